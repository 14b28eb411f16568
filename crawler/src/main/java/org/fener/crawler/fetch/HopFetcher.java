package org.fener.crawler.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.fener.crawler.Body;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.SourceAccess;
import org.fener.crawler.archive.ArchiveEntry;
import org.fener.crawler.archive.Attempt;
import org.fener.crawler.archive.Exchange;
import org.fener.crawler.archive.HttpHead;
import org.fener.crawler.archive.Keepable;
import org.fener.crawler.archive.PayloadDecoder;
import org.fener.crawler.fetch.Politeness.Turn;

/// Makes one request in its turn, and again where a retry is due. Every request of the program ends up here.
final class HopFetcher implements AutoCloseable {

    private static final int RETRIES_WITHOUT_HEAD = 2;
    private static final int RETRIES_OF_A_CUT_BODY = 1;

    private final FetchSettings settings;
    private final FetchLimits limits;
    private final Politeness politeness;
    private final Connector connector;
    private final Watchdog watchdog;
    private final InstantSource clock;
    private final ConnectionPool pool = new ConnectionPool();
    private final PayloadDecoder decoder;
    private final PayloadDecoder smallDecoder;
    private final LargeBodies bodies = new LargeBodies();

    HopFetcher(
            FetchSettings settings,
            Politeness politeness,
            Connector connector,
            Watchdog watchdog,
            InstantSource clock) {
        this.settings = settings;
        this.limits = settings.limits();
        this.politeness = politeness;
        this.connector = connector;
        this.watchdog = watchdog;
        this.clock = clock;
        this.decoder = new PayloadDecoder(new PayloadDecoder.Limits(limits.inflatedBytes(), limits.inflationRatio()));
        this.smallDecoder = new PayloadDecoder(new PayloadDecoder.Limits(
                Math.min(LargeBodies.LARGE, limits.inflatedBytes()), limits.inflationRatio()));
    }

    LargeBodies bodies() {
        return bodies;
    }

    Hop fetch(Hop.Request request) throws InterruptedException {
        List<Keepable> kept = new ArrayList<>();
        Optional<Hop.Answer> best = Optional.empty();
        for (int failures = 0; ; failures++) {
            Hop.Result result = inTurn(request, kept);
            switch (result) {
                case Hop.Busy busy -> {
                    return best.isPresent() ? hop(best.get(), kept) : new Hop(busy, kept);
                }
                case Hop.NoAnswer none -> {
                    boolean again = none.code().equals(FetchFailure.DISCONNECT) && failures < RETRIES_WITHOUT_HEAD;
                    if (!again || best.isPresent())
                        return best.isPresent() ? hop(best.get(), kept) : new Hop(none, kept);
                }
                case Hop.Answer answer -> {
                    if (best.isEmpty() || isBetter(answer, best.get())) best = Optional.of(answer);
                    boolean isCut = answer.exchange().page().truncated().equals(Optional.of("disconnect"));
                    if (!isCut || failures >= RETRIES_OF_A_CUT_BODY) return hop(best.get(), kept);
                }
            }
        }
    }

    /// The answer's exchange comes last, so that a reader who takes the last capture of a page takes the best.
    private static Hop hop(Hop.Answer best, List<Keepable> kept) {
        kept.remove(best.exchange());
        kept.add(best.exchange());
        return new Hop(best, kept);
    }

    private static boolean isBetter(Hop.Answer one, Hop.Answer other) {
        boolean whole = one.exchange().page().truncated().isEmpty();
        return whole
                || one.exchange().page().body().length()
                        >= other.exchange().page().body().length();
    }

    private Hop.Result inTurn(Hop.Request request, List<Keepable> kept) throws InterruptedException {
        Optional<Turn> turn = politeness.turn(request.url(), limits.longestWait());
        if (turn.isEmpty()) return new Hop.Busy(politeness.wait(request.url().uri()));
        Instant began = clock.instant();
        long start = System.nanoTime();
        try {
            return connected(request, began, start, kept);
        } catch (FetchFailure e) {
            kept.add(attempt(request, began, start, e.code(), e));
            return new Hop.NoAnswer(e.code(), e.why());
        } finally {
            turn.get().end(request.delay());
        }
    }

    private static Attempt attempt(Hop.Request request, Instant began, long start, String code, FetchFailure why) {
        return new Attempt(
                request.source().id(),
                request.url().uri(),
                began,
                Duration.ofNanos(System.nanoTime() - start),
                code,
                why.why(),
                why.address(),
                why.received());
    }

    private Hop.Result connected(Hop.Request request, Instant began, long start, List<Keepable> kept)
            throws FetchFailure, InterruptedException {
        Optional<Connection> idle = pool.take(poolKey(request));
        if (idle.isPresent()) {
            try {
                return atAddress(request, idle.get().address().stream().toList(), began, idle, kept);
            } catch (FetchFailure e) {
                // the server closed an idle connection, as it may at any time: ask again on a new one
                boolean stale =
                        e.code().equals(FetchFailure.DISCONNECT) || e.code().equals(FetchFailure.PROTOCOL);
                if (!stale) throw e;
                kept.add(attempt(request, began, start, FetchFailure.IDLE_CLOSED, e));
            }
        }
        return atAddress(
                request, connector.addresses(request.url(), request.source().access()), began, Optional.empty(), kept);
    }

    private Hop.Result atAddress(
            Hop.Request request,
            List<InetAddress> addresses,
            Instant began,
            Optional<Connection> idle,
            List<Keepable> kept)
            throws FetchFailure, InterruptedException {
        Optional<Turn> turn = addresses.isEmpty()
                ? Optional.empty()
                : politeness.turn(request.source().id(), addresses.getFirst(), limits.longestWait());
        if (turn.isEmpty() && !addresses.isEmpty()) {
            idle.ifPresent(Connection::close);
            return new Hop.Busy(limits.longestWait());
        }
        try {
            Connection connection = idle.isPresent()
                    ? idle.get()
                    : connector.connect(
                            request.url(), addresses, request.source().access());
            Hop.Answer answer = exchange(request, connection, began);
            kept.add(answer.exchange());
            return answer;
        } finally {
            turn.ifPresent(taken -> taken.end(request.delay()));
        }
    }

    /// A connection through another proxy, or one whose certificate was excused, is another connection.
    private static String poolKey(Hop.Request request) {
        SourceAccess access = request.source().access();
        return access.equals(SourceAccess.DIRECT)
                ? request.url().origin()
                : request.url().origin() + " " + access.proxy() + " " + access.tlsException();
    }

    private Hop.Answer exchange(Hop.Request request, Connection connection, Instant began) throws FetchFailure {
        long start = System.nanoTime();
        String requestHead = requestHead(request);
        Deadline deadline = Deadline.in(request.total());
        Optional<Future<?>> cut =
                request.url().isSecure() ? Optional.of(watchdog.closeAt(deadline, connection)) : Optional.empty();
        boolean reusable = false;
        try {
            connection.send(requestHead.getBytes(StandardCharsets.ISO_8859_1));
            RawResponse response =
                    new ResponseReader(connection, limits, request.mostBytes(), deadline, request.room()).read();
            reusable = response.reusable();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            return new Hop.Answer(kept(request, requestHead, response, connection, began, took), response.refused());
        } catch (FetchFailure e) {
            throw e;
        } catch (IOException e) {
            throw new FetchFailure(
                    FetchFailure.DISCONNECT,
                    "the connection broke while the request was sent: " + e.getMessage(),
                    connection.addressText(),
                    Body.EMPTY);
        } finally {
            cut.ifPresent(task -> task.cancel(false));
            if (reusable) pool.give(poolKey(request), connection);
            else connection.close();
        }
    }

    private Exchange kept(
            Hop.Request request,
            String requestHead,
            RawResponse response,
            Connection connection,
            Instant began,
            Duration took) {
        HttpHead head = response.head();
        boolean mayGrow = !head.contentCodings().isEmpty() && response.wire().length > LargeBodies.LARGE_WHEN_CODED;
        boolean hasRoom = !mayGrow || request.room().take(limits.slowWindow());
        PayloadDecoder.Decoded decoded = (hasRoom ? decoder : smallDecoder).decode(head, response.wire());
        Map<String, String> facts = new HashMap<>(response.facts());
        if (!hasRoom && decoded.truncated().isPresent()) facts.put("memory", ResponseReader.NO_ROOM);
        facts.putAll(connection.facts());
        if (!request.purpose().isEmpty()) facts.put("purpose", request.purpose());
        response.refused().ifPresent(type -> facts.put(ArchiveEntry.REFUSED_TYPE, type));
        decoded.flaw().ifPresent(flaw -> facts.put("coding", flaw));
        boolean sameBody = decoded.body().length() == response.wire().length
                && head.contentCodings().isEmpty();
        Body wire = sameBody && !head.isChunked() ? decoded.body() : Body.of(response.wire());
        FetchedPage page = new FetchedPage(
                request.source().id(),
                request.requested(),
                request.url().uri(),
                began,
                head.status(),
                head.headers(),
                decoded.body(),
                response.truncated().or(decoded::truncated));
        return new Exchange(
                requestHead,
                response.rawHead(),
                wire,
                page,
                connection.addressText(),
                request.redirects(),
                took,
                facts);
    }

    private String requestHead(Hop.Request request) {
        StringBuilder head = new StringBuilder(256)
                .append("GET ")
                .append(request.url().target())
                .append(" HTTP/1.1\r\nHost: ")
                .append(request.url().hostField())
                .append("\r\nUser-Agent: ")
                .append(settings.agent().header())
                .append("\r\nAccept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
                .append("\r\nAccept-Encoding: gzip, deflate\r\n");
        request.validators()
                .etag()
                .filter(HopFetcher::isFieldValue)
                .ifPresent(tag -> head.append("If-None-Match: ").append(tag).append("\r\n"));
        request.validators()
                .lastModified()
                .filter(HopFetcher::isFieldValue)
                .ifPresent(
                        date -> head.append("If-Modified-Since: ").append(date).append("\r\n"));
        return head.append("\r\n").toString();
    }

    /// What a server gave us goes back to it only as one line of ASCII.
    private static boolean isFieldValue(String value) {
        return value.length() <= 1_024 && value.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    @Override
    public void close() {
        pool.close();
        watchdog.close();
    }
}
