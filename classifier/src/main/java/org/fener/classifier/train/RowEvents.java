package org.fener.classifier.train;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import opennlp.tools.ml.model.Event;
import opennlp.tools.ml.model.OnePassRealValueDataIndexer;
import opennlp.tools.util.ObjectStream;
import opennlp.tools.util.TrainingParameters;

/// Rows as OpenNLP's trainer takes them, as numbers from the start: no string a feature and event. A row's weight is
/// how often the trainer believes to have seen it. (A subclass, because the trainer reads real values from this class
/// alone.)
final class RowEvents extends OnePassRealValueDataIndexer {

    static final int YES = 0;
    static final int NO = 1;

    private final String[] features;
    private final int[][] present;
    private final float[][] lengths;
    private final int[] outcomes;
    private final int[] weights;
    private int size;

    /// @param features names, in the order of their numbers
    /// @param rows     how many will be added
    RowEvents(List<String> features, int rows) {
        this.features = features.toArray(String[]::new);
        this.present = new int[rows][];
        this.lengths = new float[rows][];
        this.outcomes = new int[rows];
        this.weights = new int[rows];
    }

    void add(int outcome, int weight, int[] context, float[] value) {
        present[size] = context;
        lengths[size] = value;
        outcomes[size] = outcome;
        weights[size++] = weight;
    }

    @Override
    public void init(TrainingParameters parameters, Map<String, String> report) {}

    @Override
    public void index(ObjectStream<Event> events) {
        throw new UnsupportedOperationException("rows are added one by one");
    }

    @Override
    public int[][] getContexts() {
        return present;
    }

    @Override
    public float[][] getValues() {
        return lengths;
    }

    @Override
    public int[] getOutcomeList() {
        return outcomes;
    }

    @Override
    public int[] getNumTimesEventsSeen() {
        return weights;
    }

    @Override
    public String[] getPredLabels() {
        return features;
    }

    @Override
    public int[] getPredCounts() {
        int[] counts = new int[features.length];
        for (int[] context : present) for (int feature : context) counts[feature]++;
        return counts;
    }

    @Override
    public String[] getOutcomeLabels() {
        return new String[] {"true", "false"};
    }

    @Override
    public int getNumEvents() {
        return Arrays.stream(weights).sum();
    }
}
