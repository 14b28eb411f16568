package org.fener.classifier.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import opennlp.tools.ml.maxent.quasinewton.Function;
import org.junit.jupiter.api.Test;

final class QuasiNewtonTest {

    /// Least at (3, -2), a thousand times as steep one way as the other.
    private static final Function BOWL = new Function() {

        @Override
        public int getDimension() {
            return 2;
        }

        @Override
        public double valueAt(double[] x) {
            return 1_000 * (x[0] - 3) * (x[0] - 3) + (x[1] + 2) * (x[1] + 2) + 5e-9;
        }

        @Override
        public double[] gradientAt(double[] x) {
            return new double[] {2_000 * (x[0] - 3), 2 * (x[1] + 2)};
        }
    };

    /// Rosenbrock's valley, least at (1, 1), where it is a little more than nothing.
    private static final Function VALLEY = new Function() {

        @Override
        public int getDimension() {
            return 2;
        }

        @Override
        public double valueAt(double[] x) {
            return Math.pow(1 - x[0], 2) + 100 * Math.pow(x[1] - x[0] * x[0], 2) + 1e-9;
        }

        @Override
        public double[] gradientAt(double[] x) {
            double off = x[1] - x[0] * x[0];
            return new double[] {-2 * (1 - x[0]) - 400 * x[0] * off, 200 * off};
        }
    };

    @Test
    void findsTheBottomOfABowl() {
        double[] found = new QuasiNewton(BOWL, 0, 100).minimum();
        assertThat(found[0]).isCloseTo(3, within(1e-3));
        assertThat(found[1]).isCloseTo(-2, within(1e-3));
    }

    @Test
    void followsAValley() {
        double[] found = new QuasiNewton(VALLEY, 0, 200).minimum();
        assertThat(found[0]).isCloseTo(1, within(1e-3));
        assertThat(found[1]).isCloseTo(1, within(1e-3));
    }

    /// Of 1000 (x - 3)² + 1000 x² the least is at 1.5, of (y + 2)² + 1000 y² near 0.
    @Test
    void largeWeightsCost() {
        double[] found = new QuasiNewton(BOWL, 1_000, 100).minimum();
        assertThat(found[0]).isCloseTo(1.5, within(1e-3));
        assertThat(found[1]).isCloseTo(-2 / 1_001.0, within(1e-3));
    }

    @Test
    void makesNoMoreIterationsThanAllowed() {
        double[] one = new QuasiNewton(VALLEY, 0, 1).minimum();
        assertThat(VALLEY.valueAt(one))
                .isLessThan(VALLEY.valueAt(new double[2]))
                .isGreaterThan(1e-3);
        assertThat(new QuasiNewton(VALLEY, 0, 0).minimum()).containsOnly(0);
    }
}
