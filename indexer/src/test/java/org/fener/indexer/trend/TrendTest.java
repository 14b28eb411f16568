package org.fener.indexer.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fener.indexer.Samples.post;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;
import org.fener.indexer.lucene.LucenePostIndex;
import org.fener.indexer.trend.Trend.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrendTest {

    private static final ZoneId SOFIA = ZoneId.of("Europe/Sofia");

    @TempDir
    private Path home;

    @Test
    void comparesADayWithTheSevenBeforeIt() throws IOException {
        try (PostIndex index = LucenePostIndex.open(home, SOFIA, InstantSource.fixed(Instant.EPOCH))) {
            for (int day = 13; day <= 20; day++)
                for (int i = 0; i < (day == 20 ? 30 : 2); i++)
                    post("p" + day + "-" + i, "text")
                            .in(i % 2 == 0 ? "bg" : "en")
                            .scored("smuggling", i % 2 == 0 ? 0.9 : 0.1)
                            .fetched("2026-11-" + day + "T10:00:00Z")
                            .addTo(index);
            post("night", "text").from("market").fetched("2026-11-19T22:30:00Z").addTo(index);
            index.refresh();
            Trend trend = Trend.of(index, PostQuery.of("*"), LocalDate.parse("2026-11-20"), 7, SOFIA);
            assertThat(trend.total().series()).containsExactly(2L, 2L, 2L, 2L, 2L, 2L, 2L, 31L);
            Line smuggling = trend.line("category", "smuggling").orElseThrow();
            assertThat(smuggling.now()).isEqualTo(15);
            assertThat(smuggling.usual()).isEqualTo(1);
            assertThat(smuggling.change()).isEqualTo(14);
            assertThat(trend.line("source", "market").orElseThrow().series())
                    .containsExactly(0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L);
            assertThat(trend.unusual())
                    .extracting(Line::value)
                    .containsExactlyInAnyOrder("smuggling", "roads", "bg", "en");
        }
    }

    @Test
    void takesASingleFirstPostForNoNews() {
        assertThat(new Line("source", "x", List.of(0L, 0L, 0L, 1L)).isUnusual()).isFalse();
        assertThat(new Line("source", "x", List.of(100L, 100L, 100L, 103L)).isUnusual())
                .isFalse();
        assertThat(new Line("source", "x", List.of(100L, 100L, 100L, 0L)).isUnusual())
                .isTrue();
        assertThat(new Line("source", "x", List.of(10L, 200L, 10L, 200L)).isUnusual())
                .isFalse();
    }
}
