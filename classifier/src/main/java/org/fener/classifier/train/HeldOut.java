package org.fener.classifier.train;

import java.util.List;

/// Logits of rows by models that did not learn from their group.
final class HeldOut {

    private HeldOut() {}

    /// The logit of every known row, beside `known`.
    ///
    /// @param known     rows with a label of the category
    /// @param learnable those of them that may be learned from
    static double[] logits(
            CountedRows rows,
            MaxentTraining training,
            String category,
            List<Integer> known,
            List<Integer> learnable,
            int folds) {
        double[] logits = new double[known.size()];
        for (int fold = 0; fold < folds; fold++) {
            int current = fold;
            List<Integer> learned = learnable.stream()
                    .filter(r -> fold(rows.row(r).group(), folds) != current)
                    .toList();
            NumberedModel model = training.train(category, learned);
            for (int i = 0; i < known.size(); i++)
                if (fold(rows.row(known.get(i)).group(), folds) == current) logits[i] = model.logit(known.get(i));
        }
        return logits;
    }

    static int fold(String group, int folds) {
        int hash = 7;
        for (int i = 0; i < group.length(); i++) hash = hash * 31 + group.charAt(i);
        hash ^= hash >>> 15;
        hash *= 0x2c1b3c6d;
        hash ^= hash >>> 12;
        return Math.floorMod(hash, folds);
    }
}
