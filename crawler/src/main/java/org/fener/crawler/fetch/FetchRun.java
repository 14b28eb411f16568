package org.fener.crawler.fetch;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.crawler.Body;
import org.fener.crawler.FetchOutcome;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.Source;
import org.fener.crawler.archive.Attempt;
import org.fener.crawler.archive.Exchange;
import org.fener.crawler.archive.Keepable;
import org.fener.crawler.fetch.OptOuts.OptOut;

/// One fetch from the address asked for to the page that answers, every hop checked anew.
final class FetchRun {

    private final FetchRequest request;
    private final LargeBodies.Claim room;
    private final FetchSettings settings;
    private final Politeness politeness;
    private final HopFetcher hops;
    private final Robots robots;
    private final InstantSource clock;
    private final List<Keepable> kept = new ArrayList<>();
    private final List<URI> redirects = new ArrayList<>();

    FetchRun(
            FetchRequest request,
            LargeBodies.Claim room,
            FetchSettings settings,
            Politeness politeness,
            HopFetcher hops,
            Robots robots,
            InstantSource clock) {
        this.request = request;
        this.room = room;
        this.settings = settings;
        this.politeness = politeness;
        this.hops = hops;
        this.robots = robots;
        this.clock = clock;
    }

    Fetch run() throws InterruptedException {
        Optional<CanonicalUrl> asked = CanonicalUrl.of(request.uri());
        if (asked.isEmpty())
            return refused(request.uri(), "blocked:url", "not an http or https address of at most 2,048 characters");
        CanonicalUrl at = asked.get();
        while (true) {
            Optional<Fetch> stop = check(at);
            if (stop.isPresent()) return stop.get();
            Robots.Verdict verdict = robots.verdict(request.source(), at);
            kept.addAll(verdict.kept());
            if (!verdict.allowed()) return notAllowed(at, verdict);
            Hop hop = hops.fetch(hopTo(at, verdict));
            kept.addAll(hop.kept());
            switch (hop.result()) {
                case Hop.Busy busy -> {
                    return deferred(busy.time(), "busy", at.host() + " asked to be left alone");
                }
                case Hop.NoAnswer none -> {
                    return noAnswer(none);
                }
                case Hop.Answer answer -> {
                    FetchedPage page = answer.exchange().page();
                    Optional<String> location = page.headers().first("Location");
                    if (!GuardedFetcher.isRedirect(page.status()) || location.isEmpty()) return answered(at, answer);
                    markLast("purpose", "redirect");
                    Optional<CanonicalUrl> next = CanonicalUrl.resolve(at.uri(), location.get());
                    if (at.isSecure() && next.isPresent() && !next.get().isSecure())
                        markLast("downgrade", "from https to http");
                    if (!request.followRedirects()) return answered(at, answer);
                    redirects.add(at.uri());
                    if (next.isEmpty()) return badTarget(location.get());
                    at = next.get();
                }
            }
        }
    }

    private Optional<Fetch> check(CanonicalUrl at) {
        Source source = request.source();
        Optional<OptOut> wish = settings.optOuts().of(at.host());
        if (wish.isPresent()) {
            String why = "the owner of " + wish.get().host() + " has opted out ("
                    + wish.get().since() + "): " + wish.get().reason();
            attempt(at.uri(), "opted-out", why);
            return Optional.of(end(new FetchOutcome.Disallowed(request.uri(), why), "opted-out"));
        }
        if (!Scope.allowsPort(source, at))
            return Optional.of(refused(
                    at.uri(),
                    "blocked:port",
                    "port " + at.port() + " of " + at.host() + " is neither 80, 443 nor in a start address"));
        if (redirects.isEmpty()) return Optional.empty();
        if (redirects.contains(at.uri()))
            return Optional.of(failed(at.uri(), "redirect-loop", "redirects in a circle"));
        if (redirects.size() > settings.limits().redirects())
            return Optional.of(failed(
                    at.uri(),
                    "redirect-limit",
                    "redirects more than " + settings.limits().redirects() + " times"));
        if (!Scope.contains(source, at.uri()))
            return Optional.of(
                    refused(at.uri(), "blocked:scope", "redirects out of the source's scope to " + at.uri()));
        return Optional.empty();
    }

    private Hop.Request hopTo(CanonicalUrl at, Robots.Verdict verdict) {
        Duration own = request.source().delay();
        Duration most = settings.limits().longestHold();
        Duration delay = verdict.crawlDelay()
                .map(asked -> asked.compareTo(most) > 0 ? most : asked)
                .filter(asked -> asked.compareTo(own) > 0)
                .orElse(own);
        boolean sameHost =
                redirects.isEmpty() || at.host().equals(redirects.getFirst().getHost());
        return new Hop.Request(
                request.source(),
                request.uri(),
                at,
                redirects,
                sameHost ? request.validators() : Validators.NONE,
                "",
                delay,
                settings.limits().wireBytes(),
                settings.limits().total(),
                room);
    }

    private Fetch answered(CanonicalUrl at, Hop.Answer answer) {
        FetchedPage page = answer.exchange().page();
        Optional<String> retryAfter = page.headers().first("Retry-After");
        boolean asksToWait = page.status() == 429 || (page.status() == 503 && retryAfter.isPresent());
        if (asksToWait) {
            Duration hold =
                    RetryAfter.of(retryAfter, clock.instant(), settings.limits().longestHold());
            politeness.hold(at, hold);
            return deferred(
                    hold,
                    "http-" + page.status(),
                    "status " + page.status() + " asks to be left alone for " + hold.toSeconds() + " s");
        }
        if (page.status() == 304 && !isConditional())
            return end(
                    new FetchOutcome.Failed(request.uri(), "304 to a request without conditions"), "http-304-unasked");
        if (page.status() == 304) return end(new FetchOutcome.NotModified(request.uri()), "not-modified");
        if (answer.refusedType().isPresent()) {
            String why = "a response of type " + answer.refusedType().get() + " is not read";
            return end(new FetchOutcome.Refused(request.uri(), why), "blocked:type");
        }
        return end(new FetchOutcome.Fetched(page), page.status() == 200 ? "ok" : "http-" + page.status());
    }

    private boolean isConditional() {
        return request.validators().etag().isPresent()
                || request.validators().lastModified().isPresent();
    }

    private Fetch noAnswer(Hop.NoAnswer none) {
        FetchOutcome outcome = none.code().startsWith("blocked:")
                ? new FetchOutcome.Refused(request.uri(), none.why())
                : new FetchOutcome.Failed(request.uri(), none.why());
        return end(outcome, none.code());
    }

    private Fetch notAllowed(CanonicalUrl at, Robots.Verdict verdict) {
        if (verdict.unreadable().isPresent()) {
            String why = verdict.unreadable().get();
            attempt(at.uri(), "robots-unreadable", why);
            return deferred(verdict.retryAfter(), "robots-unreadable", why);
        }
        String why = "robots.txt of " + at.host() + " disallows " + at.target();
        attempt(at.uri(), "robots", why);
        return end(new FetchOutcome.Disallowed(request.uri(), why), "robots");
    }

    private Fetch badTarget(String location) {
        String shown = location.length() > 200 ? location.substring(0, 200) + "…" : location;
        if (CanonicalUrl.hasForeignScheme(location))
            return refused(redirects.getLast(), "blocked:scheme", "redirects to another scheme: " + shown);
        return refused(redirects.getLast(), "blocked:url", "redirects to no usable address: " + shown);
    }

    private Fetch refused(URI target, String code, String why) {
        attempt(target, code, why);
        return end(new FetchOutcome.Refused(request.uri(), why), code);
    }

    private Fetch failed(URI target, String code, String why) {
        attempt(target, code, why);
        return end(new FetchOutcome.Failed(request.uri(), why), code);
    }

    private Fetch deferred(Duration wait, String code, String why) {
        return end(new FetchOutcome.Deferred(request.uri(), wait, why), code);
    }

    private Fetch end(FetchOutcome outcome, String code) {
        return new Fetch(outcome, code, kept);
    }

    private void attempt(URI target, String code, String why) {
        kept.add(new Attempt(
                request.source().id(),
                target,
                clock.instant(),
                Duration.ZERO,
                code,
                why,
                Optional.empty(),
                Body.EMPTY));
    }

    private void markLast(String fact, String value) {
        if (!(kept.getLast() instanceof Exchange last)) return;
        Map<String, String> facts = new HashMap<>(last.facts());
        facts.put(fact, value);
        kept.set(
                kept.size() - 1,
                new Exchange(
                        last.requestHead(),
                        last.responseHead(),
                        last.wireBody(),
                        last.page(),
                        last.address(),
                        last.redirects(),
                        last.took(),
                        facts));
    }
}
