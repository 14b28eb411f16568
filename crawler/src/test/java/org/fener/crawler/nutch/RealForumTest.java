package org.fener.crawler.nutch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fener.crawler.Post;
import org.fener.crawler.Round;
import org.fener.crawler.Round.Ended;
import org.fener.crawler.RoundLimits;
import org.fener.crawler.SharedMaterial;
import org.fener.crawler.Source;
import org.fener.crawler.SourceKind;
import org.fener.crawler.archive.ArchiveCursor;
import org.fener.crawler.archive.DurableListener;
import org.fener.crawler.archive.WarcArchive;
import org.fener.crawler.archive.WarcFollower;
import org.fener.crawler.fetch.GuardedFetcher;
import org.fener.crawler.fetch.Politeness;
import org.fener.crawler.fetch.SystemResolver;
import org.fener.crawler.nutch.FolderSite.Asked;
import org.fener.crawler.parse.EvidencePageReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two boards of a real forum, read by the real reader. [WholeSiteBench] does the same with the whole site.
class RealForumTest {

    private static final Pattern THREAD = Pattern.compile("thread-\\d+(?=\\.html)");
    private static final Duration DELAY = Duration.ofMillis(20);

    @TempDir
    Path home;

    @Test
    void fetchesEachListAndThreadPageOnceAndNextToNothingInASecondRound() throws Exception {
        Path folder = SharedMaterial.path("corpora/site-squarepenguin-mybb");
        Set<String> wanted = pages(folder, "forum-11.html", "forum-12.html");
        InstantSource clock = InstantSource.system();
        CrawlSettings settings = CrawlSettings.of(home, "test@example.org", List.of("127.0.0.0/8"));
        EvidencePageReader reader = new EvidencePageReader(clock);
        try (FolderSite site = FolderSite.of(folder);
                SystemResolver resolver = new SystemResolver();
                GuardedFetcher fetcher = new GuardedFetcher(settings.fetch(), new Politeness(clock), resolver, clock);
                WarcArchive archive = WarcArchive.open(settings.archive(), "crawl", clock, DurableListener.NONE);
                NutchCrawler crawler = new NutchCrawler(
                        CrawlLock.take(settings.crawl()), fetcher, archive, reader, clock, CrawlListener.NONE)) {
            Source source = source(site);

            Round first = crawler.round(source, RoundLimits.of(source));

            assertThat(first.ended()).isEqualTo(Ended.NOTHING_DUE);
            assertThat(site.counts()).containsKeys(wanted.toArray(String[]::new));
            assertThat(site.counts().keySet())
                    .filteredOn(page -> !wanted.contains(page))
                    .allMatch(page -> page.equals("/index.html") || page.startsWith("/forum-"), "a list one link away");
            assertThat(site.counts().values()).containsOnly(1L);
            assertThat(pauses(site.asked()))
                    .allSatisfy(pause -> assertThat(pause).isGreaterThan(DELAY.minusMillis(3)));
            Set<String> posts = new TreeSet<>();
            new WarcFollower(settings.archive())
                    .read(
                            ArchiveCursor.START,
                            entry -> reader.read(entry.page(), source).posts().stream()
                                    .map(Post::id)
                                    .forEach(posts::add));
            assertThat(posts).hasSizeGreaterThan(wanted.size());

            site.forget();
            Round second = crawler.round(source, RoundLimits.of(source));

            assertThat(site.asked()).hasSize(2).extracting(Asked::status).containsOnly(304);
            assertThat(second.notModified()).isEqualTo(2);
        }
    }

    /// The lists, the threads that they lead to, and the further parts of those.
    private static Set<String> pages(Path folder, String... lists) throws IOException {
        Set<String> pages = new TreeSet<>();
        for (String list : lists) {
            pages.add("/" + list);
            THREAD.matcher(Files.readString(folder.resolve(list)))
                    .results()
                    .map(MatchResult::group)
                    .forEach(thread -> pages.addAll(parts(folder, thread)));
        }
        return pages;
    }

    private static Set<String> parts(Path folder, String thread) {
        return Stream.concat(
                        Stream.of(thread + ".html"), IntStream.range(2, 50).mapToObj(n -> thread + "-" + n + ".html"))
                .filter(name -> Files.exists(folder.resolve(name)))
                .map(name -> "/" + name)
                .collect(Collectors.toSet());
    }

    private static List<Duration> pauses(List<Asked> asked) {
        List<Asked> log =
                asked.stream().sorted(Comparator.comparingLong(Asked::began)).toList();
        return IntStream.range(1, log.size())
                .mapToObj(n ->
                        Duration.ofNanos(log.get(n).began() - log.get(n - 1).ended()))
                .toList();
    }

    private static Source source(FolderSite site) {
        return new Source(
                "two-boards",
                "Two boards",
                SourceKind.AUTO,
                List.of(site.at("/forum-11.html"), site.at("/forum-12.html")),
                List.of(site.at("/")),
                Duration.ofHours(1),
                DELAY,
                1_000,
                1,
                Optional.empty(),
                "a test",
                "none is needed on loopback",
                Optional.empty(),
                false);
    }
}
