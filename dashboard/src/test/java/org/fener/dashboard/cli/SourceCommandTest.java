package org.fener.dashboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fener.crawler.source.SourcesFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `fener source`, as it is typed.
final class SourceCommandTest {

    private static final String ARTICLE = "<html><title>News</title><body><article><h1>Roads</h1><p>"
            + "A long text about the roads of this region and what happens on them each day. ".repeat(8)
            + "</p></article><a href=/more>more</a></body></html>";

    @TempDir
    Path folder;

    private HttpServer site;
    private final List<String> asked = new ArrayList<>();
    private String robots = "User-agent: *\nDisallow: /secret\nCrawl-delay: 0.1\nSitemap: /map.xml\n";

    @BeforeEach
    void open() throws IOException {
        site = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        site.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            byte[] body = (path.equals("/robots.txt") ? robots : ARTICLE).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", path.equals("/robots.txt") ? "text/plain" : "text/html");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        site.start();
        Files.createDirectories(home().resolve("config"));
        Files.writeString(home().resolve("config/fener.yaml"), "fetch: {allow-addresses: [127.0.0.0/8]}\n");
    }

    @AfterEach
    void close() {
        site.stop(0);
    }

    private Path home() {
        return folder.resolve("home");
    }

    private String url(String path) {
        return "http://127.0.0.1:" + site.getAddress().getPort() + path;
    }

    private Said fener(String... arguments) {
        return Said.at(
                home(), Stream.concat(Stream.of("source"), Stream.of(arguments)).toArray(String[]::new));
    }

    @Test
    void showsRobotsKindAndPostsOfAPageBeforeAnythingIsStored() throws Exception {
        Said said = fener("test", url("/article"), "--json");

        assertThat(said.exit()).as(said.err()).isZero();
        JsonNode found = JsonMapper.shared().readTree(said.out());
        assertThat(found.get("robots").asString()).isEqualTo("allowed, asks for 0.1 s between requests");
        assertThat(found.get("sitemaps")).hasSize(1);
        assertThat(found.get("status").asInt()).isEqualTo(200);
        assertThat(found.get("posts")).hasSize(1);
        assertThat(found.get("posts").get(0).get("text").asString()).contains("the roads of this region");
        assertThat(asked).containsExactly("/robots.txt", "/article");
        try (Stream<Path> kept = Files.walk(home().resolve("archive"))) {
            assertThat(kept.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void saysThatRobotsForbidsAPageAndDoesNotAskForIt() {
        Said said = fener("test", url("/secret/1"));

        assertThat(said.exit()).isEqualTo(FenerCommand.FOUND);
        assertThat(said.out())
                .contains("robots   disallowed")
                .contains("answer   robots: robots.txt of 127.0.0.1 disallows");
        assertThat(asked).containsExactly("/robots.txt");
    }

    @Test
    void asksNothingOfAnOwnerWhoOptedOut() throws Exception {
        Files.writeString(
                home().resolve("config/opt-out.yaml"),
                "opt-out:\n  - host: 127.0.0.1\n    since: 2026-11-01\n    reason: by mail\n");

        Said tried = fener("test", url("/article"));
        Said added = fener("add", url("/article"), "--purpose", "p", "--legal-basis", "b");

        assertThat(tried.exit()).isEqualTo(FenerCommand.FOUND);
        assertThat(tried.out()).contains("opted-out: the owner of 127.0.0.1 has opted out (2026-11-01): by mail");
        assertThat(added.exit()).isEqualTo(FenerCommand.FOUND);
        assertThat(added.err()).contains("has opted out (2026-11-01): by mail");
        assertThat(asked).isEmpty();
    }

    @Test
    void refusesAnAddressThatIsNotOnTheWeb() {
        Said said = fener("test", "ftp://example.org/");

        assertThat(said.exit()).isEqualTo(FenerCommand.FAILED);
        assertThat(said.err()).contains("expected an http or https address").contains("ftp://example.org/");
    }

    @Test
    void addsASourceWithAnIdMadeOfItsHostAndPausesIt() throws Exception {
        Said added = fener(
                "add",
                "https://www.forum.example.org/board",
                "--purpose",
                "offers",
                "--legal-basis",
                "order 17",
                "--every",
                "15m");

        assertThat(added.exit()).as(added.err()).isZero();
        var source = SourcesFile.read(home().resolve("config/sources.yaml"))
                .sources()
                .getFirst();
        assertThat(source.id()).isEqualTo("forum-example-org");
        assertThat(source.every()).isEqualTo(java.time.Duration.ofMinutes(15));
        assertThat(fener("pause", "forum-example-org").exit()).isZero();
        assertThat(SourcesFile.read(home().resolve("config/sources.yaml"))
                        .sources()
                        .getFirst()
                        .paused())
                .isTrue();
        Said again = fener(
                "add",
                "https://forum.example.org/",
                "--purpose",
                "x",
                "--legal-basis",
                "y",
                "--id",
                "forum-example-org");
        assertThat(again.exit()).isEqualTo(FenerCommand.FOUND);
        assertThat(again.err()).contains("source 'forum-example-org' is there already");
    }

    @Test
    void refusesASourceWithAMistakeAndNamesIt() {
        Said said =
                fener("add", "https://forum.example.org/", "--purpose", "p", "--legal-basis", "b", "--every", "soon");

        assertThat(said.exit()).isEqualTo(FenerCommand.FAILED);
        assertThat(said.err()).contains("every: expected a time of at least 1m, such as 1h, got 'soon'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPML", "CSV", "YAML"})
    void whatIsExportedCanBeImportedAgain(String format) throws Exception {
        Files.writeString(home().resolve("config/sources.yaml"), """
                sources:
                  - id: roads
                    name: "=Пътища, \\"стари\\" & <нови>"
                    start: [https://forum.example.org/board, https://forum.example.org/feed]
                    every: 90m
                    proxy: socks5://127.0.0.1:9050
                    tls-exception: checked by phone
                    robots-meta: false
                    language: bg
                    zone: Europe/Sofia
                    purpose: smuggling offers
                    legal-basis: order 17/2026
                    paused: true
                """);
        var before = SourcesFile.read(home().resolve("config/sources.yaml")).sources();
        Path file = folder.resolve("sources." + format.toLowerCase(java.util.Locale.ROOT));
        Files.writeString(file, fener("export", "--format", format).out());
        Files.writeString(home().resolve("config/sources.yaml"), "sources: []\n");

        Said said = fener("import", file.toString());

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(SourcesFile.read(home().resolve("config/sources.yaml")).sources())
                .isEqualTo(before);
    }

    @Test
    void importsTheFeedsOfAnotherReaderWithOnePurposeForAll() throws Exception {
        Path opml = Files.writeString(folder.resolve("feeds.opml"), """
                <?xml version="1.0"?><opml version="1.0"><body><outline text="News">
                <outline text="One" type="rss" xmlUrl="https://one.example/feed.xml"/>
                <outline text="Two" xmlUrl="https://two.example/rss"/>
                <outline text="Bad" xmlUrl="ftp://bad.example/"/></outline></body></opml>
                """);

        Said without = fener("import", opml.toString());
        assertThat(without.exit()).isEqualTo(FenerCommand.FOUND);
        assertThat(without.err())
                .contains("entry 1, source 'one-example': purpose: expected why this source is watched");
        Said dry = fener("import", opml.toString(), "--purpose", "p", "--legal-basis", "b", "--dry-run");
        assertThat(dry.err()).contains("2 added (dry run: nothing was changed), 1 not");
        Said said = fener("import", opml.toString(), "--purpose", "p", "--legal-basis", "b");

        assertThat(said.err()).contains("entry 3, source 'source': start: expected an http or https address");
        assertThat(SourcesFile.read(home().resolve("config/sources.yaml")).sources())
                .extracting(source -> source.id() + " " + source.name())
                .containsExactly("one-example One", "two-example Two");
    }

    /// As spreadsheets write it where numbers have a comma, and in a charset of their own unless told otherwise.
    @Test
    void importsATablePartedBySemicolonsAndSaysWhichCharsetItWants() throws Exception {
        Path table = folder.resolve("table.csv");
        String text = "\ufeffid;name;start;purpose;legal-basis\r\none;Едно;https://one.example/;p, q;b\r\n";
        Files.writeString(table, text.replace("\ufeff", ""), Charset.forName("windows-1251"));
        assertThat(fener("import", table.toString()).err())
                .contains("table.csv: expected text in UTF-8; a spreadsheet writes it as 'CSV UTF-8'");
        Files.writeString(table, text);

        Said said = fener("import", table.toString());

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(SourcesFile.read(home().resolve("config/sources.yaml")).sources())
                .extracting(source -> source.id() + " " + source.name() + " " + source.purpose())
                .containsExactly("one Едно p, q");
    }

    @Test
    void expandsNothingInAHostileOpml() throws Exception {
        Path opml = Files.writeString(folder.resolve("evil.opml"), """
                <?xml version="1.0"?><!DOCTYPE o [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                <opml><body><outline text="&x;" xmlUrl="https://one.example/"/></body></opml>
                """);

        Said said = fener("import", opml.toString(), "--purpose", "p", "--legal-basis", "b");

        assertThat(said.out() + said.err()).doesNotContain("root:");
        assertThat(said.exit()).isNotZero();
    }
}
