package org.fener.classifier.bench;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fener.classifier.train.LabelledRow;

/// What a bench line asks for: to tell the texts of one class, learned from some rows, tested on others.
///
/// @param name  of set and class, such as `harmful`; also the category's key
/// @param train of all its languages
/// @param test  none of their texts is learned from
record BenchTask(String name, List<LabelledRow> train, List<LabelledRow> test) {

    BenchTask {
        train = List.copyOf(train);
        test = List.copyOf(test);
    }

    /// Rows by the language they say.
    static Map<String, List<LabelledRow>> byLanguage(List<LabelledRow> rows) {
        Map<String, List<LabelledRow>> languages = new TreeMap<>();
        for (LabelledRow row : rows)
            languages
                    .computeIfAbsent(row.language().orElseThrow(), language -> new java.util.ArrayList<>())
                    .add(row);
        return languages;
    }
}
