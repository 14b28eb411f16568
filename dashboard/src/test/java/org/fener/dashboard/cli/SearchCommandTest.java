package org.fener.dashboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `fener search`, as it is typed.
final class SearchCommandTest {

    @TempDir
    Path folder;

    @BeforeEach
    void makeHome() throws IOException {
        Files.createDirectories(home().resolve("config"));
    }

    private Path home() {
        return folder.resolve("home");
    }

    private Said fener(String... arguments) {
        return Said.at(home(), arguments);
    }

    @Test
    void pointsAtTheMistakeAndWritesTheQueryThatWasMeant() {
        Said mistaken = fener("search", "цена:>1000", "катерогия:x");

        assertThat(mistaken.exit()).isEqualTo(1);
        assertThat(mistaken.err().lines())
                .containsExactly(
                        "  цена:>1000 катерогия:x",
                        "             ^^^^^^^^^^",
                        "  as in: цена:>1000 категория:x",
                        "fener: character 12: there is no field 'катерогия'; did you mean 'категория'?");
    }

    @Test
    void tellsWhatWasMeantWhereNothingIsFound() throws IOException {
        Path posts = Files.writeString(folder.resolve("posts.jsonl"), """
                {"permalink": "https://forum.example.org/1", "source": "forum", "text": "The border is closed today"}
                """);
        assertThat(fener("import", posts.toString()).exit()).isZero();

        assertThat(fener("search", "source:forum", "bodrer").err())
                .contains("0 posts")
                .contains("source:forum: 1 posts alone, 0 without it")
                .contains("bodrer: 0 posts alone, 1 without it")
                .contains("no post has bodrer; did you mean border?");
        assertThat(fener("search", "source:fourm").err())
                .contains("no post has source:fourm; did you mean source:forum?");
        assertThat(fener("search", "категория:измами", "border").err())
                .contains("no post has категория:измами; did you mean категория:document-fraud?");
    }
}
