package org.fener.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.Source;
import org.fener.crawler.SourceAccess;
import org.fener.crawler.SourceKind;
import org.fener.crawler.archive.Archive;
import org.fener.crawler.archive.ArchiveCursor;
import org.fener.crawler.archive.ArchiveVerifier;
import org.fener.crawler.archive.Attempt;
import org.fener.crawler.archive.DurableListener;
import org.fener.crawler.archive.Exchange;
import org.fener.crawler.archive.Keepable;
import org.fener.crawler.archive.WarcArchive;
import org.fener.crawler.archive.WarcFollower;

/// A fetcher with short limits, a name server of its own and loopback allowed; and everything it fetched goes through
/// a real archive and back.
final class FetchBench implements AutoCloseable {

    static final FetchLimits SHORT = new FetchLimits(
            Duration.ofMillis(600),
            Duration.ofMillis(700),
            Duration.ofSeconds(3),
            200,
            Duration.ofSeconds(1),
            64 * 1024,
            256,
            4 * 1024 * 1024,
            8 * 1024 * 1024,
            100,
            5,
            2_048,
            512 * 1024,
            Duration.ofSeconds(2),
            Duration.ofHours(12),
            Duration.ofSeconds(5),
            Duration.ofHours(24));

    /// For what must succeed, however busy the machine is.
    static final FetchLimits PATIENT = new FetchLimits(
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            200,
            Duration.ofSeconds(5),
            64 * 1024,
            256,
            4 * 1024 * 1024,
            8 * 1024 * 1024,
            100,
            5,
            2_048,
            512 * 1024,
            Duration.ofSeconds(15),
            Duration.ofHours(12),
            Duration.ofSeconds(5),
            Duration.ofHours(24));

    final Map<String, List<String>> names = new ConcurrentHashMap<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    final Politeness politeness = new Politeness(InstantSource.system());
    final GuardedFetcher fetcher;

    FetchBench() {
        this(SHORT, OptOuts.NONE);
    }

    FetchBench(FetchLimits limits, OptOuts optOuts) {
        this(limits, optOuts, StrictTrust.in(null));
    }

    FetchBench(FetchLimits limits, OptOuts optOuts, StrictTrust trust) {
        FetchSettings settings = new FetchSettings(
                new UserAgent("Fener", "0.1", "soc@example.org"),
                limits,
                List.of(AddressRange.parse("127.0.0.1"), AddressRange.parse("127.0.0.2")),
                optOuts);
        fetcher = new GuardedFetcher(settings, politeness, this::resolve, InstantSource.system(), trust);
    }

    private List<InetAddress> resolve(String host) throws UnknownHostException {
        asked.add(host);
        List<String> found = names.get(host);
        if (found == null) throw new UnknownHostException(host);
        return found.stream().map(InetAddress::ofLiteral).toList();
    }

    static Source source(String... start) {
        return source(Duration.ZERO, start);
    }

    static Source source(Duration delay, String... start) {
        List<URI> starts = java.util.stream.Stream.of(start).map(URI::create).toList();
        List<URI> scope = starts.stream().map(uri -> uri.resolve("/")).toList();
        return new Source(
                "roads",
                "Roads",
                SourceKind.AUTO,
                starts,
                scope,
                Duration.ofHours(1),
                delay,
                500,
                5,
                Optional.empty(),
                "a test",
                "none needed",
                Optional.empty(),
                false);
    }

    static Source source(SourceAccess access, String start) {
        Source direct = source(start);
        return new Source(
                direct.id(),
                direct.name(),
                direct.kind(),
                direct.start(),
                direct.scope(),
                direct.every(),
                direct.delay(),
                direct.budget(),
                direct.depth(),
                direct.language(),
                direct.purpose(),
                direct.legalBasis(),
                direct.zone(),
                direct.paused(),
                access);
    }

    Fetch fetch(SourceAccess access, String uri) throws InterruptedException {
        return fetcher.fetch(FetchRequest.of(source(access, uri), URI.create(uri)));
    }

    Fetch fetch(String uri) throws InterruptedException {
        return fetcher.fetch(FetchRequest.of(source(uri), URI.create(uri)));
    }

    /// Keeps all of `fetches` in a new archive, verifies it, and gives the pages read back: equal to those kept.
    static List<FetchedPage> archived(Path root, Fetch... fetches) throws IOException, InterruptedException {
        List<FetchedPage> kept = new ArrayList<>();
        Archive.Ticket last = null;
        try (WarcArchive archive = WarcArchive.open(root, "crawl", InstantSource.system(), DurableListener.NONE)) {
            for (Fetch fetch : fetches)
                for (Keepable one : fetch.kept()) {
                    last = archive.append(one);
                    if (one instanceof Exchange exchange) kept.add(exchange.page());
                }
            if (last != null) last.durable();
        }
        List<FetchedPage> read = new ArrayList<>();
        new WarcFollower(root).read(ArchiveCursor.START, entry -> read.add(entry.page()));
        assertThat(read).isEqualTo(kept);
        assertThat(new ArchiveVerifier(root).verify().damages()).isEmpty();
        return read;
    }

    /// Tries without a response; without those on a connection that the server had closed, which are made again.
    static List<Attempt> attempts(Fetch fetch) {
        return fetch.kept().stream()
                .filter(Attempt.class::isInstance)
                .map(Attempt.class::cast)
                .filter(attempt -> !attempt.code().equals(FetchFailure.IDLE_CLOSED))
                .toList();
    }

    static List<Exchange> exchanges(Fetch fetch) {
        return fetch.kept().stream()
                .filter(Exchange.class::isInstance)
                .map(Exchange.class::cast)
                .toList();
    }

    @Override
    public void close() {
        fetcher.close();
    }
}
