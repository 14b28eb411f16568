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
        assertThat(editor.all()).containsExactly(PLAIN, again);
        editor.remove("board.example");
        editor.remove("forum.example.org");
        assertThat(file).hasContent("opt-out: []\n");
    }

    @Test
    void leavesWhatIsWrittenAboveTheListAndACopyOfWhatWasThere() throws Exception {
        String before =
                "# ask the lawyer before taking one away\n\nopt-out: [{host: a.example, since: 2026-01-01, reason: x}]\n";
        Files.writeString(file, before);

        editor.add(PLAIN);

        assertThat(Files.readString(file)).startsWith("# ask the lawyer before taking one away\n\nopt-out:\n");
        assertThat(editor.all()).extracting(OptOut::host).containsExactly("a.example", "board.example");
        assertThat(folder.resolve("copies/20261121T120000000Z-opt-out.yaml")).hasContent(before);
    }

    @Test
    void changesNothingInAFileWithAMistake() throws Exception {
        Files.writeString(file, "opt-out: [example.org]\n");

        assertThatThrownBy(() -> editor.add(PLAIN)).isInstanceOf(IOException.class);
        assertThat(file).hasContent("opt-out: [example.org]\n");
    }
}
