package org.fener.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.fener.crawler.fetch.OptOuts.OptOut;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptOutEditorTest {

    private static final OptOut ODD = new OptOut(
            "forum.example.org", LocalDate.of(2026, 11, 1), "\"quoted\": # all\n- of \\ it \u2028 \ud83d\ude00");
    private static final OptOut PLAIN = new OptOut("board.example", LocalDate.of(2026, 11, 2), "by mail");

    @TempDir
    Path folder;

    private Path file;
    private OptOutEditor editor;

    @BeforeEach
    void open() {
        file = folder.resolve("opt-out.yaml");
        editor = new OptOutEditor(file, InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z")));
    }

    @Test
    void writesWishesDownAndTakesThemBack() throws Exception {
        editor.add(ODD);
        editor.add(PLAIN);
        assertThat(editor.all()).containsExactly(ODD, PLAIN);
        assertThat(OptOutFile.open(file).of("www.board.example")).contains(PLAIN);

        OptOut again = new OptOut("forum.example.org", LocalDate.of(2026, 11, 3), "once more");
        editor.add(again);
        assertThat(editor.all()).containsExactly(again, PLAIN);
        editor.remove("board.example");
        editor.remove("forum.example.org");
        assertThat(file).hasContent("opt-out:\n");
    }

    @Test
    void leavesAllElseAsWrittenAndACopyOfWhatWasThere() throws Exception {
        String before = """
                # ask the lawyer before taking one away

                opt-out:
                  # by phone
                  - host: Forum.example.org  # and its mirror
                    since: 2026-01-01
                    reason: x
                  # by letter
                  - {host: a.example, since: 2026-01-02, reason: y}  # file 5
                # nobody else so far
                """;
        Files.writeString(file, before);

        editor.add(PLAIN);
        assertThat(Files.readString(file))
                .isEqualTo(before + "  - host: board.example\n    since: 2026-11-02\n    reason: \"by mail\"\n");
        assertThat(folder.resolve("copies/20261121T120000000Z-opt-out.yaml")).hasContent(before);

        editor.remove("board.example");
        editor.add(new OptOut("forum.example.org", LocalDate.of(2026, 11, 3), "once more"));
        editor.add(new OptOut("a.example", LocalDate.of(2026, 11, 4), "too"));
        assertThat(Files.readString(file))
                .isEqualTo(before.replace("2026-01-01", "2026-11-03")
                        .replace("reason: x", "reason: \"once more\"")
                        .replace("2026-01-02, reason: y", "2026-11-04, reason: \"too\""));
    }

    @Test
    void changesAListOnOneLine() throws Exception {
        Files.writeString(file, "opt-out: [{host: a.example, since: 2026-01-01, reason: x}] # all\n");
        editor.add(PLAIN);
        editor.remove("a.example");
        assertThat(file).hasContent("opt-out: [{host: board.example, since: 2026-11-02, reason: \"by mail\"}] # all\n");
        editor.remove("board.example");
        editor.add(PLAIN);
        assertThat(editor.all()).containsExactly(PLAIN);
    }

    @Test
    void changesNothingInAFileWithAMistake() throws Exception {
        Files.writeString(file, "opt-out: [example.org]\n");

        assertThatThrownBy(() -> editor.add(PLAIN)).isInstanceOf(IOException.class);
        assertThat(file).hasContent("opt-out: [example.org]\n");
    }
}
