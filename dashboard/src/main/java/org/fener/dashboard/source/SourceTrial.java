package org.fener.dashboard.source;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fener.crawler.FetchOutcome;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.Post;
import org.fener.crawler.Source;
import org.fener.crawler.SourceKind;
import org.fener.crawler.fetch.AddressRange;
import org.fener.crawler.fetch.CanonicalUrl;
import org.fener.crawler.fetch.Fetch;
import org.fener.crawler.fetch.FetchLimits;
import org.fener.crawler.fetch.FetchRequest;
import org.fener.crawler.fetch.FetchSettings;
import org.fener.crawler.fetch.GuardedFetcher;
import org.fener.crawler.fetch.OptOuts;
import org.fener.crawler.fetch.Politeness;
import org.fener.crawler.fetch.Robots;
import org.fener.crawler.fetch.SystemResolver;
import org.fener.crawler.fetch.UserAgent;
import org.fener.crawler.parse.EvidencePageReader;
import org.fener.crawler.parse.PageReading;
import org.fener.dashboard.home.BadConfiguration;
import org.fener.dashboard.home.Settings;
import org.jspecify.annotations.Nullable;

/// Looks at one address through the guarded fetcher and tells what a round would make of it. Stores nothing.
public final class SourceTrial {

    private static final int EXCERPT = 160;
    private static final int SHOWN_POSTS = 10;

    private final Settings settings;
    private final OptOuts optOuts;
    private final InstantSource clock;

    public SourceTrial(Settings settings, OptOuts optOuts, InstantSource clock) {
        this.settings = settings;
        this.optOuts = optOuts;
        this.clock = clock;
    }

    /// A post as it would be kept.
    public record Found(
            String permalink,
            @Nullable String thread,
            @Nullable String author,
            @Nullable String publishedAt,
            String kind,
            String text) {}

    public enum RobotsSays {
        NOT_ASKED,
        UNREADABLE,
        ALLOWED,
        DISALLOWED
    }

    /// What the look showed.
    ///
    /// @param robots  what robots.txt says, in words
    /// @param verdict the same in one word
    /// @param crawlDelay what robots.txt asks to wait between requests, in seconds
    /// @param outcome the fetch's short reason: `ok`, `http-404`, `robots` …
    /// @param why     the same in words, where no page came
    /// @param kind    what sort of page it is
    /// @param engine  what made it
    /// @param links   how many of each relation it leads to
    public record Findings(
            String url,
            String robots,
            RobotsSays verdict,
            @Nullable Double crawlDelay,
            List<String> sitemaps,
            String outcome,
            @Nullable String why,
            @Nullable String address,
            @Nullable Integer status,
            @Nullable String contentType,
            @Nullable String kind,
            @Nullable String engine,
            List<Found> posts,
            Map<String, Integer> links) {

        public boolean readable() {
            return outcome.equals("ok") && kind != null && !kind.equals("wall") && !kind.equals("not_found");
        }

        public List<String> lines() {
            List<String> lines = new ArrayList<>();
            lines.add("address  " + url + (address == null || address.equals(url) ? "" : " → " + address));
            lines.add("robots   " + robots + (sitemaps.isEmpty() ? "" : ", names " + sitemaps.size() + " sitemaps"));
            lines.add("answer   " + outcome + (status == null ? "" : ", status " + status)
                    + (contentType == null ? "" : ", " + contentType) + (why == null ? "" : ": " + why));
            if (kind == null) return lines;
            lines.add("page     " + kind + ", made by " + engine);
            lines.add("links    " + (links.isEmpty() ? "none" : links.toString().replaceAll("[{}]", "")));
            lines.add("posts    " + posts.size());
            for (Found post : posts.subList(0, Math.min(SHOWN_POSTS, posts.size()))) {
                lines.add("  " + (post.publishedAt == null ? "no time" : post.publishedAt) + "  "
                        + (post.author == null ? "no author" : post.author) + "  " + post.permalink);
                String line = post.text.strip().replaceAll("\\s+", " ");
                lines.add("    " + (line.length() > EXCERPT ? line.substring(0, EXCERPT) + " …" : line));
            }
            if (posts.size() > SHOWN_POSTS) lines.add("  … and " + (posts.size() - SHOWN_POSTS) + " more (--json)");
            return lines;
        }
    }

    /// A source that exists for this look alone, reached directly.
    public static Source passing(String url) {
        URI start = CanonicalUrl.of(url)
                .map(CanonicalUrl::uri)
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected an http or https address such as https://forum.example.org/, got '" + url + "'"));
        return new Source(
                "trial",
                "trial",
                SourceKind.AUTO,
                List.of(start),
                List.of(start.resolve("/")),
                Duration.ofHours(1),
                Duration.ZERO,
                1,
                0,
                Optional.empty(),
                "one look",
                "one look",
                Optional.empty(),
                false);
    }

    public Findings look(Source source, String url) throws InterruptedException {
        URI uri = CanonicalUrl.of(url).map(CanonicalUrl::uri).orElseThrow();
        FetchSettings fetching = new FetchSettings(
                UserAgent.fener(contact(uri)),
                FetchLimits.DEFAULT,
                settings.fetch().allowAddresses().stream()
                        .map(AddressRange::parse)
                        .toList(),
                optOuts);
        try (SystemResolver resolver = new SystemResolver();
                GuardedFetcher fetcher = new GuardedFetcher(fetching, new Politeness(clock), resolver, clock)) {
            Fetch fetch = fetcher.fetch(FetchRequest.of(source, uri));
            boolean robotsAsked =
                    !fetch.code().equals("opted-out") && !fetch.code().startsWith("blocked:url");
            Optional<Robots.Verdict> robots =
                    robotsAsked ? Optional.of(fetcher.robots().verdict(source, uri)) : Optional.empty();
            return findings(source, url, fetch, robots);
        }
    }

    private String contact(URI uri) {
        String host = String.valueOf(uri.getHost());
        boolean loopback = host.startsWith("127.") || host.equals("[::1]");
        return settings.fetch()
                .contact()
                .or(() -> loopback ? Optional.of("http://127.0.0.1/") : Optional.empty())
                .orElseThrow(() -> new BadConfiguration("fener.yaml: fetch.contact: expected a mail address or web page"
                        + " at which site owners reach you, got nothing"));
    }

    private Findings findings(Source source, String url, Fetch fetch, Optional<Robots.Verdict> robots) {
        List<String> sitemaps = robots.map(verdict ->
                        verdict.sitemaps().stream().map(URI::toString).toList())
                .orElse(List.of());
        String words = robots.map(SourceTrial::words).orElse("not asked");
        RobotsSays verdict = robots.map(SourceTrial::said).orElse(RobotsSays.NOT_ASKED);
        @Nullable
        Double delay = robots.flatMap(Robots.Verdict::crawlDelay)
                .map(asked -> asked.toMillis() / 1000.0)
                .orElse(null);
        if (!(fetch.outcome() instanceof FetchOutcome.Fetched(FetchedPage page)))
            return new Findings(
                    url,
                    words,
                    verdict,
                    delay,
                    sitemaps,
                    fetch.code(),
                    why(fetch.outcome()),
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    Map.of());
        PageReading reading = new EvidencePageReader(clock).read(page, source);
        Map<String, Integer> links = new TreeMap<>();
        reading.links().forEach(link -> links.merge(lower(link.relation()), 1, Integer::sum));
        return new Findings(
                url,
                words,
                verdict,
                delay,
                sitemaps,
                fetch.code(),
                reading.robots().noindex()
                        ? "the page asks robots not to index it: no posts are taken"
                        : page.truncated()
                                .map(reason -> "the response was cut: " + reason)
                                .orElse(null),
                page.uri().toString(),
                page.status(),
                page.contentType().orElse(null),
                lower(reading.kind()),
                reading.engine(),
                reading.posts().stream().map(SourceTrial::found).toList(),
                links);
    }

    private static RobotsSays said(Robots.Verdict verdict) {
        if (verdict.unreadable().isPresent()) return RobotsSays.UNREADABLE;
        return verdict.allowed() ? RobotsSays.ALLOWED : RobotsSays.DISALLOWED;
    }

    private static String words(Robots.Verdict verdict) {
        return verdict.unreadable()
                .orElseGet(() -> (verdict.allowed() ? "allowed" : "disallowed")
                        + verdict.crawlDelay()
                                .map(delay -> ", asks for " + delay.toMillis() / 1000.0 + " s between requests")
                                .orElse(""));
    }

    private static @Nullable String why(FetchOutcome outcome) {
        return switch (outcome) {
            case FetchOutcome.Fetched page -> null;
            case FetchOutcome.NotModified same -> null;
            case FetchOutcome.Disallowed disallowed -> disallowed.why();
            case FetchOutcome.Deferred deferred -> deferred.why();
            case FetchOutcome.Refused refused -> refused.why();
            case FetchOutcome.Failed failed -> failed.why();
        };
    }

    private static Found found(Post post) {
        return new Found(
                post.permalink().toString(),
                post.thread().orElse(null),
                post.author().orElse(null),
                post.published().map(published -> published.at().toString()).orElse(null),
                lower(post.kind()),
                post.text());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
