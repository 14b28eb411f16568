package org.fener.classifier.train;

import org.fener.classifier.opennlp.Calibration;

/// Fits slope and intercept that turn held-out logits into probabilities, by Newton's method (Lin, Lin and Weng 2007).
final class PlattScaling {

    private static final int STEPS = 50;
    private static final double SMALLEST_SLOPE = 0.05;

    private PlattScaling() {}

    static Calibration fit(double[] logits, boolean[] labels) {
        int positives = 0;
        for (boolean label : labels) if (label) positives++;
        int negatives = labels.length - positives;
        if (positives == 0 || negatives == 0) return new Calibration(1, 0);
        double high = (positives + 1.0) / (positives + 2.0);
        double low = 1.0 / (negatives + 2.0);
        double a = 1;
        double b = Math.log((positives + 1.0) / (negatives + 1.0)) / 2;
        double loss = loss(logits, labels, a, b, high, low);
        for (int step = 0; step < STEPS; step++) {
            double aa = 1e-9;
            double ab = 0;
            double bb = 1e-9;
            double ga = 0;
            double gb = 0;
            for (int i = 0; i < logits.length; i++) {
                double p = 1 / (1 + Math.exp(-(a * logits[i] + b)));
                double error = p - (labels[i] ? high : low);
                double weight = p * (1 - p);
                ga += error * logits[i];
                gb += error;
                aa += weight * logits[i] * logits[i];
                ab += weight * logits[i];
                bb += weight;
            }
            if (Math.abs(ga) < 1e-7 && Math.abs(gb) < 1e-7) break;
            double determinant = aa * bb - ab * ab;
            double da = (bb * ga - ab * gb) / determinant;
            double db = (aa * gb - ab * ga) / determinant;
            double size = 1;
            double next = loss(logits, labels, a - da, b - db, high, low);
            while (next > loss && size > 1e-8) {
                size /= 2;
                next = loss(logits, labels, a - size * da, b - size * db, high, low);
            }
            if (next > loss) break;
            a -= size * da;
            b -= size * db;
            loss = next;
        }
        return new Calibration(rounded(Math.max(SMALLEST_SLOPE, a)), rounded(b));
    }

    private static double loss(double[] logits, boolean[] labels, double a, double b, double high, double low) {
        double loss = 0;
        for (int i = 0; i < logits.length; i++) {
            double z = a * logits[i] + b;
            double target = labels[i] ? high : low;
            double soft = z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z));
            loss += soft - target * z;
        }
        return loss;
    }

    private static double rounded(double value) {
        return Math.round(value * 1e6) / 1e6;
    }
}
