package org.fener.classifier.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fener.classifier.opennlp.AnalysedText;
import org.fener.classifier.opennlp.FeatureCounts;
import org.fener.classifier.opennlp.TextAnalysis;

/// All rows with their features counted once, features as numbers of one dictionary.
final class CountedRows {

    private final List<LabelledRow> rows;
    private final List<String> names = new ArrayList<>();
    private final List<String> languages = new ArrayList<>();
    private final int[][] features;
    private final int[][] counts;

    CountedRows(List<LabelledRow> rows, TextAnalysis analysis, Progress progress) {
        this.rows = List.copyOf(rows);
        this.features = new int[rows.size()][];
        this.counts = new int[rows.size()][];
        FeatureCounts counting = new FeatureCounts();
        Map<String, Integer> numbers = new HashMap<>();
        for (int r = 0; r < rows.size(); r++) {
            AnalysedText analysed =
                    analysis.analyse(rows.get(r).text(), rows.get(r).language());
            languages.add(analysed.language().language());
            FeatureCounts.Counted counted = counting.of(analysed);
            int size = counted.names().size();
            features[r] = new int[size];
            counts[r] = new int[size];
            for (int i = 0; i < size; i++) {
                features[r][i] = numbers.computeIfAbsent(counted.names().get(i), name -> {
                    names.add(name);
                    return names.size() - 1;
                });
                counts[r][i] = counted.counts().get(i);
            }
            progress.at("reading rows", r + 1, rows.size());
        }
    }

    int size() {
        return rows.size();
    }

    LabelledRow row(int index) {
        return rows.get(index);
    }

    /// As detected, which is what a threshold is looked up by.
    String language(int index) {
        return languages.get(index);
    }

    int featureCount() {
        return names.size();
    }

    String name(int feature) {
        return names.get(feature);
    }

    /// Of a row; not to be changed.
    int[] features(int index) {
        return features[index];
    }

    int[] counts(int index) {
        return counts[index];
    }
}
