package org.fener.classifier.train;

import java.util.List;

/// What a row counts in training: both classes weigh the same however rare one is, and neutral rows together are a
/// share of the negatives, so that telling offers from ordinary text does not drown telling them from texts alike.
///
/// @param yes     of a positive row
/// @param no      of a negative row
/// @param neutral of a neutral row
record RowWeights(int yes, int no, int neutral) {

    /// Where both classes are as frequent; the trainer counts in whole numbers.
    static final int UNIT = 64;

    private static final int MOST = 64 * UNIT;
    private static final int MOST_REPEATED = 8;

    /// Where neutral rows have no share of the negatives' weight, every row weighs the same, but rare positives up to
    /// [#MOST_REPEATED] times as much, and neutral rows as often as the options say: calm sentences keep thresholds
    /// high, and what teaches that they are harmless lowers them.
    static RowWeights of(CountedRows rows, List<Integer> learned, List<Boolean> labels, TrainingOptions options) {
        long positives = 0;
        long negatives = 0;
        for (int i = 0; i < learned.size(); i++)
            if (labels.get(i)) positives++;
            else if (!rows.row(learned.get(i)).neutral()) negatives++;
        long neutral = learned.size() - positives - negatives;
        if (options.neutralShare() == 0) {
            long repeated = Math.round((negatives + neutral) / (double) Math.max(1, positives));
            return new RowWeights(
                    UNIT * Math.clamp(repeated, 1, MOST_REPEATED), UNIT, options.neutralRepeated() * UNIT);
        }
        double all = negatives == 0 ? learned.size() : positives + negatives;
        double share = neutral == 0 ? 0 : negatives == 0 ? 1 : options.neutralShare();
        return new RowWeights(
                weight(all / 2, positives), weight((1 - share) * all / 2, negatives), weight(share * all / 2, neutral));
    }

    private static int weight(double mass, long rows) {
        return Math.clamp(Math.round(UNIT * mass / Math.max(1, rows)), 1, MOST);
    }

    int of(boolean positive, boolean isNeutral) {
        return positive ? yes : isNeutral ? neutral : no;
    }
}
