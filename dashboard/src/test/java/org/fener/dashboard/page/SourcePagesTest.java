package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.fener.crawler.Source;
import org.fener.crawler.source.OptOutFile;
import org.fener.crawler.source.SourcesFile;
import org.fener.dashboard.demo.DemoWeb;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.round.OpenInstallation;
import org.fener.dashboard.store.AuditFilter;
import org.fener.dashboard.store.Role;
import org.fener.dashboard.store.Run.Kind;
import org.fener.dashboard.store.Run.Outcome;
import org.fener.indexer.PostQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An analyst's way from an address to a watched source, and to a stop of all fetching, against sites on loopback.
final class SourcePagesTest {

    private static final String PASSWORD = "a long enough password";
    private static final Map<String, String> NOTHING = Map.of();

    @TempDir
    Path folder;

    private Home home;
    private DemoWeb web;
    private OpenInstallation installation;
    private WebServer server;
    private HttpVisitor analyst;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        home = new Home(folder.resolve("home")).prepare();
        Files.writeString(home.settingsFile(), "fetch: {allow-addresses: [127.0.0.0/8]}\n");
        Files.writeString(home.optOutFile(), """
                opt-out:
                  - {host: left-alone.example, since: 2026-01-01, reason: the owner wrote}
                """);
        web = DemoWeb.stepped(0, InstantSource.system());
        installation = OpenInstallation.open(home, InstantSource.system());
        installation.accounts().accept(installation.accounts().invite("vera", Role.ANALYST), PASSWORD);
        server = WebServer.start(installation, "127.0.0.1", 0, false);
        analyst = HttpVisitor.signedIn(URI.create("http://127.0.0.1:" + server.port() + "/"), "vera", PASSWORD);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        installation.close();
        web.close();
    }

    @Test
    void aLookShowsThePostsAndKeepsNothing() throws Exception {
        Source forum = demo("patepis");

        String page = analyst.post(
                        "/sources/new", Map.of("start", forum.start().getFirst().toString(), "go", "look"))
                .body();

        assertThat(page).contains("robots.txt").containsPattern("(?s)role=\"status\".*allows it");
        assertThat(SourcesFile.read(home.sourcesFile()).sources()).isEmpty();
        assertThat(installation.index().count(PostQuery.of(""))).isZero();
        assertThat(analyst.post("/sources/new", Map.of("start", "not an address", "go", "look"))
                        .body())
                .contains("The address must be a web address");
    }

    @Test
    void aLookHidesWhoWroteAndHowToReachThem() throws Exception {
        Source channel = demo("mahala");

        String page = analyst.post(
                        "/sources/new",
                        Map.of("start", channel.start().getFirst().toString(), "go", "look"))
                .body();

        assertThat(page).contains("<ol class=\"hits\">", "•••••");
        assertThat(page.substring(page.indexOf("<ol class=\"hits\">"))).doesNotContainPattern("\\+359 ?8\\d");
    }

    @Test
    void aSourceNeedsAPurposeAndABasisAndItsOwnersConsentToBeRead() throws Exception {
        String start = demo("mahala").start().getFirst().toString();

        assertThat(analyst.post("/sources/new", Map.of("start", start, "go", "save"))
                        .body())
                .contains(
                        "<a href=\"#purpose\">Purpose</a>: <bdi>expected why this source is watched",
                        "<a href=\"#legal-basis\">Legal basis</a>: <bdi>expected what allows the watching");
        assertThat(analyst.post(
                                "/sources/new",
                                Map.of(
                                        "start",
                                        "https://left-alone.example/",
                                        "purpose",
                                        "test",
                                        "legal-basis",
                                        "test",
                                        "go",
                                        "save"))
                        .body())
                .contains("has opted out");
        assertThat(SourcesFile.read(home.sourcesFile()).sources()).isEmpty();
    }

    @Test
    void aSavedSourceIsReadAtOnceWhenAskedTo() throws Exception {
        String id = save("mahala", "0s");

        analyst.post("/sources/" + id + "/run", NOTHING);

        Patience.await("the round", () -> ended(id));
        assertThat(installation.index().count(PostQuery.of(""))).isPositive();
        assertThat(analyst.get("/sources/" + id).body()).contains("watched for the test");
    }

    @Test
    void stoppingEverythingEndsWhatRunsKeepsWhatCameAndHoldsUntilItIsLifted() throws Exception {
        String id = save("patepis", "1s");
        analyst.post("/sources/" + id + "/run", NOTHING);
        Patience.await("the first page", () -> installation.pipeline().tally(id).pages() > 0);

        String stopped = analyst.post("/sources/stop-all", Map.of("reason", "the site's owner is on the phone"))
                .body();
        Patience.await("the end of the round", () -> ended(id));

        assertThat(stopped).contains("owner is on the phone", "vera");
        Patience.await("that it runs no more", () -> !installation.running().contains(id));
        int kept = installation.pipeline().tally(id).pages();
        analyst.post("/sources/" + id + "/run", NOTHING);
        TimeUnit.SECONDS.sleep(1);
        assertThat(installation.ledger().latest(Kind.ROUND, id, 10)).hasSize(1);
        assertThat(installation.pipeline().tally(id).pages()).isEqualTo(kept);

        analyst.post("/sources/resume-all", NOTHING);
        analyst.post("/sources/" + id + "/run", NOTHING);
        Patience.await(
                "a second round",
                () -> installation.ledger().latest(Kind.ROUND, id, 10).size() == 2);
        analyst.post("/sources/" + id + "/pause", NOTHING);
        Patience.await("its end", () -> !installation.running().contains(id));
        assertThat(SourcesFile.read(home.sourcesFile()).sources().getFirst().paused())
                .isTrue();
    }

    @Test
    void severalAreOrderedTogetherAndListedByState() throws Exception {
        String first = save("mahala", "1s");
        String second = save("patepis", "1s");

        analyst.post("/sources/orders", Map.of("order", "pause", "id", first + "," + second));
        assertThat(SourcesFile.read(home.sourcesFile()).sources()).allMatch(Source::paused);
        assertThat(installation
                        .audit()
                        .latest(AuditFilter.of("vera", "source-run"), Long.MAX_VALUE, 1)
                        .getFirst()
                        .object())
                .isEqualTo(first + "," + second);

        analyst.post("/sources/orders", Map.of("order", "resume", "id", second));
        assertThat(analyst.get("/sources?state=PAUSED").body())
                .contains("/sources/" + first + "\"")
                .doesNotContain("/sources/" + second + "\"");
        assertThat(analyst.post("/sources/orders", Map.of("order", "burn", "id", first))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void anOrderThatCannotBeCarriedOutIsNotCalledDone() throws Exception {
        String id = save("mahala", "1s");
        assertThat(analyst.post("/sources/orders", Map.of("order", "pause")).body())
                .contains("no source is chosen");

        assertThat(analyst.post("/sources/orders", Map.of("order", "pause", "id", id))
                        .body())
                .contains("Paused: 1.");
        analyst.post("/sources/stop-all", Map.of("reason", "the site's owner is on the phone"));
        assertThat(analyst.post("/sources/orders", Map.of("order", "run", "id", id))
                        .body())
                .contains("all fetching is stopped");
        analyst.post("/sources/resume-all", NOTHING);
    }

    @Test
    void whatIsWrongIsSaidInTheLanguageOfTheReader() throws Exception {
        Files.writeString(home.sourcesFile(), """
                sources:
                  - {id: odd, start: 'https://a.example/', every: often, purpose: p, legal-basis: b}
                """);
        analyst.post("/preferences", Map.of("language", "bg"));

        for (String page : List.of("/sources", "/", "/reports/today"))
            assertThat(analyst.get(page).body())
                    .as(page)
                    .contains("ред 2, източник „odd“: every: очаква се време, най-малко 1m, например 1h, а е „often“");
        assertThat(analyst.post("/sources/new", Map.of("start", "x y", "language", "zz9", "go", "save"))
                        .body())
                .contains("<a href=\"#start\">Адрес</a>: <bdi>очаква се адрес с http или https")
                .contains("<a href=\"#language\">Език</a>: <bdi>очаква се код на език по ISO 639")
                .contains("а е празно");
        assertThat(analyst.post(
                                "/sources/import",
                                Map.of(
                                        "format",
                                        "CSV",
                                        "list",
                                        "start,purpose,legal-basis\nhttps://left-alone.example/,p,b\nx,p,b"))
                        .body())
                .contains("собственикът на left-alone.example се е отказал", "1 януари 2026", "the owner wrote")
                .contains("списък, запис 2, източник „source“: start: очаква се");
        analyst.post("/preferences", Map.of("language", "en"));
        assertThat(analyst.get("/sources").body()).contains("every: expected a time of at least 1m");
    }

    @Test
    void anOwnersWishIsWrittenDownObeyedAndTakenBack() throws Exception {
        String id = save("mahala", "0s");

        String written = analyst.post(
                        "/sources/opt-outs",
                        Map.of("host", "http://127.0.0.1:99/board", "reason", "letter 5 of the owner"))
                .body();

        assertThat(written)
                .contains("Nothing is asked of 127.0.0.1 any more", "letter 5 of the owner", "/sources/" + id);
        analyst.post("/sources/" + id + "/run", NOTHING);
        Patience.await("the round", () -> ended(id));
        assertThat(installation.index().count(PostQuery.of(""))).isZero();
        assertThat(analyst.get("/sources/" + id).body()).contains("the owner does not want the site to be fetched");
        assertThat(installation
                        .audit()
                        .latest(AuditFilter.of("vera", "opt-out-set"), Long.MAX_VALUE, 1)
                        .getFirst()
                        .reason())
                .isEqualTo("letter 5 of the owner");

        assertThat(analyst.post("/sources/opt-outs/end", Map.of("host", "127.0.0.1", "reason", "a second letter"))
                        .body())
                .contains("127.0.0.1 may be watched again", "left-alone.example")
                .doesNotContain("letter 5 of the owner");
        assertThat(OptOutFile.open(home.optOutFile()).of("127.0.0.1")).isEmpty();
    }

    @Test
    void aWishWithoutASiteOrOfADayToComeIsNotWrittenDown() throws Exception {
        String before = Files.readString(home.optOutFile());

        assertThat(analyst.post("/sources/opt-outs", Map.of("host", "a b", "reason", "letter 5 of the owner"))
                        .body())
                .contains("a site has a name such as forum.example.org, got &quot;a b&quot;");
        assertThat(analyst.post(
                                "/sources/opt-outs",
                                Map.of("host", "a.example", "since", "2999-01-01", "reason", "letter 5 of the owner"))
                        .body())
                .contains("must be one that has come");
        assertThat(home.optOutFile()).hasContent(before);
        Files.writeString(home.optOutFile(), "opt-out: [x]\n");
        assertThat(analyst.get("/sources/opt-outs").body()).contains("config/opt-out.yaml has a mistake");
    }

    @Test
    void aSourceThatIsReachedThroughAProxyIsLookedAtThroughIt() throws Exception {
        String start = demo("mahala").start().getFirst().toString();

        assertThat(analyst.post("/sources/new", Map.of("start", start, "proxy", "127.0.0.1:9", "go", "look"))
                        .body())
                .contains("<a href=\"#proxy\">Proxy</a>: <bdi>expected http://host:port or socks5://host:port");
        assertThat(analyst.post("/sources/new", Map.of("start", start, "proxy", "http://127.0.0.1:9", "go", "look"))
                        .body())
                .contains(
                        "No posts would come from this address now",
                        "the proxy http://127.0.0.1:9 gives no connection");
        analyst.post(
                "/sources/new",
                Map.of(
                        "start",
                        start,
                        "proxy",
                        "socks5://127.0.0.1:9",
                        "purpose",
                        "p",
                        "legal-basis",
                        "b",
                        "go",
                        "save"));
        assertThat(installation.sources().all().getLast().access().proxy())
                .contains(URI.create("socks5://127.0.0.1:9"));
        assertThat(analyst.get("/sources/"
                                + installation.sources().all().getLast().id())
                        .body())
                .contains("<code>socks5://127.0.0.1:9</code>");
    }

    private String save(String site, String delay) throws Exception {
        Source source = demo(site);
        analyst.post(
                "/sources/new",
                Map.of(
                        "start",
                        source.start().getFirst().toString(),
                        "name",
                        source.name(),
                        "delay",
                        delay,
                        "purpose",
                        "watched for the test",
                        "legal-basis",
                        "test",
                        "go",
                        "save"));
        return installation.sources().all().getLast().id();
    }

    private Source demo(String id) {
        return SourcesFile.read(web.sourcesYaml(), "demo").source(id).orElseThrow();
    }

    private boolean ended(String id) {
        return installation.ledger().latest(Kind.ROUND, id, 1).stream().anyMatch(run -> run.outcome() == Outcome.DONE);
    }
}
