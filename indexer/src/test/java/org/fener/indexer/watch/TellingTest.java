package org.fener.indexer.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.fener.indexer.watch.Telling.Quiet;
import org.fener.indexer.watch.Telling.Rhythm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TellingTest {

    private static final ZoneId SOFIA = ZoneId.of("Europe/Sofia");

    /// Sofia is two hours ahead in winter; quiet from 22 to 7.
    @ParameterizedTest
    @CsvSource({
        "EACH,         2026-11-20T12:03:00Z, 2026-11-20T12:03:00Z",
        "EACH,         2026-11-20T20:00:00Z, 2026-11-21T05:00:00Z",
        "EACH,         2026-11-21T04:59:00Z, 2026-11-21T05:00:00Z",
        "EACH,         2026-11-21T05:00:00Z, 2026-11-21T05:00:00Z",
        "QUARTER_HOUR, 2026-11-20T12:03:00Z, 2026-11-20T12:15:00Z",
        "QUARTER_HOUR, 2026-11-20T12:15:00Z, 2026-11-20T12:30:00Z",
        "QUARTER_HOUR, 2026-11-20T19:50:00Z, 2026-11-21T05:00:00Z",
        "DAY,          2026-11-20T12:03:00Z, 2026-11-21T06:00:00Z",
        "DAY,          2026-11-21T05:59:00Z, 2026-11-21T06:00:00Z"
    })
    void waitsForItsRhythmAndTheEndOfQuietHours(Rhythm rhythm, Instant found, Instant told) {
        Telling telling =
                new Telling(rhythm, Optional.of(new Quiet(LocalTime.of(22, 0), LocalTime.of(7, 0))), Optional.empty());

        assertThat(telling.when(found, SOFIA)).isEqualTo(told);
    }

    @Test
    void isSilentUntilItsOwnerWantsToHearAgain() {
        Instant found = Instant.parse("2026-11-20T12:00:00Z");
        Instant end = Instant.parse("2026-11-27T12:00:00Z");

        assertThat(Telling.AT_ONCE.silentUntil(end).when(found, SOFIA)).isEqualTo(end);
        assertThat(Telling.AT_ONCE.silentUntil(found).when(end, SOFIA)).isEqualTo(end);
    }

    @Test
    void refusesQuietHoursWithoutAnEnd() {
        assertThatThrownBy(() -> new Quiet(LocalTime.NOON, LocalTime.NOON)).hasMessageContaining("12:00");
    }
}
