package org.fener.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class GuessLimitTest {

    private static final String HERE = "192.0.2.1";

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final GuessLimit limit = new GuessLimit(() -> now);

    @Test
    void fourMistakesAreForgivenTheFifthCostsHalfAMinute() {
        guess(4, "ana", HERE);
        assertThat(limit.wait("ana", HERE)).isEmpty();

        guess(1, "ana", HERE);
        assertThat(limit.wait("ana", HERE)).contains(Duration.ofSeconds(30));
        assertThat(limit.wait("boris", HERE)).isEmpty();
        assertThat(limit.wait("ana", "192.0.2.2"))
                .as("another address is not locked out")
                .isEmpty();
    }

    @Test
    void eachFurtherOneDoublesTheWaitUpToAQuarterOfAnHour() {
        guess(6, "ana", HERE);
        assertThat(limit.wait("ana", HERE)).contains(Duration.ofMinutes(1));

        guess(20, "ana", HERE);
        assertThat(limit.wait("ana", HERE)).contains(Duration.ofMinutes(15));
    }

    @Test
    void theRightPasswordForgives() {
        guess(4, "ana", HERE);
        limit.right("ana", HERE);
        guess(4, "ana", HERE);

        assertThat(limit.wait("ana", HERE)).isEmpty();
    }

    @Test
    void aWaitEndsAndAnHourLaterAllIsForgotten() {
        guess(5, "ana", HERE);
        now = now.plusSeconds(30);
        assertThat(limit.wait("ana", HERE)).isEmpty();

        now = now.plus(Duration.ofHours(2));
        guess(4, "ana", HERE);
        assertThat(limit.wait("ana", HERE)).isEmpty();
    }

    @Test
    void anAddressThatTriesManyNamesWaitsForAllOfThem() {
        for (int i = 0; i < 50; i++) guess(1, "name" + i, HERE);

        assertThat(limit.wait("another", HERE)).isPresent();
        assertThat(limit.wait("another", "192.0.2.2")).isEmpty();
    }

    @Test
    void aNameGuessedFromManyAddressesWaitsForAllOfThem() {
        for (int i = 0; i < 50; i++) guess(1, "ana", "192.0.2." + i);

        assertThat(limit.wait("ana", "198.51.100.1")).isPresent();
    }

    private void guess(int times, String name, String address) {
        for (int i = 0; i < times; i++) limit.wrong(name, address);
    }
}
