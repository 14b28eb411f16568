package org.fener.classifier.opennlp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import opennlp.tools.ml.maxent.quasinewton.QNModel;

/// The same models evaluated by OpenNLP itself, from the features' names: the peer of [FlatModels] in tests and
/// measurements.
public final class OpenNlpScores {

    private final FeatureCounts counting = new FeatureCounts();
    private final List<Peer> peers;

    private record Peer(CategoryModel model, QNModel openNlp, Map<String, Float> inverse) {}

    public OpenNlpScores(ModelFolder folder) {
        peers = folder.models().stream().map(OpenNlpScores::peer).toList();
    }

    private static Peer peer(CategoryModel model) {
        Map<String, Float> inverse = new HashMap<>();
        for (int i = 0; i < model.features().size(); i++)
            inverse.put(
                    model.features().get(i),
                    FeatureWeighting.inverseFrequency(
                            model.rows(), model.frequencies().get(i)));
        return new Peer(model, MaxentFile.model(model), inverse);
    }

    /// Calibrated probability of every category.
    public List<Double> of(AnalysedText text) {
        return uncalibrated(text, true);
    }

    /// As OpenNLP says them.
    List<Double> raw(AnalysedText text) {
        return uncalibrated(text, false);
    }

    private List<Double> uncalibrated(AnalysedText text, boolean calibrated) {
        FeatureCounts.Counted counted = counting.of(text);
        List<Double> probabilities = new ArrayList<>();
        for (Peer peer : peers) {
            double probability = probability(peer, counted);
            probabilities.add(
                    calibrated
                            ? peer.model().calibration().probability(Math.log(probability / (1 - probability)))
                            : probability);
        }
        return probabilities;
    }

    private static double probability(Peer peer, FeatureCounts.Counted counted) {
        double[] squares = new double[FeatureWeighting.blocks()];
        List<String> names = new ArrayList<>();
        List<Double> raws = new ArrayList<>();
        for (int i = 0; i < counted.names().size(); i++) {
            String name = counted.names().get(i);
            int block = FeatureWalk.block(name);
            Float inverse = peer.inverse().get(name);
            if (inverse == null) {
                squares[block] += FeatureWeighting.unknownSquares(
                        block, counted.counts().get(i), peer.model().rows());
                continue;
            }
            double raw = FeatureWeighting.raw(counted.counts().get(i), inverse);
            names.add(name);
            raws.add(raw);
            squares[block] += raw * raw;
        }
        names.add(MaxentFile.BIAS);
        float[] values = new float[names.size()];
        for (int i = 0; i < raws.size(); i++) {
            int block = FeatureWalk.block(names.get(i));
            values[i] = (float) (raws.get(i) * FeatureWeighting.scale(block, squares[block]));
        }
        values[raws.size()] = 1;
        QNModel openNlp = peer.openNlp();
        return openNlp.eval(names.toArray(String[]::new), values)[openNlp.getIndex(MaxentFile.TRUE)];
    }
}
