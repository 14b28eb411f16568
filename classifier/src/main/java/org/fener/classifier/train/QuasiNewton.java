package org.fener.classifier.train;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import opennlp.tools.ml.maxent.quasinewton.Function;

/// Finds where a smooth function and a cost of large weights are least together: L-BFGS with a bisecting line search
/// (Nocedal and Wright, Numerical Optimization, algorithm 7.4; Lewis and Overton, doi:10.1007/s10107-012-0514-2). The
/// same function gives the same weights.
///
/// OpenNLP's own minimiser stops at the first step that gains little, as a step that went wrong also does: of the loss
/// of our models it left up to half of what was still to be gained, more or less by chance.
final class QuasiNewton {

    private static final int MOST_REMEMBERED = 10;

    /// Iterations that must gain a share of the loss together, or no more follow.
    private static final int LOOK_BACK = 10;

    private static final double LEAST_GAIN = 1e-3;

    /// The conditions of Wolfe: the loss falls as the slope promises, and the slope gets flatter.
    private static final double GAINED = 1e-4;

    private static final double FLATTER = 0.9;
    private static final int MOST_LENGTHS = 20;

    /// A step along which the slope hardly changed says nothing of how the function bends.
    private static final double LEAST_BEND = 1e-12;

    private final Function loss;
    private final double cost;
    private final int iterations;
    private final Deque<Step> remembered = new ArrayDeque<>();

    /// @param cost       of the square of each weight
    /// @param iterations at most
    QuasiNewton(Function loss, double cost, int iterations) {
        this.loss = loss;
        this.cost = cost;
        this.iterations = iterations;
    }

    private static final class Point {

        private final double[] weights;
        private final double value;
        private final double[] slope;

        private Point(double[] weights, double value, double[] slope) {
            this.weights = weights;
            this.value = value;
            this.slope = slope;
        }
    }

    /// How far the weights moved, how much the slope changed on the way, and the product of both.
    private static final class Step {

        private final double[] moved;
        private final double[] bent;
        private final double product;

        private Step(Point from, Point to) {
            this.moved = sum(to.weights, from.weights, -1);
            this.bent = sum(to.slope, from.slope, -1);
            this.product = product(moved, bent);
        }

        private boolean bends() {
            return product > LEAST_BEND * product(bent, bent);
        }
    }

    /// The weights, beginning at none.
    double[] minimum() {
        double[] none = new double[loss.getDimension()];
        Point here = point(none, value(none));
        double[] values = new double[iterations + 1];
        values[0] = here.value;
        for (int i = 1; i <= iterations; i++) {
            Optional<Point> next = next(here);
            if (next.isEmpty()) break;
            remember(new Step(here, next.get()));
            here = next.get();
            values[i] = here.value;
            if (i >= LOOK_BACK && values[i - LOOK_BACK] - here.value < LEAST_GAIN * Math.abs(here.value)) break;
        }
        return here.weights;
    }

    /// Empty where nothing is to be gained.
    private Optional<Point> next(Point here) {
        Optional<Point> next = along(direction(here.slope), here);
        if (next.isPresent() || remembered.isEmpty()) return next;
        remembered.clear();
        return along(direction(here.slope), here);
    }

    /// Tries lengths until the loss is low enough and flat enough.
    private Optional<Point> along(double[] direction, Point here) {
        double slope = product(direction, here.slope);
        if (!(slope < 0)) return Optional.empty();
        double length = remembered.isEmpty() ? 1 / Math.max(1, Math.sqrt(-slope)) : 1;
        double tooShort = 0;
        double tooLong = Double.POSITIVE_INFINITY;
        Optional<Point> lowest = Optional.empty();
        for (int i = 0; i < MOST_LENGTHS; i++) {
            double[] weights = sum(here.weights, direction, length);
            double value = value(weights);
            if (value <= here.value + GAINED * length * slope) {
                Point there = point(weights, value);
                lowest = Optional.of(there);
                if (product(direction, there.slope) >= FLATTER * slope) return lowest;
                tooShort = length;
            } else tooLong = length;
            length = Double.isInfinite(tooLong) ? 2 * length : (tooShort + tooLong) / 2;
        }
        return lowest;
    }

    /// Downhill, as steep as the remembered steps say that the function bends.
    private double[] direction(double[] slope) {
        double[] direction = new double[slope.length];
        add(direction, slope, -1);
        if (remembered.isEmpty()) return direction;
        double[] shares = new double[remembered.size()];
        int i = 0;
        for (Step step : remembered) {
            shares[i] = product(step.moved, direction) / step.product;
            add(direction, step.bent, -shares[i++]);
        }
        Step last = remembered.getFirst();
        double scale = last.product / product(last.bent, last.bent);
        for (int j = 0; j < direction.length; j++) direction[j] *= scale;
        Iterator<Step> oldestFirst = remembered.descendingIterator();
        while (oldestFirst.hasNext()) {
            Step step = oldestFirst.next();
            add(direction, step.moved, shares[--i] - product(step.bent, direction) / step.product);
        }
        return direction;
    }

    private void remember(Step step) {
        if (!step.bends()) return;
        if (remembered.size() == MOST_REMEMBERED) remembered.removeLast();
        remembered.addFirst(step);
    }

    private double value(double[] weights) {
        return loss.valueAt(weights) + cost * product(weights, weights);
    }

    private Point point(double[] weights, double value) {
        double[] slope = loss.gradientAt(weights).clone();
        add(slope, weights, 2 * cost);
        return new Point(weights, value, slope);
    }

    private static double product(double[] a, double[] b) {
        double product = 0;
        for (int i = 0; i < a.length; i++) product += a[i] * b[i];
        return product;
    }

    private static double[] sum(double[] a, double[] b, double times) {
        double[] sum = a.clone();
        add(sum, b, times);
        return sum;
    }

    private static void add(double[] to, double[] b, double times) {
        for (int i = 0; i < to.length; i++) to[i] += times * b[i];
    }
}
