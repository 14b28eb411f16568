package org.fener.dashboard.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fener.crawler.Source;
import org.fener.crawler.source.SourceList;
import org.fener.crawler.source.SourcesFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The made-up sites over real HTTP.
class DemoWebTest {

    private static final Instant START = Instant.parse("2026-11-21T09:30:00Z");

    private final SettableClock clock = new SettableClock(START);
    private final Visitor visitor = new Visitor();
    private final DemoWeb web = started(0);

    private DemoWeb started(int port) {
        try {
            return DemoWeb.stepped(port, clock);
        } catch (IOException failed) {
            throw new AssertionError("the demo sites did not start", failed);
        }
    }

    @AfterEach
    void close() {
        web.close();
        visitor.close();
    }

    @Test
    void everySiteAnswersOnLoopbackWithItsName() {
        assertThat(web.addresses()).hasSizeGreaterThanOrEqualTo(7);
        for (DemoSite site : SiteFolder.readAll()) {
            URI base = base(site);
            assertThat(base.getHost()).isEqualTo("127.0.0.1");
            for (String path : site.start()) {
                HttpResponse<String> answer = visitor.get(base.resolve(path));
                assertThat(answer.statusCode()).as(site.id() + path).isEqualTo(200);
                assertThat(Stream.concat(Stream.of(site.title()), site.sections().values().stream()))
                        .as(site.id() + path)
                        .anyMatch(title -> answer.body().contains(Html.text(title)));
            }
            assertThat(visitor.get(base.resolve("/robots.txt")).body()).isEqualTo(site.robots());
            assertThat(visitor.get(base.resolve("/style.css")).headers().firstValue("Content-Type"))
                    .hasValue("text/css; charset=utf-8");
        }
    }

    @Test
    void conditionalGetIsAnsweredWith304ByTagAndByDate() {
        for (DemoSite site : SiteFolder.readAll()) {
            for (String path : site.start()) {
                URI uri = base(site).resolve(path);
                HttpResponse<String> first = visitor.get(uri);
                String tag = first.headers().firstValue("ETag").orElseThrow();
                String date = first.headers().firstValue("Last-Modified").orElseThrow();
                HttpResponse<String> byTag = visitor.get(uri, "If-None-Match", tag);
                assertThat(byTag.statusCode()).as(uri + " by tag").isEqualTo(304);
                assertThat(byTag.body()).isEmpty();
                assertThat(visitor.get(uri, "If-Modified-Since", date).statusCode())
                        .as(uri + " by date")
                        .isEqualTo(304);
                assertThat(visitor.get(uri, "If-None-Match", "\"another\"").statusCode())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void aPageThatANewChapterChangesIsSentAgainAndTheOthersAreNot() {
        Map<String, HttpResponse<String>> before = startPages();
        URI oldNote = base(site("mahala")).resolve("/notes/301");
        String tagOfOldNote = visitor.get(oldNote).headers().firstValue("ETag").orElseThrow();
        clock.advance(Duration.ofMinutes(3));
        web.advanceTo(2);
        before.forEach((uri, first) -> {
            String tag = first.headers().firstValue("ETag").orElseThrow();
            String date = first.headers().firstValue("Last-Modified").orElseThrow();
            assertThat(visitor.get(URI.create(uri), "If-None-Match", tag).statusCode())
                    .as(uri)
                    .isEqualTo(200);
            assertThat(visitor.get(URI.create(uri), "If-Modified-Since", date).statusCode())
                    .as(uri)
                    .isEqualTo(200);
        });
        assertThat(visitor.get(oldNote, "If-None-Match", tagOfOldNote).statusCode())
                .isEqualTo(304);
    }

    @Test
    void aVisitToADisallowedPageIsCounted() {
        visitor.get(base(site("patepis")).resolve("/ucp.php?mode=login"));
        assertThat(traffic("patepis").disallowed()).isEqualTo(1);
        assertThat(traffic("patepis").answers(200)).isEqualTo(1);
        assertThat(traffic("mahala").disallowed()).isZero();
    }

    @Test
    void sessionIdsDifferFromPageToPage() {
        URI base = base(site("patepis"));
        String index = visitor.get(base.resolve("/index.php")).body();
        String board = visitor.get(base.resolve("/viewforum.php?f=2")).body();
        assertThat(index).containsPattern("sid=[0-9a-f]{32}");
        assertThat(board).containsPattern("viewtopic\\.php\\?t=\\d+&amp;sid=[0-9a-f]{32}");
        UnaryOperator<String> session = body -> body.replaceFirst("(?s).*?sid=([0-9a-f]{32}).*", "$1");
        assertThat(session.apply(index)).isNotEqualTo(session.apply(board));
    }

    @Test
    void anotherDemoOnTheSamePortsTakesFreeOnes() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
                DemoWeb second = started(taken.getLocalPort())) {
            URI first = second.addresses().values().iterator().next();
            assertThat(first.getPort()).isNotEqualTo(taken.getLocalPort());
            assertThat(visitor.get(first).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void theSourcesFileNamesEverySiteWithItsStartAndItsReason() {
        Map<?, ?> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(web.sourcesYaml());
        List<?> sources = (List<?>) file.get("sources");
        assertThat(sources).hasSize(web.addresses().size()).allSatisfy(entry -> {
            Map<?, ?> source = (Map<?, ?>) entry;
            URI address = web.addresses().get(String.valueOf(source.get("id")));
            assertThat(source.get("every")).isEqualTo("1m");
            assertThat(source.get("delay")).isEqualTo("50ms");
            assertThat((List<?>) source.get("scope")).isEqualTo(List.of(String.valueOf(address)));
            assertThat((List<?>) source.get("start"))
                    .isNotEmpty()
                    .allSatisfy(start -> assertThat(String.valueOf(start)).startsWith(String.valueOf(address)));
            assertThat(String.valueOf(source.get("purpose"))).isNotBlank();
            assertThat(String.valueOf(source.get("legal-basis"))).isNotBlank();
        });
    }

    @Test
    void theProductReadsTheSourcesFileWithoutAMistake() {
        SourceList read = SourcesFile.read(web.sourcesYaml(), "sources.yaml");
        assertThat(read.mistakes()).isEmpty();
        assertThat(read.sources()).extracting(Source::id).containsExactlyElementsOf(SiteFolder.IDS);
        assertThat(read.sources()).allMatch(source -> source.every().equals(Duration.ofMinutes(1)));
    }

    @Test
    void aChapterThatIsNotWrittenIsRefused() {
        assertThatThrownBy(() -> web.advanceTo(99)).hasMessage("chapter must be 1 to 3, got 99");
    }

    private Map<String, HttpResponse<String>> startPages() {
        return SiteFolder.readAll().stream()
                .flatMap(site -> site.start().stream().map(path -> base(site).resolve(path)))
                .collect(Collectors.toMap(URI::toString, visitor::get));
    }

    private URI base(DemoSite site) {
        return Objects.requireNonNull(web.addresses().get(site.id()));
    }

    private DemoTraffic traffic(String site) {
        return Objects.requireNonNull(web.traffic().get(site));
    }

    private static DemoSite site(String id) {
        return new SiteFolder(id).read();
    }
}
