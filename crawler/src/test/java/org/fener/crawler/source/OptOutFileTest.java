package org.fener.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.fener.crawler.fetch.OptOuts.OptOut;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptOutFileTest {

    @TempDir
    Path folder;

    @Test
    void readsWhoOptedOutSinceWhenAndWhy() throws Exception {
        Path file = Files.writeString(folder.resolve("opt-out.yaml"), """
                opt-out:
                  - host: Forum.Example.org
                    since: 2026-11-01
                    reason: mail of the owner
                """);
        OptOutFile wishes = OptOutFile.open(file);
        OptOut wish = new OptOut("forum.example.org", LocalDate.of(2026, 11, 1), "mail of the owner");
        assertThat(wishes.of("forum.example.org")).contains(wish);
        assertThat(wishes.of("old.forum.example.org")).contains(wish);
        assertThat(wishes.of("example.org")).isEmpty();
        assertThat(wishes.of("notforum.example.org")).isEmpty();
    }

    @Test
    void takesAFileThatIsNotThereAsNobody() throws Exception {
        assertThat(OptOutFile.open(folder.resolve("none.yaml")).of("example.org"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "opt-out: [example.org]",
                "opt-out:\n  - host: example.org\n    since: soon\n    reason: x",
                "opt-out:\n  - host: example.org/path\n    since: 2026-11-01\n    reason: x",
                "opt-out:\n  - host: example.org\n    since: 2026-11-01",
                "optout: []",
                "- x",
                "opt-out: {a: b",
            })
    void refusesAFileWithAMistakeAndNamesIt(String yaml) throws Exception {
        Path file = Files.writeString(folder.resolve("opt-out.yaml"), yaml);
        assertThatThrownBy(() -> OptOutFile.open(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("opt-out.yaml");
    }
}
