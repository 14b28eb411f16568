package org.fener.classifier.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.fener.classifier.opennlp.Calibration;
import org.fener.classifier.opennlp.Thresholds;
import org.junit.jupiter.api.Test;

final class MeasuresTest {

    @Test
    void countsAsTheDefinitionsSay() {
        Measures m = Measures.of(List.of(
                judgement(0.9, true, false),
                judgement(0.8, false, false),
                judgement(0.7, true, false),
                judgement(0.2, true, false),
                judgement(0.6, false, true),
                judgement(0.1, false, true)));
        assertThat(m.recall()).isCloseTo(2.0 / 3, within(1e-9));
        assertThat(m.precision()).isCloseTo(0.5, within(1e-9));
        assertThat(m.f1()).isCloseTo(4.0 / 7, within(1e-9));
        assertThat(m.averagePrecision()).isCloseTo((1 + 2.0 / 3 + 3.0 / 5) / 3, within(1e-9));
        assertThat(m.neutralAlarms()).isEqualTo(0.5);
        assertThat(m.f1Interval().low()).isLessThanOrEqualTo(m.f1());
        assertThat(m.f1Interval().high()).isGreaterThanOrEqualTo(m.f1());
    }

    @Test
    void calibratesLogitsSoThatProbabilitiesHold() {
        double[] logits = new double[1000];
        boolean[] labels = new boolean[1000];
        for (int i = 0; i < 1000; i++) {
            logits[i] = i % 2 == 0 ? 3 : -3;
            labels[i] = i % 2 == 0 ? i % 10 != 0 : i % 10 == 1;
        }
        Calibration calibration = PlattScaling.fit(logits, labels);
        assertThat(calibration.probability(3)).isCloseTo(0.8, within(0.01));
        assertThat(calibration.probability(-3)).isCloseTo(0.2, within(0.01));
    }

    @Test
    void raisesAThresholdWhereNeutralTextWouldBeFlagged() {
        List<Judgement> judgements = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            judgements.add(judgement(0.9, true, false));
            judgements.add(judgement(0.1, false, false));
        }
        for (int i = 0; i < 400; i++) judgements.add(judgement(i < 4 ? 0.7 : 0.05, false, true));
        Thresholds thresholds = ThresholdChoice.of(judgements, 0.005, 1, 0);
        assertThat(thresholds.of("bg")).isGreaterThan(0.7).isLessThan(0.9);
        assertThat(ThresholdChoice.of(judgements, 0.01, 1, 0).of("bg")).isLessThan(0.7);
    }

    @Test
    void choosesAThresholdWithTheStatedPrecisionWhereThereIsOne() {
        List<Judgement> judgements = new ArrayList<>();
        for (int i = 0; i < 40; i++) judgements.add(judgement(0.9, true, false));
        for (int i = 0; i < 60; i++) judgements.add(judgement(0.5, i < 24, false));

        assertThat(ThresholdChoice.of(judgements, 0, 1, 0).of("bg")).isLessThan(0.5);
        assertThat(ThresholdChoice.of(judgements, 0, 1, 0.9).of("bg"))
                .isGreaterThan(0.5)
                .isLessThan(0.9);
    }

    private static Judgement judgement(double probability, boolean truth, boolean neutral) {
        return new Judgement(probability, 0.5, truth, "bg", neutral, "test");
    }
}
