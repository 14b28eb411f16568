package org.fener.crawler.fetch;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRule;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What one robots.txt says to us. Read by crawler-commons; matched here, in time that grows with path and rules
/// only.
final class RobotsRules {

    private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);
    private static final int MOST_SITEMAPS = 100;
    private static final int MOST_RULES = 20_000;

    private final List<RobotRule> rules;
    private final boolean allowAll;
    private final boolean allowNone;
    private final Optional<Duration> crawlDelay;
    private final List<URI> sitemaps;

    private RobotsRules(
            List<RobotRule> rules,
            boolean allowAll,
            boolean allowNone,
            Optional<Duration> crawlDelay,
            List<URI> sitemaps) {
        this.rules = rules;
        this.allowAll = allowAll;
        this.allowNone = allowNone;
        this.crawlDelay = crawlDelay;
        this.sitemaps = sitemaps;
    }

    static final RobotsRules ALLOW_ALL = new RobotsRules(List.of(), true, false, Optional.empty(), List.of());

    static RobotsRules parse(URI robotsTxt, byte[] content, String contentType, String product) {
        SimpleRobotRulesParser parser = new SimpleRobotRulesParser(Long.MAX_VALUE, 0);
        SimpleRobotRules parsed = parser.parseContent(
                robotsTxt.toString(), content, contentType, List.of(product.toLowerCase(Locale.ROOT)));
        List<RobotRule> rules = parsed.getRobotRules();
        return new RobotsRules(
                List.copyOf(rules.subList(0, Math.min(MOST_RULES, rules.size()))),
                parsed.isAllowAll(),
                parsed.isAllowNone(),
                delay(parsed.getCrawlDelay()),
                parsed.getSitemaps().stream()
                        .limit(MOST_SITEMAPS)
                        .flatMap(text -> CanonicalUrl.resolve(robotsTxt, text).stream())
                        .map(CanonicalUrl::uri)
                        .toList());
    }

    private static Optional<Duration> delay(long millis) {
        if (millis <= 0) return Optional.empty();
        Duration asked = Duration.ofMillis(Math.min(millis, LONGEST_DELAY.toMillis()));
        return Optional.of(asked);
    }

    Optional<Duration> crawlDelay() {
        return crawlDelay;
    }

    List<URI> sitemaps() {
        return sitemaps;
    }

    /// The longest matching rule decides; of two equal ones, the one that allows (RFC 9309 §2.2.2).
    boolean allows(String target) {
        if (target.equals("/robots.txt") || allowAll) return true;
        if (allowNone) return false;
        String path = SimpleRobotRules.escapePath(target, null);
        int longest = -1;
        boolean allowed = true;
        for (RobotRule rule : rules) {
            String pattern = rule.getPrefix();
            if (pattern.length() < longest || (pattern.length() == longest && !rule.isAllow())) continue;
            if (!matches(pattern, path)) continue;
            longest = pattern.length();
            allowed = rule.isAllow();
        }
        return allowed;
    }

    /// `*` stands for any characters, `$` at the end for the end. Each piece is taken at its first place, which is
    /// enough, so nothing is tried twice.
    static boolean matches(String pattern, String path) {
        boolean anchored = pattern.endsWith("$");
        String body = anchored ? pattern.substring(0, pattern.length() - 1) : pattern;
        int star = body.indexOf('*');
        if (star < 0) return anchored ? path.equals(body) : path.startsWith(body);
        if (!path.startsWith(body.substring(0, star))) return false;
        int at = star;
        while (true) {
            int next = body.indexOf('*', star + 1);
            if (next < 0) break;
            String piece = body.substring(star + 1, next);
            int found = path.indexOf(piece, at);
            if (found < 0) return false;
            at = found + piece.length();
            star = next;
        }
        String last = body.substring(star + 1);
        if (!anchored) return path.indexOf(last, at) >= 0;
        return path.length() - at >= last.length() && path.endsWith(last);
    }
}
