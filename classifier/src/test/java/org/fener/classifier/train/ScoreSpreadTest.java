package org.fener.classifier.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ScoreSpreadTest {

    @Test
    void theSameScoresHaveNotShifted() {
        ScoreSpread day = ScoreSpread.of("smuggling", List.of(0.05, 0.15, 0.15, 0.95, 1.0), 2);

        assertThat(day.shiftFrom(day)).isZero();
        assertThat(day.bins()).containsExactly(1, 2, 0, 0, 0, 0, 0, 0, 0, 2);
        assertThat(day.flaggedShare()).isEqualTo(0.4);
    }

    @Test
    void aShiftIsSeenAndAnEmptyBinDoesNotMakeItEndless() {
        ScoreSpread then = ScoreSpread.of("smuggling", List.of(0.05, 0.05, 0.05, 0.15), 0);
        ScoreSpread now = ScoreSpread.of("smuggling", List.of(0.95, 0.95, 0.05, 0.15), 2);

        assertThat(now.shiftFrom(then)).isGreaterThan(0.25).isFinite();
    }
}
