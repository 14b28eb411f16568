package org.fener.crawler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fener.crawler.parse.RelativePhrases.Count;
import org.junit.jupiter.api.Test;

class RelativePhrasesTest {

    @Test
    void theTableHasWhatTheUnicodeCldrSaysInOurLanguages() throws IOException {
        List<String> rows = Files.readAllLines(RelativePhrasesTable.TABLE);
        Map<String, String> table = new HashMap<>();
        for (String row : rows.subList(1, rows.size()))
            for (String phrase : row.substring(row.indexOf('\t') + 1).split("\\|", -1))
                table.put(phrase, row.substring(0, row.indexOf('\t')));
        assertThat(table).containsAllEntriesOf(RelativePhrasesTable.ofOurLanguages());
    }

    @Test
    void aPhraseTellsDirectionUnitAndNumber() {
        assertThat(RelativePhrases.ALL.look("пре 3 недеље")).contains(new Count(false, "604800", 3));
        assertThat(RelativePhrases.ALL.look("gelecek ay")).contains(new Count(true, "M", 1));
        assertThat(RelativePhrases.ALL.look("3 replies")).isEmpty();
    }
}
