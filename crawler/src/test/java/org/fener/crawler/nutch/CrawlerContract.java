package org.fener.crawler.nutch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.crawler.Body;
import org.fener.crawler.Crawler;
import org.fener.crawler.Round;
import org.fener.crawler.Round.Ended;
import org.fener.crawler.Round.Problem;
import org.fener.crawler.RoundLimits;
import org.fener.crawler.Source;
import org.fener.crawler.SourceKind;
import org.fener.crawler.archive.ArchiveCursor;
import org.fener.crawler.archive.WarcFollower;
import org.fener.crawler.nutch.FolderSite.Answer;
import org.fener.crawler.nutch.FolderSite.Asked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// What every [Crawler] does, shown on a real site on loopback: one crawler for all tests, each with a source
/// of its own.
@TestInstance(Lifecycle.PER_CLASS)
abstract class CrawlerContract {

    static final String LIST = "<body class=LIST>";

    Path home;
    FolderSite site;
    Crawler crawler;
    String id = "";
    private int tests;

    abstract Crawler open(Path home) throws Exception;

    @BeforeAll
    void openHome(@TempDir Path home) throws Exception {
        this.home = home;
        crawler = open(home);
    }

    @BeforeEach
    void start() throws Exception {
        site = FolderSite.empty();
        id = "forum-" + tests++;
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @AfterAll
    void close() throws Exception {
        crawler.close();
    }

    Source source(int budget, int depth, Duration delay, URI... start) {
        return new Source(
                id,
                "Forum",
                SourceKind.AUTO,
                List.of(start),
                List.of(site.at("/")),
                Duration.ofHours(1),
                delay,
                budget,
                depth,
                Optional.empty(),
                "a test",
                "none is needed on loopback",
                Optional.empty(),
                false);
    }

    Source source() {
        return source(1_000, 5, Duration.ZERO, site.at("/"));
    }

    Round round(Source source) throws IOException, InterruptedException {
        return crawler.round(source, RoundLimits.of(source));
    }

    /// A front page, two lists of two parts, two threads on each part.
    void forum() {
        site.page("/", LIST + "<a rel=list href=/a>A</a><a rel=list href=/b>B</a>");
        for (String list : List.of("a", "b")) {
            site.page(
                    "/" + list, LIST + thread(list, 1) + thread(list, 2) + "<a rel=next href=/" + list + "2>next</a>");
            site.page("/" + list + "2", LIST + thread(list, 3) + thread(list, 4) + "<a rel=list href=/>up</a>");
            for (int n = 1; n <= 4; n++)
                site.page("/" + list + "/t" + n, "<p>thread " + n + "<a rel=list href=/>up</a>");
        }
    }

    private static String thread(String list, int n) {
        return "<a href=/" + list + "/t" + n + ">thread</a>";
    }

    List<String> archived() throws IOException {
        List<String> archived = new ArrayList<>();
        new WarcFollower(home.resolve("archive")).read(ArchiveCursor.START, entry -> {
            if (entry.page().source().equals(id))
                archived.add(
                        entry.page().status() + " " + entry.page().requested().getPath());
        });
        archived.removeIf(entry -> entry.endsWith("/robots.txt"));
        return archived;
    }

    @Test
    void fetchesEachAddressOnceAndKeepsIt() throws Exception {
        forum();

        Round round = round(source());

        assertThat(site.counts())
                .hasSize(13)
                .allSatisfy((path, times) -> assertThat(times).isOne());
        assertThat(round.fetched()).isEqualTo(13);
        assertThat(round.ended()).isEqualTo(Ended.NOTHING_DUE);
        assertThat(round.problems()).isEmpty();
        assertThat(round.links().fresh()).isEqualTo(12);
        assertThat(archived()).hasSize(13).contains("200 /", "200 /b/t4");
    }

    @Test
    void asksOnlyForTheStartPageInASecondRoundRightAfter() throws Exception {
        forum();
        round(source());
        site.forget();

        Round round = round(source());

        assertThat(site.asked()).extracting(Asked::path, Asked::status).containsExactly(tuple("/", 304));
        assertThat(round.notModified()).isOne();
        assertThat(round.fetched()).isZero();
    }

    @Test
    void findsWhatIsNewOnTheStartPage() throws Exception {
        forum();
        round(source());
        site.page("/", LIST + "<a rel=list href=/a>A</a><a href=/news>news</a>").page("/news", "<p>news");
        site.forget();

        Round round = round(source());

        assertThat(site.counts()).containsOnlyKeys("/", "/news");
        assertThat(round.fetched()).isEqualTo(2);
    }

    @Test
    void looksAtOnceWhereAListSaysThatSomethingWasWritten() throws Exception {
        forum();
        site.page("/", LIST + "<a href=/a/t1>old</a><a href=/a/t2>old</a>");
        round(source());
        site.forget();
        site.page(
                "/",
                LIST + "<a href=/a/t1 data-newest=" + Instant.now() + ">old</a>"
                        + "<a href=/a/t2 data-newest=2020-01-01T00:00:00Z>old</a>");
        site.page("/a/t1", "<p>thread 1 with an answer");

        round(source());

        assertThat(site.counts()).containsOnly(Map.entry("/", 1L), Map.entry("/a/t1", 1L));
    }

    @Test
    void h6AndZ1LookAtNothingForATimeThatIsStillToCome() throws Exception {
        forum();
        round(source());
        site.forget();
        site.page("/", LIST + "<a href=/a/t1 data-newest=9999-12-31T23:59:59Z>old</a>");

        round(source());

        assertThat(site.counts()).containsOnly(Map.entry("/", 1L));
    }

    @Test
    void z2AsksAgainHoweverFarAheadTheServersClockIs() throws Exception {
        Map<String, String> tomorrow = Map.of(
                "Content-Type", "text/html; charset=utf-8",
                "Last-Modified", "Thu, 01 Jan 2099 00:00:00 GMT",
                "Expires", "Fri, 31 Dec 2099 23:59:59 GMT",
                "Cache-Control", "max-age=2147483647");
        site.says("/", new Answer(200, tomorrow, Body.of(LIST + "<a rel=list href=/list>list</a>")))
                .says("/list", new Answer(200, tomorrow, Body.of(LIST + "<a href=/old>old</a>")))
                .page("/old", "<p>old");
        round(source());
        site.forget();
        site.says("/list", new Answer(200, tomorrow, Body.of(LIST + "<a href=/old>old</a><a href=/new>new</a>")))
                .page("/new", "<p>new");

        crawler.round(source(), RoundLimits.of(source()).lookingAhead(Duration.ofHours(2)));

        assertThat(site.counts()).containsKeys("/", "/list", "/new");
    }

    @Test
    void goesOnInTheNextRoundWhereTheBudgetEndedThisOne() throws Exception {
        forum();

        Round first = round(source(5, 5, Duration.ZERO, site.at("/")));
        assertThat(first.fetched()).isEqualTo(5);
        assertThat(first.ended()).isEqualTo(Ended.BUDGET);
        Round second = round(source(5, 5, Duration.ZERO, site.at("/")));
        assertThat(second.fetched() + second.notModified()).isEqualTo(5);
        Round third = round(source());

        assertThat(third.ended()).isEqualTo(Ended.NOTHING_DUE);
        assertThat(site.counts()).hasSize(13);
        site.counts().forEach((path, times) -> {
            if (!path.equals("/")) assertThat(times).as(path).isOne();
        });
    }

    @Test
    void countsDepthInLinksButNotInNextPages() throws Exception {
        site.page("/", LIST + "<a rel=next href=/2>2</a>")
                .page("/2", LIST + "<a rel=next href=/3>3</a>")
                .page("/3", LIST + "<a href=/near>near</a>")
                .page("/near", "<a href=/far>far</a>")
                .page("/far", "<p>too far");

        Round round = round(source(1_000, 1, Duration.ZERO, site.at("/")));

        assertThat(site.counts()).containsOnlyKeys("/", "/2", "/3", "/near");
        assertThat(round.links().tooDeep()).isOne();
    }

    @Test
    void visitsTheTargetOfManyRedirectsOnce() throws Exception {
        site.page("/", LIST + "<a href=/old>1</a><a href=/last>2</a><a href=/away>3</a><a href=/thread>4</a>")
                .says("/old", Answer.redirect(301, "/thread"))
                .says("/last", Answer.redirect(302, "/thread#last"))
                .says("/away", Answer.redirect(302, "http://example.org/"))
                .page("/thread", "<p>hello");

        Round round = round(source());

        assertThat(site.counts())
                .hasSize(5)
                .allSatisfy((path, times) -> assertThat(times).isOne());
        assertThat(round.problems())
                .containsExactly(new Problem(
                        site.at("/away").toString(),
                        "blocked:scope",
                        "redirects out of the source's scope to http://example.org/"));
        assertThat(round.refused()).isOne();
    }

    @Test
    void endsARedirectThatNeverEnds() throws Exception {
        site.page("/", LIST + "<a href=/r0>r</a>");
        for (int n = 0; n < 30; n++) site.says("/r" + n, Answer.redirect(302, "/r" + (n + 1)));

        Round round = round(source());

        assertThat(site.asked()).hasSize(7);
        assertThat(round.problems()).extracting(Problem::code).containsExactly("redirect-limit");
    }

    @Test
    void obeysRobotsAndSaysSo() throws Exception {
        site.says("/robots.txt", Answer.page("User-agent: *\nDisallow: /secret\n"))
                .page("/", LIST + "<a href=/secret/1>no</a><a href=/secret/2>no</a><a href=/open>yes</a>")
                .page("/secret/1", "<p>secret")
                .page("/open", "<p>open");

        Round round = round(source());

        assertThat(site.counts()).containsOnlyKeys("/", "/open");
        assertThat(round.disallowed()).isEqualTo(2);
        assertThat(round.problems()).extracting(Problem::code).containsExactly("robots");
    }

    @Test
    void looksAtTheSitemapsThatRobotsNames() throws Exception {
        site.says(
                        "/robots.txt",
                        Answer.page("User-agent: *\nAllow: /\nSitemap: /map.xml\nSitemap: http://example.org/x\n"))
                .page("/", LIST)
                .page("/map.xml", LIST + "<a href=/hidden>only here</a>")
                .page("/hidden", "<p>hidden");

        Round round = round(source());

        assertThat(site.counts()).containsOnlyKeys("/", "/map.xml", "/hidden");
        assertThat(round.links().outOfScope()).isOne();
    }

    @Test
    void saysWhatIsGoneAndWhatFailedAndGoesOn() throws Exception {
        site.page("/", LIST + "<a href=/gone>1</a><a href=/broken>2</a><a href=/crash>3</a><a href=/fine>4</a>")
                .says("/gone", Answer.status(410))
                .says("/broken", Answer.status(500))
                .page("/crash", "<body class=NO_SUCH_KIND>")
                .page("/fine", "<p>fine");

        Round round = round(source());

        assertThat(site.counts()).containsOnlyKeys("/", "/gone", "/broken", "/crash", "/fine");
        assertThat(round.problems())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder("http-410", "http-500", "fault");
        assertThat(archived()).contains("410 /gone", "500 /broken", "200 /crash", "200 /fine");
    }

    @Test
    void leavesWhatIsOutOfScope() throws Exception {
        site.page("/", LIST + "<a href=http://127.0.0.2:9/x>other host</a><a href=/in>in</a>")
                .page("/in", "<p>in");

        Round round = round(source());

        assertThat(site.counts()).containsOnlyKeys("/", "/in");
        assertThat(round.links().outOfScope()).isOne();
    }

    @Test
    void picksUpANewStartPage() throws Exception {
        site.page("/", LIST).page("/more", LIST + "<a href=/x>x</a>").page("/x", "<p>x");
        round(source());

        round(source(1_000, 5, Duration.ZERO, site.at("/"), site.at("/more")));

        assertThat(site.counts()).containsKeys("/more", "/x");
    }

    @Test
    void waitsForTheDelayBetweenRequestsToAHost() throws Exception {
        forum();
        Duration delay = Duration.ofMillis(60);

        round(source(1_000, 5, delay, site.at("/")));

        List<Asked> log = site.asked().stream()
                .sorted(Comparator.comparingLong(Asked::began))
                .toList();
        for (int n = 1; n < log.size(); n++)
            assertThat(Duration.ofNanos(log.get(n).began() - log.get(n - 1).ended()))
                    .as("before " + log.get(n).path())
                    .isGreaterThan(delay.minusMillis(3));
    }

    @Test
    void endsAtTheTimeLimit() throws Exception {
        forum();
        Source slow = source(1_000, 5, Duration.ofMillis(400), site.at("/"));

        Round round = crawler.round(slow, new RoundLimits(1_000, Duration.ofSeconds(2)));

        assertThat(round.ended()).isEqualTo(Ended.TIME);
        assertThat(round.fetched()).isLessThan(13);
        Round rest = round(source());
        assertThat(rest.ended()).isEqualTo(Ended.NOTHING_DUE);
        assertThat(site.counts()).hasSize(13);
    }

    static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }
}
