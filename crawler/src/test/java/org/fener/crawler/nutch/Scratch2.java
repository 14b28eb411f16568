package org.fener.crawler.nutch;

import java.net.URI;
import java.nio.file.*;
import java.time.*;
import java.util.*;
import org.fener.crawler.*;
import org.fener.crawler.archive.*;
import org.fener.crawler.fetch.*;

class Scratch2 {
    public static void main(String[] a) throws Exception {
        try (FolderSite site = FolderSite.empty()) {
            site.page("/", "<body class=LIST><a href=/1>1</a><a href=/2>1</a><a href=/3>1</a><a href=/4>1</a>");
            URI root = site.at("/");
            Source source = new Source(
                    "mybb",
                    "x",
                    SourceKind.AUTO,
                    List.of(root, site.at("/1"), site.at("/2"), site.at("/3"), site.at("/4")),
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
            for (int i = 1; i < 5; i++) site.page("/" + i, "<p>x" + i);
            Path home = Files.createTempDirectory(Path.of("/tmp/nutch"), "s");
            InstantSource clock = InstantSource.system();
            var archive = WarcArchive.open(home.resolve("archive"), "crawl", clock, DurableListener.NONE);
            var fetcher = new GuardedFetcher(
                    FetchSettings.of(UserAgent.fener("a@b")), new Politeness(clock), h -> List.of(), clock);
            var os = (com.sun.management.OperatingSystemMXBean)
                    java.lang.management.ManagementFactory.getOperatingSystemMXBean();
            try (var crawler = new NutchCrawler(
                    CrawlLock.take(home.resolve("crawl")),
                    fetcher,
                    archive,
                    new LinksOnlyReader(),
                    clock,
                    CrawlListener.NONE)) {
                for (int i = 0; i < Integer.parseInt(a[1]); i++) {
                    long t = System.nanoTime(), c = os.getProcessCpuTime();
                    Round r = crawler.round(source, RoundLimits.of(source));
                    if (i % 5 == 0)
                        System.out.println((System.nanoTime() - t) / 1000000 + " ms cpu "
                                + (os.getProcessCpuTime() - c) / 1000000 + " f " + r.fetched() + " nm "
                                + r.notModified() + " " + r.links() + " " + r.ended() + " "
                                + r.problems().size() + " asked " + site.asked().size() + " distinct "
                                + site.counts().size());
                    site.forget();
                }
            }
            System.exit(0);
        }
    }
}
