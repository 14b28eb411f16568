package org.fener.classifier.opennlp;

/// From counts to values: sublinear term frequency times inverse document frequency, each block scaled to its length.
public final class FeatureWeighting {

    private static final double[] DAMPED = new double[128];

    static {
        for (int i = 1; i < DAMPED.length; i++) DAMPED[i] = 1 + Math.log(i);
    }

    private FeatureWeighting() {}

    /// A count as it weighs: the second time says less than the first.
    public static double damped(int count) {
        return count < DAMPED.length ? DAMPED[count] : 1 + Math.log(count);
    }

    /// Before scaling.
    public static double raw(int count, float inverseFrequency) {
        return damped(count) * inverseFrequency;
    }

    /// How rare a feature is.
    ///
    /// @param rows         learned from
    /// @param containingIt how many of them have the feature
    public static float inverseFrequency(int rows, int containingIt) {
        return (float) (Math.log((1.0 + rows) / (1.0 + containingIt)) + 1);
    }

    /// What a feature that the model does not know adds to the squares of its block: so a long text that shares a few
    /// words with the category is not taken for one of it. Facts are few and count only where they are known.
    public static double unknownSquares(int block, int count, int rows) {
        if (block == FeatureWalk.FACTS) return 0;
        double inverse = inverseFrequency(rows, 1);
        return count * inverse * inverse;
    }

    /// What brings a block to its length.
    ///
    /// @param squares sum of the squares of a block's raw values
    public static double scale(int block, double squares) {
        return squares == 0 ? 0 : FeatureWalk.BLOCK_LENGTH[block] / Math.sqrt(squares);
    }

    public static int blocks() {
        return FeatureWalk.BLOCKS;
    }
}
