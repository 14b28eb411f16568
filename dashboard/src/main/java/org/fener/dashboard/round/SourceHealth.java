package org.fener.dashboard.round;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fener.crawler.Source;
import org.fener.dashboard.store.Run;
import org.fener.dashboard.store.Run.Kind;
import org.fener.dashboard.store.Run.Outcome;
import org.fener.dashboard.store.RunLedger;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;
import org.fener.indexer.PostQuery.Order;

/// How a source fares, told from its runs and its posts.
///
/// @param lastSuccess end of the last round in which the site answered
/// @param nextRun     when it is due next; empty while paused
/// @param posts       all its posts in the index
/// @param newToday    posts first seen in the last 24 hours
/// @param usualPerDay mean of the 7 days before
/// @param error       the last error in words; empty while all is well
/// @param last        counts of the last finished round
public record SourceHealth(
        Source source,
        State state,
        boolean running,
        Optional<Instant> lastSuccess,
        Optional<Instant> nextRun,
        long posts,
        long newToday,
        double usualPerDay,
        Optional<String> error,
        Optional<RoundRecord> last) {

    public enum State {
        OK,
        LATE,
        FAILING,
        QUIET,
        PAUSED,
        WAITING;

        /// Someone should look at it.
        public boolean needsCare() {
            return this == LATE || this == FAILING || this == QUIET;
        }
    }

    private static final int RUNS_READ = 50;
    private static final double LEAST_USUAL = 3;

    public static SourceHealth of(Source source, RunLedger ledger, PostIndex index, Instant now) throws IOException {
        List<Run> runs = ledger.latest(Kind.ROUND, source.id(), RUNS_READ);
        List<Run> ended = runs.stream()
                .filter(run -> run.outcome() == Outcome.DONE || run.outcome() == Outcome.FAILED)
                .toList();
        Optional<Instant> lastSuccess =
                ended.stream().filter(SourceHealth::reached).findFirst().flatMap(Run::endedAt);
        long newToday = seen(index, source, now.minus(Duration.ofDays(1)), now);
        double usual = seen(index, source, now.minus(Duration.ofDays(8)), now.minus(Duration.ofDays(1))) / 7.0;
        Optional<Instant> nextRun = source.paused()
                ? Optional.empty()
                : Optional.of(runs.isEmpty() ? now : runs.getFirst().dueAt().plus(source.every()));
        State state = state(source, ended, nextRun, newToday, usual, now);
        return new SourceHealth(
                source,
                state,
                !runs.isEmpty() && runs.getFirst().outcome() == Outcome.RUNNING,
                lastSuccess,
                nextRun,
                seen(index, source, Instant.EPOCH, now.plus(Duration.ofDays(1))),
                newToday,
                usual,
                state == State.FAILING ? ended.stream().findFirst().map(SourceHealth::words) : Optional.empty(),
                ended.stream()
                        .filter(run -> run.outcome() == Outcome.DONE)
                        .findFirst()
                        .map(run -> RoundRecord.parse(run.details())));
    }

    private static State state(
            Source source, List<Run> ended, Optional<Instant> nextRun, long newToday, double usual, Instant now) {
        if (source.paused()) return State.PAUSED;
        if (ended.isEmpty()) return State.WAITING;
        if (!reached(ended.getFirst())) return State.FAILING;
        boolean late = nextRun.map(
                        due -> due.plus(source.every().multipliedBy(2)).isBefore(now))
                .orElse(false);
        if (late) return State.LATE;
        return newToday == 0 && usual >= LEAST_USUAL ? State.QUIET : State.OK;
    }

    private static boolean reached(Run run) {
        return run.outcome() == Outcome.DONE && RoundRecord.parse(run.details()).reached();
    }

    private static String words(Run run) {
        if (run.outcome() == Outcome.FAILED) return run.details();
        return RoundRecord.parse(run.details()).problems().stream()
                .findFirst()
                .map(problem -> problem.uri() + ": " + problem.why())
                .orElse("the round brought no answer from the site");
    }

    private static long seen(PostIndex index, Source source, Instant from, Instant until) throws IOException {
        return index.search(new PostQuery(
                        "",
                        List.of(),
                        List.of(source.id()),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(from),
                        Optional.of(until),
                        Order.NEWEST,
                        0,
                        Optional.empty(),
                        true))
                .total();
    }
}
