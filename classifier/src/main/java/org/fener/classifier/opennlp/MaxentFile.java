package org.fener.classifier.opennlp;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import opennlp.tools.ml.maxent.io.BinaryQNModelWriter;
import opennlp.tools.ml.maxent.quasinewton.QNModel;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.BinaryFileDataReader;
import opennlp.tools.ml.model.Context;
import opennlp.tools.ml.model.GenericModelReader;

/// A category's model in OpenNLP's own binary format, zipped, and beside it how many texts have each feature.
public final class MaxentFile {

    static final String TRUE = "true";
    static final String FALSE = "false";

    /// The predicate that every text has; its weight is the bias.
    public static final String BIAS = "*";

    private MaxentFile() {}

    /// The model as OpenNLP evaluates it: weights of "true", none of "false".
    static QNModel model(CategoryModel model) {
        int size = model.features().size();
        Context[] contexts = new Context[size + 1];
        String[] labels = new String[size + 1];
        for (int i = 0; i < size; i++) {
            contexts[i] =
                    new Context(new int[] {0}, new double[] {model.weights().get(i)});
            labels[i] = model.features().get(i);
        }
        contexts[size] = new Context(new int[] {0}, new double[] {model.bias()});
        labels[size] = BIAS;
        return new QNModel(contexts, labels, new String[] {TRUE, FALSE});
    }

    static byte[] modelBytes(CategoryModel model) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            BinaryQNModelWriter writer = new BinaryQNModelWriter(model(model), out);
            writer.persist();
        }
        return bytes.toByteArray();
    }

    /// In the features' natural order.
    static byte[] frequencyBytes(CategoryModel model) throws IOException {
        Map<String, Integer> sorted = new TreeMap<>();
        for (int i = 0; i < model.features().size(); i++)
            sorted.put(model.features().get(i), model.frequencies().get(i));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeInt(sorted.size());
            for (int frequency : sorted.values()) out.writeInt(frequency);
        }
        return bytes.toByteArray();
    }

    static CategoryModel read(
            String category, byte[] model, byte[] frequencies, int rows, Calibration calibration, Thresholds thresholds)
            throws IOException {
        Map<String, Float> weights = new TreeMap<>();
        double bias = 0;
        for (Map.Entry<String, Context> entry : contexts(category, model).entrySet()) {
            double weight = entry.getValue().getParameters()[0];
            if (entry.getKey().equals(BIAS)) bias = weight;
            else weights.put(entry.getKey(), (float) weight);
        }
        List<Integer> counts = new ArrayList<>(weights.size());
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(frequencies)))) {
            int size = in.readInt();
            if (size != weights.size())
                throw new IOException(category + ": " + size + " frequencies for " + weights.size() + " features");
            for (int i = 0; i < size; i++) counts.add(in.readInt());
        }
        return new CategoryModel(
                category,
                List.copyOf(weights.keySet()),
                List.copyOf(weights.values()),
                counts,
                rows,
                bias,
                calibration,
                thresholds);
    }

    private static Map<String, Context> contexts(String category, byte[] model) throws IOException {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(model)))) {
            AbstractModel read = new GenericModelReader(new BinaryFileDataReader(in)).getModel();
            if (!read.getOutcome(0).equals(TRUE))
                throw new IOException(
                        category + ": expected a model of the outcome 'true', got '" + read.getOutcome(0) + "'");
            @SuppressWarnings("unchecked")
            Map<String, Context> contexts = (Map<String, Context>) Objects.requireNonNull(read.getDataStructures()[1]);
            return contexts;
        }
    }
}
