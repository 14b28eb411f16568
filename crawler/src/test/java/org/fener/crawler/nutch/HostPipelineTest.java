package org.fener.crawler.nutch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.Round;
import org.fener.crawler.RoundLimits;
import org.fener.crawler.Source;
import org.fener.crawler.SourceKind;
import org.fener.crawler.archive.Archive;
import org.fener.crawler.archive.DurableListener;
import org.fener.crawler.archive.WarcArchive;
import org.fener.crawler.fetch.GuardedFetcher;
import org.fener.crawler.fetch.Politeness;
import org.fener.crawler.fetch.SystemResolver;
import org.fener.crawler.parse.PageReader;
import org.fener.crawler.parse.PageReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a host's next request waits for, shown by a reader of pages that is slow on purpose.
class HostPipelineTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// Reads `/a` until the server was asked for `/b`, or for as long as anybody would wait.
    private static final class SlowReader implements PageReader {

        private final LinksOnlyReader reader = new LinksOnlyReader();
        private final FolderSite site;
        private final Duration patience;
        private final List<String> read = Collections.synchronizedList(new ArrayList<>());
        private final AtomicInteger atOnce = new AtomicInteger();
        private volatile boolean readSeveralAtOnce;
        private volatile List<String> askedMeanwhile = List.of();

        private SlowReader(FolderSite site, Duration patience) {
            this.site = site;
            this.patience = patience;
        }

        @Override
        public PageReading read(FetchedPage page, Source source) {
            readSeveralAtOnce |= atOnce.incrementAndGet() > 1;
            String path = page.uri().getPath();
            if (path.equals("/a")) await();
            read.add(path);
            atOnce.decrementAndGet();
            return reader.read(page, source);
        }

        private void await() {
            long latest = System.nanoTime() + patience.toNanos();
            while (!site.counts().containsKey("/b") && System.nanoTime() - latest < 0) pause();
            for (int n = 0; n < 20; n++) pause(); // whoever would ask for /c as well has had the time
            askedMeanwhile = site.asked().stream().map(FolderSite.Asked::path).toList();
        }

        private static void pause() {
            try {
                TimeUnit.MILLISECONDS.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    @Timeout(60)
    void asksForTheNextPageWhileTheOneBeforeIsRead(@TempDir Path home) throws Exception {
        try (FolderSite site = FolderSite.empty()) {
            SlowReader reader = new SlowReader(site, PATIENCE);

            Round round = round(home, site, reader, Duration.ofMillis(10));

            assertThat(reader.askedMeanwhile).containsExactly("/", "/a", "/b");
            assertThat(reader.read).containsExactly("/", "/a", "/b", "/c", "/d");
            assertThat(reader.readSeveralAtOnce).isFalse();
            assertThat(round.fetched()).isEqualTo(5);
        }
    }

    @Test
    @Timeout(60)
    void asksOneByOneWhereThereIsNoTimeToKeep(@TempDir Path home) throws Exception {
        try (FolderSite site = FolderSite.empty()) {
            SlowReader reader = new SlowReader(site, Duration.ZERO);

            round(home, site, reader, Duration.ZERO);

            assertThat(reader.askedMeanwhile).containsExactly("/", "/a");
            assertThat(reader.read).containsExactly("/", "/a", "/b", "/c", "/d");
        }
    }

    private static Round round(Path home, FolderSite site, PageReader reader, Duration delay)
            throws IOException, InterruptedException {
        site.page("/", "<body class=LIST><a href=/a>a</a><a href=/b>b</a><a href=/c>c</a><a href=/d>d</a>");
        for (String path : List.of("/a", "/b", "/c", "/d")) site.page(path, "<p>the page " + path);
        InstantSource clock = InstantSource.system();
        CrawlSettings settings = CrawlSettings.of(home, "test@example.org", List.of("127.0.0.0/8"));
        Source source = source(site, delay);
        try (Archive archive = WarcArchive.open(settings.archive(), "crawl", clock, DurableListener.NONE);
                SystemResolver resolver = new SystemResolver();
                GuardedFetcher fetcher = new GuardedFetcher(settings.fetch(), new Politeness(clock), resolver, clock);
                NutchCrawler crawler = new NutchCrawler(
                        CrawlLock.take(settings.crawl()), fetcher, archive, reader, clock, CrawlListener.NONE)) {
            return crawler.round(source, RoundLimits.of(source));
        }
    }

    private static Source source(FolderSite site, Duration delay) {
        return new Source(
                "forum",
                "Forum",
                SourceKind.AUTO,
                List.of(site.at("/")),
                List.of(site.at("/")),
                Duration.ofHours(1),
                delay,
                100,
                5,
                Optional.empty(),
                "a test",
                "none is needed on loopback",
                Optional.empty(),
                false);
    }
}
