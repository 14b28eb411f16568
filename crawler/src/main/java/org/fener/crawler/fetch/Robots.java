package org.fener.crawler.fetch;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.Source;
import org.fener.crawler.archive.Exchange;
import org.fener.crawler.archive.Keepable;
import org.jspecify.annotations.Nullable;

/// What the robots.txt of each host allows (RFC 9309), read through the guarded fetcher and believed for a day at
/// most.
public final class Robots {

    /// A robots.txt that could not be read is asked for again after this time; until then nothing is allowed.
    private static final Duration RETRY = Duration.ofMinutes(10);

    private static final int MOST_REDIRECTS = 5;
    private static final int MANY = 50_000;

    /// What a robots.txt says of one address.
    ///
    /// @param allowed    whether the address may be fetched; false also while robots.txt cannot be read
    /// @param unreadable why robots.txt could not be read; then the fetch is deferred, not disallowed
    /// @param retryAfter when to try again, if it could not be read
    /// @param crawlDelay what it asks for between requests, clamped to 5 minutes
    /// @param sitemaps   addresses it names
    /// @param kept       to be archived: the exchanges by which it was read just now, if it was
    public record Verdict(
            boolean allowed,
            Optional<String> unreadable,
            Duration retryAfter,
            Optional<Duration> crawlDelay,
            List<URI> sitemaps,
            List<Keepable> kept) {}

    private record Known(RobotsRules rules, Optional<String> unreadable, Instant until) {}

    /// One reader at a time for each host; the others wait for what it finds.
    private static final class Place {
        private final ReentrantLock lock = new ReentrantLock();
        private @Nullable Known known;
    }

    private final FetchSettings settings;
    private final HopFetcher hops;
    private final InstantSource clock;
    private final ConcurrentHashMap<String, Place> places = new ConcurrentHashMap<>();

    Robots(FetchSettings settings, HopFetcher hops, InstantSource clock) {
        this.settings = settings;
        this.hops = hops;
        this.clock = clock;
    }

    /// What robots.txt says of `uri`, fetched for `source` if it is not known.
    public Verdict verdict(Source source, URI uri) throws InterruptedException {
        Optional<CanonicalUrl> url = CanonicalUrl.of(uri);
        return url.isPresent()
                ? verdict(source, url.get())
                : new Verdict(
                        false,
                        Optional.of("not an http or https address: " + uri),
                        RETRY,
                        Optional.empty(),
                        List.of(),
                        List.of());
    }

    Verdict verdict(Source source, CanonicalUrl url) throws InterruptedException {
        if (places.size() > MANY) places.clear();
        Place place = places.computeIfAbsent(url.origin(), any -> new Place());
        List<Keepable> kept = new ArrayList<>();
        Known known;
        place.lock.lockInterruptibly();
        try {
            known = place.known;
            if (known == null || !clock.instant().isBefore(known.until())) {
                known = read(source, url, kept);
                place.known = known;
            }
        } finally {
            place.lock.unlock();
        }
        return new Verdict(
                known.unreadable().isEmpty() && known.rules().allows(url.target()),
                known.unreadable(),
                Duration.between(clock.instant(), known.until()),
                known.rules().crawlDelay(),
                known.rules().sitemaps(),
                kept);
    }

    private Known read(Source source, CanonicalUrl page, List<Keepable> kept) throws InterruptedException {
        try (LargeBodies.Claim room = hops.bodies().claim()) {
            return read(source, page, kept, room);
        }
    }

    private Known read(Source source, CanonicalUrl page, List<Keepable> kept, LargeBodies.Claim room)
            throws InterruptedException {
        Optional<CanonicalUrl> at = CanonicalUrl.resolve(page.uri(), "/robots.txt");
        List<URI> redirects = new ArrayList<>();
        while (at.isPresent()) {
            CanonicalUrl url = at.get();
            if (!Scope.allowsPort(source, url) && !redirects.isEmpty())
                return unreadable("it redirects to port " + url.port(), RETRY);
            if (settings.optOuts().of(url.host()).isPresent())
                return unreadable("it redirects to " + url.host() + ", whose owner has opted out", RETRY);
            Hop hop = hops.fetch(new Hop.Request(
                    source,
                    page.uri().resolve("/robots.txt"),
                    url,
                    redirects,
                    Validators.NONE,
                    "robots",
                    source.delay(),
                    settings.limits().robotsBytes(),
                    settings.limits().robotsTotal(),
                    room));
            kept.addAll(hop.kept());
            switch (hop.result()) {
                case Hop.Busy busy -> {
                    return unreadable("its host asked to be left alone", busy.time());
                }
                case Hop.NoAnswer none -> {
                    return unreadable(none.why(), RETRY);
                }
                case Hop.Answer answer -> {
                    FetchedPage found = answer.exchange().page();
                    Optional<String> location = found.headers().first("Location");
                    if (!GuardedFetcher.isRedirect(found.status()) || location.isEmpty())
                        return known(url, answer.exchange());
                    if (redirects.size() == MOST_REDIRECTS)
                        return unreadable("it redirects more than " + MOST_REDIRECTS + " times", RETRY);
                    redirects.add(url.uri());
                    at = CanonicalUrl.resolve(url.uri(), location.get());
                }
            }
        }
        return unreadable("it redirects to something that is no http or https address", RETRY);
    }

    /// RFC 9309 §2.3.1: a 4xx means no rules, a 5xx means no access.
    private Known known(CanonicalUrl url, Exchange exchange) {
        FetchedPage page = exchange.page();
        Instant until = clock.instant().plus(settings.limits().robotsAge());
        if (page.status() >= 500 || page.status() == 429)
            return unreadable(
                    "it answers with status " + page.status(),
                    RetryAfter.of(
                            page.headers().first("Retry-After").or(() -> Optional.of(Long.toString(RETRY.toSeconds()))),
                            clock.instant(),
                            settings.limits().robotsAge()));
        if (page.status() != 200) return new Known(RobotsRules.ALLOW_ALL, Optional.empty(), until);
        boolean isCut = page.truncated().isPresent() && !page.truncated().get().equals("length");
        if (isCut) return unreadable("it was cut off: " + page.truncated().get(), RETRY);
        byte[] content = page.body().copy();
        int most = settings.limits().robotsBytes();
        return new Known(
                RobotsRules.parse(
                        url.uri(),
                        content.length > most ? Arrays.copyOf(content, most) : content,
                        page.contentType().orElse("text/plain"),
                        settings.agent().product()),
                Optional.empty(),
                until);
    }

    private Known unreadable(String why, Duration retry) {
        return new Known(
                RobotsRules.ALLOW_ALL,
                Optional.of("robots.txt could not be read: " + why),
                clock.instant().plus(retry));
    }
}
