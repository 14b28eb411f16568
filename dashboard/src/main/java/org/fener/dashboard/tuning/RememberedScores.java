package org.fener.dashboard.tuning;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.fener.classifier.Classifier;
import org.fener.classifier.Score;
import org.fener.classifier.Verdict;
import org.fener.classifier.train.LabelledRow;
import org.fener.dashboard.store.Labels;

/// What the judge in force gives labelled texts, until another one is in force: while a slider moves, the same
/// texts are asked about again and again.
public final class RememberedScores {

    private static final int MOST = 20_000;

    private final Map<String, Remembered> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Remembered> eldest) {
            return size() > MOST;
        }
    };

    private String version = "";

    /// @param language in which the text was judged
    record Remembered(String language, Map<String, Double> probabilities) {

        static Remembered of(Verdict verdict) {
            return new Remembered(
                    verdict.language(),
                    verdict.scores().stream().collect(Collectors.toMap(Score::category, Score::probability)));
        }

        /// Empty where the judge does not know the category.
        OptionalDouble of(String category) {
            Double probability = probabilities.get(category);
            return probability == null ? OptionalDouble.empty() : OptionalDouble.of(probability);
        }
    }

    synchronized Remembered of(LabelledRow row, Classifier judge) {
        if (!judge.version().equals(version)) {
            remembered.clear();
            version = judge.version();
        }
        String key = row.language().orElse("") + ' ' + Labels.digest(row.text());
        return remembered.computeIfAbsent(key, any -> Remembered.of(judge.judge(row.text(), row.language())));
    }
}
