package org.fener.dashboard.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fener.dashboard.store.Triage.Taken;
import org.junit.jupiter.api.Test;

/// How fast people decide.
final class PaceTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private static List<Taken> every(String account, int seconds, int decisions) {
        List<Taken> taken = new ArrayList<>();
        for (int i = 0; i < decisions; i++) taken.add(new Taken(account, NOON.plusSeconds((long) i * seconds)));
        return taken;
    }

    @Test
    void isTheMedianOfEachPersonsOwnGaps() {
        List<Taken> taken = new ArrayList<>(every("anna", 4, 16));
        taken.addAll(every("boris", 10, 8));
        taken.sort(Comparator.comparing(Taken::at));

        assertThat(Pace.of(taken)).contains(new Pace(Duration.ofSeconds(4), 22));
    }

    @Test
    void aBreakIsNoDecision() {
        List<Taken> taken = new ArrayList<>(every("anna", 3, 21));
        taken.add(new Taken("anna", NOON.plus(Duration.ofHours(2))));

        assertThat(Pace.of(taken)).contains(new Pace(Duration.ofSeconds(3), 20));
    }

    @Test
    void aFewTellNothing() {
        assertThat(Pace.of(every("anna", 3, 20))).isEqualTo(Optional.empty());
    }

    @Test
    void minutesFollowFromTheMedian() {
        assertThat(new Pace(Duration.ofSeconds(3), 20).minutes(40)).isEqualTo(2);
    }
}
