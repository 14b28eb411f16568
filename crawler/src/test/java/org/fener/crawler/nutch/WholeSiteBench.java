package org.fener.crawler.nutch;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.fener.crawler.Post;
import org.fener.crawler.Round;
import org.fener.crawler.RoundLimits;
import org.fener.crawler.Source;
import org.fener.crawler.SourceKind;
import org.fener.crawler.archive.ArchiveCursor;
import org.fener.crawler.archive.DurableListener;
import org.fener.crawler.archive.WarcArchive;
import org.fener.crawler.archive.WarcFollower;
import org.fener.crawler.fetch.GuardedFetcher;
import org.fener.crawler.fetch.Politeness;
import org.fener.crawler.fetch.SystemResolver;
import org.fener.crawler.parse.EvidencePageReader;

/// Crawls a site kept as a folder, served on loopback, in two rounds, and prints what the server saw and how
/// many posts the archive holds: `WholeSiteBench FOLDER [delay in ms]`.
final class WholeSiteBench {

    private WholeSiteBench() {}

    public static void main(String[] arguments) throws Exception {
        InstantSource clock = InstantSource.system();
        Path home = Files.createTempDirectory("fener-site");
        EvidencePageReader reader = new EvidencePageReader(clock);
        CrawlSettings settings = CrawlSettings.of(home, "bench@example.org", List.of("127.0.0.0/8"));
        try (FolderSite site = FolderSite.of(Path.of(arguments[0]));
                SystemResolver resolver = new SystemResolver();
                GuardedFetcher fetcher = new GuardedFetcher(settings.fetch(), new Politeness(clock), resolver, clock);
                WarcArchive archive = WarcArchive.open(settings.archive(), "crawl", clock, DurableListener.NONE);
                NutchCrawler crawler = new NutchCrawler(
                        CrawlLock.take(settings.crawl()), fetcher, archive, reader, clock, CrawlListener.NONE)) {
            Duration delay = Duration.ofMillis(arguments.length > 1 ? Long.parseLong(arguments[1]) : 0);
            Source source = source(site.at("/"), delay);
            for (int round = 1; round <= 2; round++) {
                site.forget();
                report(crawler.round(source, RoundLimits.of(source)), site);
            }
            Set<String> posts = new TreeSet<>();
            Map<String, Integer> kinds = new TreeMap<>();
            new WarcFollower(settings.archive()).read(ArchiveCursor.START, entry -> {
                if (entry.page().status() != 200) return;
                var reading = reader.read(entry.page(), source);
                kinds.merge(reading.kind() + " " + reading.engine(), 1, Integer::sum);
                reading.posts().stream().map(Post::id).forEach(posts::add);
            });
            System.out.println("pages " + kinds + ", distinct posts " + posts.size());
        } finally {
            CrawlDatabase.remove(home);
        }
        System.exit(0);
    }

    private static void report(Round round, FolderSite site) {
        Map<String, Integer> problems = new TreeMap<>();
        round.problems().forEach(problem -> problems.merge(problem.code(), 1, Integer::sum));
        System.out.println(round.ended() + " in " + round.took().toMillis() + " ms: fetched " + round.fetched()
                + ", not modified " + round.notModified() + ", " + round.links() + ", problems " + problems);
        System.out.println("  asked " + site.asked().size() + " times for "
                + site.counts().size() + " addresses, "
                + site.counts().values().stream().filter(times -> times > 1).count() + " of them more than once");
    }

    private static Source source(URI start, Duration delay) {
        return new Source(
                "site",
                "A whole site",
                SourceKind.AUTO,
                List.of(start),
                List.of(start),
                Duration.ofHours(1),
                delay,
                100_000,
                5,
                Optional.empty(),
                "a benchmark",
                "none is needed on loopback",
                Optional.empty(),
                false);
    }
}
