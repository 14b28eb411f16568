package org.fener.crawler.nutch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.fener.crawler.Round;
import org.fener.crawler.archive.ArchivePosition;
import org.junit.jupiter.api.Test;

class ReportOutboxTest {

    private static final int PAGES = 20_000;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void saysTheLastProgressAndNotThatOfEachPage() {
        try (ReportOutbox outbox = new ReportOutbox(new PrintStream(said, false, StandardCharsets.UTF_8))) {
            for (int page = 1; page <= PAGES; page++) outbox.progress(round(page));
        }
        List<String> lines = said.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSizeBetween(1, PAGES / 100);
        assertThat(lines.getLast()).contains("\"fetched\":" + PAGES);
    }

    @Test
    void saysHowFarTheArchiveMayBeReadBeforeARoundIsDone() {
        try (ReportOutbox outbox = new ReportOutbox(new PrintStream(said, false, StandardCharsets.UTF_8))) {
            synchronized (outbox) {
                outbox.say(new CrawlReport.Done(round(1)));
                outbox.durable(new ArchivePosition("a.warc.gz", 7));
            }
        }
        List<String> lines = said.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).contains("a.warc.gz");
    }

    private static Round round(int fetched) {
        return new Round(
                "forum",
                Instant.EPOCH,
                Duration.ZERO,
                fetched,
                0,
                0,
                0,
                0,
                0,
                Round.Links.NONE,
                Round.Ended.NOTHING_DUE,
                List.of(),
                Map.of(),
                Round.Pace.NONE);
    }
}
