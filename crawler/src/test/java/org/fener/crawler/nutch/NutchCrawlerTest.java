package org.fener.crawler.nutch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.fener.crawler.Crawler;
import org.fener.crawler.archive.Archive;
import org.fener.crawler.archive.DurableListener;
import org.fener.crawler.archive.WarcArchive;
import org.fener.crawler.fetch.GuardedFetcher;
import org.fener.crawler.fetch.Politeness;
import org.fener.crawler.fetch.SystemResolver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class NutchCrawlerTest extends CrawlerContract {

    final InstantSource clock = InstantSource.system();
    private final List<AutoCloseable> parts = new ArrayList<>();

    @Override
    Crawler open(Path home) throws IOException {
        CrawlSettings settings = CrawlSettings.of(home, "test@example.org", List.of("127.0.0.0/8"));
        Archive archive = WarcArchive.open(settings.archive(), "crawl", clock, DurableListener.NONE);
        SystemResolver resolver = new SystemResolver();
        GuardedFetcher fetcher = new GuardedFetcher(settings.fetch(), new Politeness(clock), resolver, clock);
        parts.addAll(List.of(fetcher, resolver, archive));
        return open(CrawlLock.take(settings.crawl()), fetcher, archive);
    }

    Crawler open(CrawlLock lock, GuardedFetcher fetcher, Archive archive) throws IOException {
        return new NutchCrawler(lock, fetcher, archive, new LinksOnlyReader(), clock, CrawlListener.NONE);
    }

    @Override
    @AfterAll
    void close() throws Exception {
        super.close();
        for (AutoCloseable part : parts) part.close();
    }

    @Test
    void needsNoHelpAfterAProcessThatWasKilled() throws Exception {
        forum();
        round(source());
        Path database = home.resolve("crawl").resolve(id).resolve("crawldb");
        Files.createFile(database.resolve(".locked"));
        Files.createDirectories(database.resolve("1234567890/part-r-00000"));
        Files.createDirectories(home.resolve("crawl").resolve(id).resolve("segments/1-0/crawl_generate"));
        Files.move(database.resolve("current"), database.resolve("current.old"));
        site.forget();

        round(source());

        assertThat(site.asked()).hasSize(1);
        assertThat(home.resolve("crawl").resolve(id).resolve("segments")).isEmptyDirectory();
        assertThat(database.toFile().list()).containsExactly("current");
    }

    @Test
    void startsAnewWhenTheDatabaseIsDamaged() throws Exception {
        forum();
        round(source());
        Files.writeString(
                home.resolve("crawl").resolve(id).resolve("crawldb/current/part-r-00000/data"), "not a sequence file");
        site.forget();

        round(source());

        assertThat(site.counts()).hasSize(13);
    }

    @Test
    void letsOneProcessCrawlInAHome() {
        assertThatThrownBy(() -> CrawlLock.take(home.resolve("crawl")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("somebody crawls in " + home.resolve("crawl") + " already");
    }
}
