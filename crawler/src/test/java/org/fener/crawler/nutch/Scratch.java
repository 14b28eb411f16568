package org.fener.crawler.nutch;

import java.net.URI;
import java.nio.file.*;
import java.time.*;
import java.util.*;
import org.fener.crawler.*;
import org.fener.crawler.archive.*;
import org.fener.crawler.fetch.*;

class Scratch {
    public static void main(String[] a) throws Exception {
        try (FolderSite site = FolderSite.of(Path.of("/work/shared/corpora/site-squarepenguin-mybb"))) {
            URI root = site.at("/");
            Source source = new Source(
                    "mybb",
                    "x",
                    SourceKind.AUTO,
                    List.of(root),
                    List.of(root),
                    Duration.ofHours(1),
                    Duration.ofMillis(Long.parseLong(a[0])),
                    100000,
                    5,
                    Optional.empty(),
                    "p",
                    "l",
                    Optional.empty(),
                    false);
            Path home = Files.createTempDirectory(Path.of("/tmp/nutch"), "s");
            InstantSource clock = InstantSource.system();
            var archive = WarcArchive.open(home.resolve("archive"), "crawl", clock, DurableListener.NONE);
            var fetcher = new GuardedFetcher(
                    FetchSettings.of(UserAgent.fener("a@b")), new Politeness(clock), h -> List.of(), clock);
            try (var crawler = new NutchCrawler(
                    CrawlLock.take(home.resolve("crawl")),
                    fetcher,
                    archive,
                    new LinksOnlyReader(),
                    clock,
                    CrawlListener.NONE)) {
                for (int i = 0; i < 6; i++) {
                    long t = System.nanoTime();
                    Round r = crawler.round(source, RoundLimits.of(source));
                    System.out.println((System.nanoTime() - t) / 1000000 + " ms " + r.fetched() + " nm "
                            + r.notModified() + " " + r.links() + " " + r.ended() + " "
                            + r.problems().size() + " asked " + site.asked().size() + " distinct "
                            + site.counts().size());
                    site.forget();
                }
                System.out.println(
                        new CrawlDatabase(home.resolve("crawl/mybb"), NutchSettings.in(home.resolve("w"))).statuses());
            }
            System.exit(0);
        }
    }
}
