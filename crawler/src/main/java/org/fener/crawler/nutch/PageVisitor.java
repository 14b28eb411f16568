package org.fener.crawler.nutch;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.nutch.crawl.CrawlDatum;
import org.fener.crawler.FetchOutcome;
import org.fener.crawler.FetchOutcome.Deferred;
import org.fener.crawler.FetchOutcome.Disallowed;
import org.fener.crawler.FetchOutcome.Failed;
import org.fener.crawler.FetchOutcome.Fetched;
import org.fener.crawler.FetchOutcome.NotModified;
import org.fener.crawler.FetchOutcome.Refused;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.Post;
import org.fener.crawler.Round.Links;
import org.fener.crawler.Round.Problem;
import org.fener.crawler.Source;
import org.fener.crawler.archive.Archive;
import org.fener.crawler.archive.Archive.Ticket;
import org.fener.crawler.archive.Exchange;
import org.fener.crawler.archive.Keepable;
import org.fener.crawler.fetch.CanonicalUrl;
import org.fener.crawler.fetch.Fetch;
import org.fener.crawler.fetch.FetchRequest;
import org.fener.crawler.fetch.GuardedFetcher;
import org.fener.crawler.fetch.LargeBodies;
import org.fener.crawler.fetch.Robots;
import org.fener.crawler.fetch.Scope;
import org.fener.crawler.fetch.Validators;
import org.fener.crawler.nutch.Visit.Ending;
import org.fener.crawler.nutch.Visit.Line;
import org.fener.crawler.parse.PageKind;
import org.fener.crawler.parse.PageLink;
import org.fener.crawler.parse.PageLink.Relation;
import org.fener.crawler.parse.PageReader;
import org.fener.crawler.parse.PageReading;

/// Visits one address: fetches it, hands everything that was exchanged to the archive, reads where the page
/// leads, and says what the crawl database shall know of it.
final class PageVisitor {

    /// Redirects after each other that are followed, as browsers and RFC 9309 do.
    private static final int MOST_HOPS = 5;

    /// Sitemaps are large and tell little that lists do not tell sooner.
    private static final Duration SITEMAP_INTERVAL = Duration.ofHours(6);

    private static final int DEEPEST_SITEMAP = 2;

    /// A page of so many bytes has something to say.
    private static final int WORTH_READING = 1_024;

    private static final Pattern ANCHOR = Pattern.compile("<a\\s", Pattern.CASE_INSENSITIVE);

    private final Source source;
    private final Scope scope;
    private final GuardedFetcher fetcher;
    private final Archive archive;
    private final PageReader reader;
    private final LinkFilter links;
    private final TrapGuard traps;
    private final InstantSource clock;
    private final Revisit revisit;

    PageVisitor(
            Source source,
            GuardedFetcher fetcher,
            Archive archive,
            PageReader reader,
            LinkFilter links,
            TrapGuard traps,
            InstantSource clock) {
        this.source = source;
        this.scope = Scope.of(source);
        this.fetcher = fetcher;
        this.archive = archive;
        this.reader = reader;
        this.links = links;
        this.traps = traps;
        this.clock = clock;
        this.revisit = new Revisit(source.every());
    }

    /// @param place is told when a page has come and is about to be read
    Visit visit(PageTask task, HostPipeline.Place place) throws IOException, InterruptedException {
        Optional<String> trap = task.start() ? Optional.empty() : traps.refusal(task.uri());
        if (trap.isPresent())
            return without(task, Ending.REFUSED, gone(task), problem(task, "trap", trap.get()), List.of());
        FetchRequest request = new FetchRequest(source, task.uri(), task.notes().validators(), false);
        try (LargeBodies.Claim room = fetcher.claim()) {
            Fetch fetch = fetcher.fetch(request, room);
            List<Ticket> kept = new ArrayList<>();
            for (Keepable exchange : fetch.kept()) kept.add(archive.append(exchange));
            return visit(task, fetch.outcome(), fetch.code(), kept, place).answeredIn(responseTime(fetch));
        }
    }

    private static Optional<Duration> responseTime(Fetch fetch) {
        return fetch.kept().isEmpty() || !(fetch.kept().getLast() instanceof Exchange last)
                ? Optional.empty()
                : Optional.of(last.took());
    }

    /// A link of a visited page as an address of its own.
    PageTask task(Visit.Link link) {
        CrawlDatum datum =
                new CrawlDatum(CrawlDatum.STATUS_LINKED, (int) source.every().toSeconds());
        datum.setFetchTime(clock.millis());
        link.notes().writeTo(datum);
        return new PageTask(link.uri(), datum, link.notes(), false);
    }

    private Visit visit(PageTask task, FetchOutcome outcome, String code, List<Ticket> kept, HostPipeline.Place place)
            throws IOException, InterruptedException {
        return switch (outcome) {
            case Fetched fetched -> fetched(task, fetched.page(), kept, place);
            case NotModified unchanged -> {
                Duration next = revisit.afterNotModified(task.start(), task.notes(), task.interval());
                Line same = record(task, CrawlDatum.STATUS_FETCH_NOTMODIFIED, clock.instant(), next);
                yield new Visit(
                        task, Ending.NOT_MODIFIED, List.of(same), List.of(), Links.NONE, Optional.empty(), kept);
            }
            case Disallowed disallowed ->
                without(task, Ending.DISALLOWED, gone(task), problem(task, code, disallowed.why()), kept);
            case Refused refused -> without(task, Ending.REFUSED, gone(task), problem(task, code, refused.why()), kept);
            case Failed failed -> without(task, Ending.FAILED, retry(task), problem(task, code, failed.why()), kept);
            case Deferred deferred -> deferred(task, problem(task, code, deferred.why()), kept);
        };
    }

    /// A page that met a fault of this program: it is tried again later.
    Visit faulty(PageTask task, RuntimeException fault) {
        return without(task, Ending.FAILED, retry(task), problem(task, "fault", fault.toString()), List.of());
    }

    private Visit fetched(PageTask task, FetchedPage page, List<Ticket> kept, HostPipeline.Place place)
            throws IOException, InterruptedException {
        int status = page.status();
        if (status >= 200 && status < 300) {
            place.arrived();
            return read(task, page, kept);
        }
        Optional<String> location = page.headers().first("Location");
        if (status >= 300 && status < 400 && location.isPresent()) return redirected(task, page, location.get(), kept);
        Problem problem = problem(task, "http-" + status, "the server answered " + status);
        boolean mayPass = status >= 500 || status == 408 || status == 425 || status == 429;
        return without(task, Ending.FETCHED, mayPass ? retry(task) : gone(task), problem, kept);
    }

    private Visit redirected(PageTask task, FetchedPage page, String location, List<Ticket> kept) {
        Optional<CanonicalUrl> found = CanonicalUrl.resolve(page.uri(), location);
        if (found.isEmpty()) return turned(task, "blocked:url", "redirects to no usable web address", kept);
        URI target = found.get().uri();
        if (target.equals(task.uri())) return turned(task, "redirect-loop", "redirects to itself", kept);
        if (!scope.contains(found.get()))
            return turned(task, "blocked:scope", "redirects out of the source's scope to " + target, kept);
        if (task.notes().hops() == MOST_HOPS)
            return turned(task, "redirect-limit", "redirects more than " + MOST_HOPS + " times", kept);
        boolean moved = page.status() == 301 || page.status() == 308;
        byte status = moved ? CrawlDatum.STATUS_FETCH_REDIR_PERM : CrawlDatum.STATUS_FETCH_REDIR_TEMP;
        Duration next = task.start() ? source.every() : revisit.afterGone(task.interval());
        List<Visit.Link> fresh = links.redirected(task.notes(), target).stream().toList();
        Line redirect = record(task, status, page.fetchedAt(), next);
        return new Visit(
                task,
                Ending.FETCHED,
                List.of(redirect),
                fresh,
                new Links(fresh.size(), 1 - fresh.size(), 0, 0, 0),
                Optional.empty(),
                kept);
    }

    /// A redirect that is not followed.
    private Visit turned(PageTask task, String code, String why, List<Ticket> kept) {
        Ending ending = code.startsWith("blocked:") ? Ending.REFUSED : Ending.FETCHED;
        return without(task, ending, gone(task), problem(task, code, why), kept);
    }

    private Visit read(PageTask task, FetchedPage page, List<Ticket> kept) throws IOException, InterruptedException {
        PageReading reading = reader.read(page, source);
        if (reading.kind() == PageKind.NOT_FOUND)
            return without(
                    task,
                    Ending.FETCHED,
                    gone(task),
                    problem(task, "soft-404", "the page says that there is nothing here"),
                    kept);
        Validators validators = page.truncated().isPresent() ? Validators.NONE : Validators.of(page);
        PageNotes notes = task.notes().read(reading.kind(), validators);
        boolean sitemap = reading.engine().equals("sitemap");
        Optional<Instant> lastChange = task.first()
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(task.known().getModifiedTime()));
        LinkFilter.Sorted sorted = links.sort(
                task.notes(),
                page.uri(),
                sitemap ? withoutDeepParts(task, reading) : withSitemaps(task, reading, kept),
                lastChange,
                page.fetchedAt(),
                sitemap ? LinkFilter.MOST_LINKS_OF_A_SITEMAP : LinkFilter.MOST_LINKS);

        byte[] signature = PageSignature.of(reading, page);
        String form = TrapGuard.form(task.uri());
        boolean leadsOn = sorted.fresh().stream()
                .anyMatch(link -> !TrapGuard.form(link.uri()).equals(form));
        traps.visited(task.uri(), reading.posts().stream().map(Post::text).toList(), leadsOn);
        boolean changed = task.first() || !PageSignature.same(task.known(), signature);
        Revisit.Look look =
                new Revisit.Look(task.start(), task.first(), changed, sorted.grew(), PageSignature.newest(reading));
        Instant now = page.fetchedAt();
        Duration next = revisit.after(look, notes, task.interval(), now);
        boolean tooSoon = sitemap && !task.start() && next.compareTo(SITEMAP_INTERVAL) < 0;
        Line read = record(task, CrawlDatum.STATUS_FETCH_SUCCESS, now, tooSoon ? SITEMAP_INTERVAL : next);
        read.datum().setSignature(signature);
        read.datum().setModifiedTime(changed ? now.toEpochMilli() : task.known().getModifiedTime());
        notes.writeTo(read.datum());
        return new Visit(
                task,
                Ending.FETCHED,
                List.of(read),
                sorted.fresh(),
                sorted.stirred(),
                sorted.counted(),
                remark(task, page, reading),
                Optional.empty(),
                kept);
    }

    /// robots.txt names the sitemaps of a host: places to look, if they are within the scope.
    private List<PageLink> withSitemaps(PageTask task, PageReading reading, List<Ticket> kept)
            throws IOException, InterruptedException {
        if (!task.start()) return reading.links();
        Robots.Verdict verdict = fetcher.robots().verdict(source, task.uri());
        for (Keepable exchange : verdict.kept()) kept.add(archive.append(exchange));
        List<PageLink> all = new ArrayList<>(reading.links());
        for (URI uri : verdict.sitemaps()) all.add(new PageLink(uri, Relation.FEED));
        return all;
    }

    /// An index of indexes is followed no further: some lead to themselves for ever.
    private static List<PageLink> withoutDeepParts(PageTask task, PageReading reading) {
        if (task.notes().depth() < DEEPEST_SITEMAP) return reading.links();
        return reading.links().stream()
                .filter(link -> link.relation() != Relation.FEED)
                .toList();
    }

    /// A page that came, but not as it should.
    private static Optional<Problem> remark(PageTask task, FetchedPage page, PageReading reading) {
        if (reading.kind() == PageKind.WALL)
            return Optional.of(problem(task, "wall", "a login, consent or block page stands before the content"));
        if (reading.robots().noindex())
            return Optional.of(problem(task, "robots-noindex", "the page asks robots not to index it: no posts taken"));
        if (reading.robots().nofollow())
            return Optional.of(problem(task, "robots-nofollow", "the page asks robots to follow none of its links"));
        if (page.truncated().isPresent())
            return page.truncated().map(reason -> problem(task, "cut-" + reason, "the response was cut: " + reason));
        if (!reading.engine().equals("sitemap") && reading.links().size() >= LinkFilter.MOST_LINKS)
            return Optional.of(problem(
                    task,
                    "many-links",
                    String.format(
                            Locale.ROOT,
                            "%,d links are looked at of %,d on the page",
                            LinkFilter.MOST_LINKS,
                            anchors(page))));
        boolean isEmpty = reading.posts().isEmpty() && reading.links().isEmpty();
        return isEmpty && reading.kind() != PageKind.FEED && page.body().length() >= WORTH_READING
                ? Optional.of(problem(
                        task,
                        "no-text",
                        "nothing can be read: no text and no link in "
                                + page.body().length() + " bytes (a script may have to make the page)"))
                : Optional.empty();
    }

    /// Links that a page has, however many are the same.
    private static long anchors(FetchedPage page) {
        return ANCHOR.matcher(page.body().decode(StandardCharsets.ISO_8859_1))
                .results()
                .count();
    }

    private Visit deferred(PageTask task, Problem problem, List<Ticket> kept) {
        boolean inDatabase = task.known().getStatus() != CrawlDatum.STATUS_LINKED;
        List<Line> found = inDatabase ? List.of() : List.of(new Line(task.uri(), task.known()));
        return new Visit(task, Ending.DEFERRED, found, List.of(), Links.NONE, Optional.of(problem), kept);
    }

    private static Visit without(PageTask task, Ending ending, Line record, Problem problem, List<Ticket> kept) {
        return new Visit(task, ending, List.of(record), List.of(), Links.NONE, Optional.of(problem), kept);
    }

    private Line gone(PageTask task) {
        return record(task, CrawlDatum.STATUS_FETCH_GONE, clock.instant(), revisit.afterGone(task.interval()));
    }

    private Line retry(PageTask task) {
        int retries = task.known().getRetriesSinceFetch();
        return record(task, CrawlDatum.STATUS_FETCH_RETRY, clock.instant(), revisit.afterFailure(retries));
    }

    private static Line record(PageTask task, byte status, Instant at, Duration comeBack) {
        CrawlDatum datum = new CrawlDatum();
        datum.set(task.known());
        datum.setStatus(status);
        datum.setFetchTime(at.toEpochMilli());
        datum.setFetchInterval((int) comeBack.toSeconds());
        return new Line(task.uri(), datum);
    }

    private static Problem problem(PageTask task, String code, String why) {
        return new Problem(task.url(), code, why);
    }
}
