package org.fener.dashboard.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fener.crawler.Source;
import org.fener.crawler.SourceKind;
import org.junit.jupiter.api.Test;

final class RoundJobTest {

    @Test
    void aDueTimeLastsUntilTheNext() {
        Source source = source("roads", Duration.ofHours(1));
        Instant first = RoundJob.slot(source, Instant.parse("2026-03-01T10:20:00Z"));

        assertThat(first).isBeforeOrEqualTo(Instant.parse("2026-03-01T10:20:00Z"));
        assertThat(RoundJob.slot(source, first)).isEqualTo(first);
        assertThat(RoundJob.slot(source, first.plusSeconds(3599))).isEqualTo(first);
        assertThat(RoundJob.slot(source, first.plusSeconds(3600))).isEqualTo(first.plusSeconds(3600));
    }

    @Test
    void sourcesOfTheSameIntervalBeginApart() {
        Instant now = Instant.parse("2026-03-01T10:20:00Z");
        Duration day = Duration.ofDays(1);

        assertThat(RoundJob.slot(source("roads", day), now)).isNotEqualTo(RoundJob.slot(source("jobs", day), now));
    }

    private static Source source(String id, Duration every) {
        URI uri = URI.create("https://example.org/");
        return new Source(
                id,
                id,
                SourceKind.AUTO,
                List.of(uri),
                List.of(uri),
                every,
                Duration.ofSeconds(1),
                10,
                1,
                Optional.empty(),
                "test",
                "test",
                Optional.empty(),
                false);
    }
}
