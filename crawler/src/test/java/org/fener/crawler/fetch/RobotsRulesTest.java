package org.fener.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.fener.crawler.SharedMaterial;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RobotsRulesTest {

    private static final URI AT = URI.create("http://foo.bar/robots.txt");

    /// Google's own cases for RFC 9309 (`ID_*`); the `GoogleOnly_*` ones are theirs alone. Three cases are left out:
    /// they expect an address that is not normalised to match no rule, while ours always is (§2.2.2 wants both
    /// alike).
    @Test
    void agreesWithEveryCaseOfTheStandard() throws Exception {
        Path cases = SharedMaterial.path("corpora/robotstxt/converted/allowed_cases.json");
        List<String> wrong = new ArrayList<>();
        int count = 0;
        for (JsonNode one : JsonMapper.shared().readTree(cases.toFile())) {
            String agent = one.get("user_agent").asString();
            String url = one.get("url").asString();
            if (!one.get("test").asString().startsWith("ID_") || agent.isEmpty() || url.isEmpty()) continue;
            String robots = one.get("robots_txt").asString().replace("\\n", "\n");
            if (url.contains("ツ") || (robots.contains("%62") && url.endsWith("/baz"))) continue;
            count++;
            boolean allowed = CanonicalUrl.of(url)
                    .map(parsed -> rules(robots, agent).allows(parsed.target()))
                    .orElse(false);
            if (allowed != one.get("allowed").asBoolean()) wrong.add(one.toString());
        }
        assertThat(wrong).isEmpty();
        assertThat(count).isGreaterThan(60);
    }

    @Test
    void matchesWildcardsInTimeThatGrowsWithTheirLengthOnly() {
        String pattern = "/" + "*a".repeat(500) + "b$";
        String path = "/" + "a".repeat(2_000);
        long start = System.nanoTime();
        assertThat(RobotsRules.matches(pattern, path)).isFalse();
        RobotsRules many = rules("User-agent: *\n" + ("Disallow: " + pattern + "\n").repeat(400), "Fener");
        assertThat(many.allows(path)).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void survivesAMillionRulesAndAMegabyteLine() {
        String robots = "User-agent: *\nDisallow: /x\n" + "Disallow: /a\n".repeat(1_000_000) + "Disallow: /"
                + "y".repeat(1_000_000);
        RobotsRules rules = rules(robots, "Fener");
        long start = System.nanoTime();
        assertThat(rules.allows("/x/1")).isFalse();
        assertThat(rules.allows("/b")).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(100));
    }

    @Test
    void clampsCrawlDelays() {
        assertThat(rules("User-agent: *\nCrawl-delay: 1000000000\n", "Fener").crawlDelay())
                .contains(Duration.ofMinutes(5));
        assertThat(rules("User-agent: *\nCrawl-delay: 2.5\n", "Fener").crawlDelay())
                .contains(Duration.ofMillis(2500));
        for (String odd : List.of("-1", "NaN", "x", "")) {
            RobotsRules rules = rules("User-agent: *\nDisallow: /a\nCrawl-delay: " + odd + "\n", "Fener");
            assertThat(rules.crawlDelay()).as(odd).isEmpty();
            assertThat(rules.allows("/a")).as(odd).isFalse();
        }
    }

    @Test
    void readsSitemapsAndIgnoresByteOrderMarks() {
        RobotsRules rules = rules(
                "\ufeffUser-agent: fener\nDisallow: /a\nSitemap: /map.xml\nSitemap: file:///etc/passwd\n", "Fener");
        assertThat(rules.allows("/a")).isFalse();
        assertThat(rules.sitemaps())
                .map(URI::toString)
                .contains("http://foo.bar/map.xml")
                .noneMatch(map -> map.startsWith("file"));
    }

    @Test
    void obeysTheGroupThatNamesUsOverTheOneForAll() {
        String robots = "User-agent: *\nDisallow: /\n\nUser-agent: fener\nDisallow: /private\n";
        assertThat(rules(robots, "Fener").allows("/public")).isTrue();
        assertThat(rules(robots, "Fener").allows("/private/1")).isFalse();
        assertThat(rules(robots, "Other").allows("/public")).isFalse();
        assertThat(rules(robots, "Other").allows("/robots.txt")).isTrue();
    }

    private static RobotsRules rules(String text, String product) {
        return RobotsRules.parse(AT, text.getBytes(StandardCharsets.UTF_8), "text/plain", product);
    }
}
