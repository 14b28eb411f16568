package org.fener.indexer.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DaysTest {

    private final Random random = new Random(5);

    private static long day(long millis, ZoneId zone) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(millis), zone).toEpochDay();
    }

    /// Clocks that change at midnight, offsets of quarters of an hour, a calendar that left out a day.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Sofia",
                "UTC",
                "Asia/Kathmandu",
                "America/Sao_Paulo",
                "Asia/Tehran",
                "Africa/Cairo",
                "Pacific/Apia",
                "Pacific/Kiritimati",
                "America/Havana"
            })
    void tellsTheDayThatACalendarTells(String name) {
        ZoneId zone = ZoneId.of(name);
        Days days = new Days(zone);
        for (int i = 0; i < 100_000; i++) {
            long millis = random.nextLong(
                    Instant.parse("1990-01-01T00:00:00Z").toEpochMilli(),
                    Instant.parse("2035-01-01T00:00:00Z").toEpochMilli());
            assertThat(days.of(millis)).as(Instant.ofEpochMilli(millis) + name).isEqualTo(day(millis, zone));
        }
        Instant skipped = Instant.parse("2011-12-29T00:00:00Z");
        for (long millis = skipped.toEpochMilli(); millis < skipped.toEpochMilli() + 3 * 86_400_000L; millis += 60_000)
            assertThat(days.of(millis)).isEqualTo(day(millis, zone));
    }

    @Test
    void tellsDaysOfOtherEras() {
        ZoneId zone = ZoneId.of("Europe/Sofia");
        Days days = new Days(zone);
        for (long millis :
                new long[] {Long.MIN_VALUE, -62_135_596_800_000L, -1, 0, 253_402_300_800_000L, Long.MAX_VALUE})
            assertThat(days.of(millis)).as("%d", millis).isEqualTo(day(millis, zone));
    }

    @Test
    void countsDaysThatShareAPlace() {
        ZoneId zone = ZoneId.of("Europe/Sofia");
        DayCounts counts = new DayCounts(zone);
        Map<Long, Long> expected = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            long millis = random.nextInt(3) * 4_096L * 86_400_000L + random.nextInt(3) * 86_400_000L;
            counts.add(millis);
            expected.merge(day(millis, zone), 1L, Long::sum);
        }
        assertThat(counts.all()).isEqualTo(expected).hasSize(9);
    }
}
