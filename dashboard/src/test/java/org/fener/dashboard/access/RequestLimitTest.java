package org.fener.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RequestLimitTest {

    private Instant now = Instant.parse("2026-11-28T09:00:00Z");
    private final RequestLimit limit = new RequestLimit(() -> now, 60);

    @Test
    void aMinutesWorthIsLetThroughAtOnceAndThenOneASecond() {
        for (int asked = 0; asked < 60; asked++) assertThat(limit.ask("one")).isEmpty();

        assertThat(limit.ask("one")).contains(Duration.ofSeconds(1));
        now = now.plusSeconds(1);
        assertThat(limit.ask("one")).isEmpty();
        assertThat(limit.ask("one")).isPresent();
    }

    @Test
    void whatWasRefusedIsNotCounted() {
        for (int asked = 0; asked < 1000; asked++) limit.ask("one");

        now = now.plusSeconds(1);
        assertThat(limit.ask("one")).isEqualTo(Optional.empty());
    }

    @Test
    void eachIsCountedAlone() {
        for (int asked = 0; asked < 61; asked++) limit.ask("one");

        assertThat(limit.ask("other")).isEmpty();
    }
}
