package org.fener.classifier.train;

/// There is not enough to learn a category from.
public final class TooFewRows extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String category;
    private final long positives;
    private final long negatives;

    TooFewRows(String category, long positives, long negatives) {
        super("category '" + category + "': expected at least " + Trainer.FEWEST
                + " rows labelled true and false each, got " + positives + " true and " + negatives + " false");
        this.category = category;
        this.positives = positives;
        this.negatives = negatives;
    }

    public String category() {
        return category;
    }

    public long positives() {
        return positives;
    }

    public long negatives() {
        return negatives;
    }
}
