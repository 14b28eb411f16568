package org.fener.classifier.opennlp;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import opennlp.tools.ml.maxent.io.BinaryQNModelWriter;
import opennlp.tools.ml.maxent.quasinewton.QNModel;
import opennlp.tools.ml.model.Context;

/// A category's model in OpenNLP's own binary format, zipped, and beside it how many texts have each feature.
public final class MaxentFile {

    /// A model that was learned by a quasi-Newton method.
    private static final String TYPE = "QN";

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
        List<Weighed> weighed = weighed(category, model);
        double bias = 0;
        List<String> features = new ArrayList<>(weighed.size());
        List<Float> weights = new ArrayList<>(weighed.size());
        for (Weighed one : weighed) {
            if (one.feature.equals(BIAS)) {
                bias = one.weight;
                continue;
            }
            features.add(one.feature);
            weights.add((float) one.weight);
        }
        return new CategoryModel(
                category,
                features,
                weights,
                counts(category, frequencies, features.size()),
                rows,
                bias,
                calibration,
                thresholds);
    }

    private static List<Integer> counts(String category, byte[] frequencies, int features) throws IOException {
        try (DataInputStream in = unzipped(frequencies)) {
            int size = in.readInt();
            if (size != features)
                throw new IOException(category + ": " + size + " frequencies for " + features + " features");
            List<Integer> counts = new ArrayList<>(size);
            for (int i = 0; i < size; i++) counts.add(in.readInt());
            return counts;
        }
    }

    private record Weighed(String feature, double weight) {}

    /// In the features' natural order. OpenNLP's own reader would make four objects of each weight, of which there are
    /// hundreds of thousands.
    private static List<Weighed> weighed(String category, byte[] model) throws IOException {
        try (DataInputStream in = unzipped(model)) {
            String type = in.readUTF();
            List<String> outcomes = strings(in);
            List<String> patterns = strings(in);
            List<String> features = strings(in);
            if (!type.equals(TYPE) || outcomes.indexOf(TRUE) != 0 || !patterns.equals(List.of(features.size() + " 0")))
                throw new IOException(category + ": expected a model of the type '" + TYPE
                        + "' with weights of the outcome 'true' alone, got the type '" + type + "', outcomes "
                        + outcomes + " and weights " + patterns);
            List<Weighed> weighed = new ArrayList<>(features.size());
            for (String feature : features) weighed.add(new Weighed(feature, in.readDouble()));
            weighed.sort(Comparator.comparing(Weighed::feature));
            return weighed;
        }
    }

    private static List<String> strings(DataInputStream in) throws IOException {
        int size = in.readInt();
        List<String> strings = new ArrayList<>();
        for (int i = 0; i < size; i++) strings.add(in.readUTF());
        return strings;
    }

    /// All at once: a stream that inflates as it is read does so anew for each number.
    private static DataInputStream unzipped(byte[] zipped) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            return new DataInputStream(new ByteArrayInputStream(in.readAllBytes()));
        }
    }
}
