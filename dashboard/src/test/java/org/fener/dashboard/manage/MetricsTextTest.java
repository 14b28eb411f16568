package org.fener.dashboard.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.fener.dashboard.manage.MetricsText.Timed;
import org.junit.jupiter.api.Test;

final class MetricsTextTest {

    @Test
    void writesWhatPrometheusReads() {
        String text = new MetricsText()
                .counter("a_total", "As.", "kind", Map.of("one \"\\\n two", 3))
                .gauge("b", "Bs.", 0.25)
                .summary("c_seconds", "Cs.", new Timed(2, 1.5))
                .toString();

        assertThat(text).isEqualTo("""
                # HELP a_total As.
                # TYPE a_total counter
                a_total{kind="one \\"\\\\\\n two"} 3
                # HELP b Bs.
                # TYPE b gauge
                b 0.25
                # HELP c_seconds Cs.
                # TYPE c_seconds summary
                c_seconds_count 2
                c_seconds_sum 1.5
                """);
    }

    @Test
    void aCounterIsNamedAsOne() {
        assertThatThrownBy(() -> new MetricsText().counter("rounds", "Rounds.", 1))
                .hasMessage("counter rounds must end in _total");
    }
}
