package org.fener.dashboard.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The made-up sites as a polite walker finds them, link by link.
class DemoWalkTest {

    private static final Map<String, DemoSite> SITES =
            new TreeMap<>(SiteFolder.readAll().stream().collect(Collectors.toMap(DemoSite::id, Function.identity())));
    private static final Visitor VISITOR = new Visitor();
    private static final DemoWeb WEB = started();
    private static final Map<String, Walk> WALKS = new ConcurrentHashMap<>();

    private static DemoWeb started() {
        try {
            return DemoWeb.stepped(0, new SettableClock(Instant.parse("2026-11-21T09:30:00Z")));
        } catch (IOException failed) {
            throw new AssertionError("the demo sites did not start", failed);
        }
    }

    @BeforeAll
    static void walkOnce() {
        SITES.values().parallelStream().forEach(site -> WALKS.put(site.id(), Walk.over(site, base(site), VISITOR)));
    }

    @AfterAll
    static void close() {
        WEB.close();
        VISITOR.close();
    }

    @Test
    void aPoliteWalkFindsEveryPostAtItsAddress() {
        Map<String, Set<URI>> expected = WEB.gold().stream()
                .collect(Collectors.groupingBy(
                        DemoGold::site, Collectors.mapping(DemoGold::permalink, Collectors.toSet())));
        for (DemoSite site : SITES.values()) {
            Walk walk = walk(site);
            Set<URI> found = walk.pages().values().stream()
                    .flatMap(body -> PostMarks.of(site.engine()).in(body, base(site)).stream())
                    .collect(Collectors.toSet());
            assertThat(found).as(site.id()).isEqualTo(expected.get(site.id()));
            assertThat(walk.pages().size()).as(site.id() + " pages").isBetween(10, 400);
        }
        assertThat(WEB.traffic().values())
                .allSatisfy(traffic -> assertThat(traffic.disallowed()).isZero());
    }

    @Test
    void aPostStandsOnceOnThePageOfItsAddress() {
        for (DemoGold post : WEB.gold()) {
            DemoSite site = Objects.requireNonNull(SITES.get(post.site()));
            String body = landed(site, post.permalink());
            List<URI> marks = PostMarks.of(site.engine()).all(body, base(site));
            assertThat(marks).as(post.permalink().toString()).containsOnlyOnce(post.permalink());
            assertThat(body)
                    .as(post.permalink().toString())
                    .contains(Html.text(post.text().lines().findFirst().orElseThrow()));
        }
    }

    @Test
    void everySiteHasAMissingPageADisallowedOneARedirectAndALinkAway() {
        for (DemoSite site : SITES.values()) {
            URI base = base(site);
            assertThat(VISITOR.get(base.resolve("/no-such-page")).statusCode())
                    .as(site.id())
                    .isEqualTo(404);
            Walk walk = walk(site);
            String all = String.join("\n", walk.pages().values());
            assertThat(walk.refused().values())
                    .as(site.id() + " redirects")
                    .anyMatch(status -> status >= 301 && status <= 303);
            assertThat(all).as(site.id() + " links away").containsPattern("href=\"https://[a-z-]+\\.example/");
            RobotsRules robots = RobotsRules.of(site.robots());
            assertThat(linksIn(all, base))
                    .as(site.id() + " links to what it disallows")
                    .anyMatch(robots::forbids);
        }
    }

    private static String landed(DemoSite site, URI permalink) {
        URI at = site.engine() == EngineKind.TELEGRAM ? permalink.resolve("/s" + permalink.getPath()) : permalink;
        HttpResponse<String> answer = VISITOR.get(at);
        for (int hops = 0; answer.statusCode() / 100 == 3 && hops < 3; hops++)
            answer = VISITOR.get(
                    at.resolve(answer.headers().firstValue("Location").orElseThrow()));
        assertThat(answer.statusCode()).as(permalink.toString()).isEqualTo(200);
        return answer.body();
    }

    private static List<String> linksIn(String html, URI base) {
        return Pattern.compile("(?:href|src)=\"([^\"#]+)\"")
                .matcher(html)
                .results()
                .map(link -> link.group(1).replace("&amp;", "&"))
                .filter(link -> !link.startsWith("tg:") && !link.startsWith("https:"))
                .map(link -> Ask.of(base.resolve("/").resolve(link)).target())
                .toList();
    }

    private static Walk walk(DemoSite site) {
        return Objects.requireNonNull(WALKS.get(site.id()));
    }

    private static URI base(DemoSite site) {
        return Objects.requireNonNull(WEB.addresses().get(site.id()));
    }
}
