package org.fener.crawler;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A public site that this installation is allowed to watch.
///
/// @param id         lower-case letters, digits, `-`, `_`; names the crawl database and the posts of the source
/// @param start      where a round begins; http or https
/// @param scope      prefixes that a followed address must have; never empty
/// @param every      time between two looks at list pages and feeds, at least one minute
/// @param delay      time from the end of a response to the next request to the same host; robots.txt wins where longer
/// @param budget     pages a round may fetch
/// @param depth      links from a start page (depth 0) that are followed; next-page links do not count
/// @param language   BCP 47 hint
/// @param purpose    why the source is watched; with `legalBasis` a condition of running at all
/// @param zone       the zone of times that a page prints without one
/// @param access     how it is reached, where that differs from the common way
public record Source(
        String id,
        String name,
        SourceKind kind,
        List<URI> start,
        List<URI> scope,
        Duration every,
        Duration delay,
        int budget,
        int depth,
        Optional<String> language,
        String purpose,
        String legalBasis,
        Optional<ZoneId> zone,
        boolean paused,
        SourceAccess access) {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    public Source {
        if (!isId(id))
            throw new IllegalArgumentException("source id '" + id + "': expected lower-case letters, digits, - or _");
        start = List.copyOf(start);
        scope = List.copyOf(scope);
        require(id, !start.isEmpty(), "start", "at least one address", "none");
        require(id, !scope.isEmpty(), "scope", "at least one prefix", "none");
        start.forEach(uri -> require(id, isWeb(uri), "start", "an http or https address", uri));
        scope.forEach(uri -> require(id, isWeb(uri), "scope", "an http or https address", uri));
        require(id, every.compareTo(Duration.ofMinutes(1)) >= 0, "every", "at least 1 minute", every);
        require(id, !delay.isNegative(), "delay", "zero or more", delay);
        require(id, budget >= 1, "budget", "at least 1 page", budget);
        require(id, depth >= 0, "depth", "0 or more", depth);
        require(id, !purpose.isBlank(), "purpose", "why this source is watched", "nothing");
        require(id, !legalBasis.isBlank(), "legal-basis", "what allows the watching", "nothing");
    }

    /// A source that is reached directly.
    public Source(
            String id,
            String name,
            SourceKind kind,
            List<URI> start,
            List<URI> scope,
            Duration every,
            Duration delay,
            int budget,
            int depth,
            Optional<String> language,
            String purpose,
            String legalBasis,
            Optional<ZoneId> zone,
            boolean paused) {
        this(
                id,
                name,
                kind,
                start,
                scope,
                every,
                delay,
                budget,
                depth,
                language,
                purpose,
                legalBasis,
                zone,
                paused,
                SourceAccess.DIRECT);
    }

    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    private static boolean isWeb(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        return uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"));
    }

    private static void require(String id, boolean holds, String key, String expected, Object got) {
        if (!holds)
            throw new IllegalArgumentException("source '" + id + "': " + key + " must be " + expected + ", got " + got);
    }
}
