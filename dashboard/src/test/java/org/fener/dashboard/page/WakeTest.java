package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

final class WakeTest {

    private static final ZoneId SOFIA = ZoneId.of("Europe/Sofia");

    @Test
    void morningsAreThoseOfTheInstallationsZone() {
        Instant sunday = Instant.parse("2026-03-29T00:30:00Z"); // 02:30 in Sofia, an hour before summer time begins

        assertThat(Wake.TOMORROW.after(sunday, SOFIA)).isEqualTo("2026-03-30T05:00:00Z");
        assertThat(Wake.MONDAY.after(sunday, SOFIA)).isEqualTo("2026-03-30T05:00:00Z");
        assertThat(Wake.WEEK.after(sunday, SOFIA)).isEqualTo("2026-04-05T05:00:00Z");
        assertThat(Wake.HOUR.after(sunday, SOFIA)).isEqualTo("2026-03-29T01:30:00Z");
        assertThat(Wake.parsed("nonsense")).isEqualTo(Wake.TOMORROW);
    }
}
