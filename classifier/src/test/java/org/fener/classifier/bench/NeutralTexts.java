package org.fener.classifier.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.classifier.SharedRows;
import org.fener.classifier.train.LabelledRow;

/// Ordinary sentences: half of SIB-200 to learn what they are, the other half and treebank sentences to count alarms
/// on. Polish, which neither has, has none.
final class NeutralTexts {

    private final List<SharedRows.Row> parallel;
    private final List<SharedRows.Row> treebank;

    private NeutralTexts(List<SharedRows.Row> parallel, List<SharedRows.Row> treebank) {
        this.parallel = parallel;
        this.treebank = treebank;
    }

    static NeutralTexts read() throws IOException {
        return new NeutralTexts(SharedRows.read("sib200"), SharedRows.read("ud_negatives"));
    }

    List<LabelledRow> learned(String language, String category) {
        return half(language, category, 0);
    }

    List<LabelledRow> tested(String language, String category) {
        List<LabelledRow> rows = half(language, category, 1);
        for (SharedRows.Row row : treebank)
            if (row.lang().equals(language)) rows.add(labelled(row, category, "ud_negatives"));
        return rows;
    }

    /// Every other sentence; the same ones in all languages.
    private List<LabelledRow> half(String language, String category, int remainder) {
        List<LabelledRow> rows = new ArrayList<>();
        int number = 0;
        for (SharedRows.Row row : parallel)
            if (row.lang().equals(language) && number++ % 2 == remainder) rows.add(labelled(row, category, "sib200"));
        return rows;
    }

    private static LabelledRow labelled(SharedRows.Row row, String category, String origin) {
        return new LabelledRow(
                row.id(), row.text(), Optional.of(row.lang()), Map.of(category, false), row.id(), true, origin);
    }
}
