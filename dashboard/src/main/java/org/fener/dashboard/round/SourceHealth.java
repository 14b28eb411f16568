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

/// How a source fares, told from its runs and its posts.
///
/// @param lastSuccess end of the last round in which the site answered
/// @param nextRun     when it is due next; empty while paused
/// @param due         its time has come and no round of it runs
/// @param posts       all its posts in the index
/// @param newToday    posts first seen in the last 24 hours
/// @param expected    how many of them were to be expected, with a band
/// @param trouble     the last error; empty while all is well
/// @param last        counts of the last finished round
public record SourceHealth(
        Source source,
        State state,
        boolean running,
        boolean due,
        Optional<Instant> lastSuccess,
        Optional<Instant> nextRun,
        long posts,
        long newToday,
        Expectation expected,
        Optional<Trouble> trouble,
        Optional<RoundRecord> last) {

    public enum State {
        OK,
        LATE,
        FAILING,
        QUIET,
        SURGING,
        PAUSED,
        WAITING;

        /// Someone should look at it.
        public boolean needsCare() {
            return this == LATE || this == FAILING || this == QUIET || this == SURGING;
        }
    }

    private static final int RUNS_READ = 50;

    /// Rounds after which a change in what a source brings is told.
    private static final int ROUNDS_LOOKED_AT = 2;

    /// Rounds before them that must all have brought posts.
    private static final int ROUNDS_KNOWN = 5;

    public static SourceHealth of(Source source, RunLedger ledger, PostIndex index, Instant now) throws IOException {
        List<Run> runs = ledger.latest(Kind.ROUND, source.id(), RUNS_READ);
        List<Run> ended = runs.stream()
                .filter(run -> run.outcome() == Outcome.DONE || run.outcome() == Outcome.FAILED)
                .toList();
        boolean running = !runs.isEmpty() && runs.getFirst().outcome() == Outcome.RUNNING;
        Optional<Instant> nextRun = source.paused()
                ? Optional.empty()
                : Optional.of(runs.isEmpty() ? now : runs.getFirst().dueAt().plus(source.every()));
        Instant looked = lookedAt(ended).orElse(now);
        FirstSeen seen = FirstSeen.of(index, source.id(), Expectation.since(looked.isBefore(now) ? looked : now));
        Expectation expected = Expectation.of(seen, looked);
        State state = state(source, ended, nextRun, now);
        if (state == State.OK) state = bringing(source, ended, seen, expected, now);
        return new SourceHealth(
                source,
                state,
                running,
                !running && nextRun.map(at -> !at.isAfter(now)).orElse(false),
                ended.stream().filter(SourceHealth::reached).findFirst().flatMap(Run::endedAt),
                nextRun,
                index.count(PostQuery.of("*").ofSource(source.id())),
                seen.between(now.minus(Duration.ofDays(1)), now),
                expected,
                state == State.FAILING ? ended.stream().findFirst().map(SourceHealth::trouble) : Optional.empty(),
                ended.stream()
                        .filter(run -> run.outcome() == Outcome.DONE)
                        .findFirst()
                        .map(SourceHealth::record));
    }

    /// The last error in English.
    public Optional<String> error() {
        return trouble.map(Trouble::words);
    }

    /// Mean of the days before.
    public double usualPerDay() {
        return expected.mean();
    }

    /// When the rounds that are judged began: what they brought is held against the time before.
    private static Optional<Instant> lookedAt(List<Run> ended) {
        return ended.stream()
                .limit(ROUNDS_LOOKED_AT)
                .reduce((one, earlier) -> earlier)
                .map(Run::startedAt);
    }

    private static State state(Source source, List<Run> ended, Optional<Instant> nextRun, Instant now) {
        if (source.paused()) return State.PAUSED;
        if (ended.isEmpty()) return State.WAITING;
        if (!reached(ended.getFirst())) return State.FAILING;
        boolean late = nextRun.map(
                        due -> due.plus(source.every().multipliedBy(2)).isBefore(now))
                .orElse(false);
        return late ? State.LATE : State.OK;
    }

    /// Whether a source that answers also brings what it used to bring.
    private static State bringing(Source source, List<Run> ended, FirstSeen seen, Expectation expected, Instant now) {
        if (bringsPagesWithoutPosts(ended)) return State.QUIET;
        Instant looked = lookedAt(ended).orElse(now);
        long fresh = seen.between(looked, now);
        Duration span = Duration.between(looked, now);
        Duration least = source.every();
        if (expected.isSurge(fresh, span.compareTo(least) < 0 ? least : span)) return State.SURGING;
        boolean silent = expected.longestSilence()
                .filter(longest -> seen.between(now.minus(longest), now) == 0)
                .isPresent();
        return silent ? State.QUIET : State.OK;
    }

    /// The site's pages changed their form, or it shows something else: pages come, and no post is found on them any
    /// more.
    private static boolean bringsPagesWithoutPosts(List<Run> ended) {
        List<RoundRecord> records = ended.stream()
                .filter(run -> run.outcome() == Outcome.DONE)
                .map(SourceHealth::record)
                .filter(record -> record.fetched() > 0)
                .toList();
        return records.size() >= ROUNDS_LOOKED_AT + ROUNDS_KNOWN
                && records.stream().limit(ROUNDS_LOOKED_AT).allMatch(record -> record.posts() == 0)
                && records.stream().skip(ROUNDS_LOOKED_AT).allMatch(record -> record.posts() > 0);
    }

    private static boolean reached(Run run) {
        return run.outcome() == Outcome.DONE && record(run).reached();
    }

    private static RoundRecord record(Run run) {
        return RoundRecord.parse(run.details());
    }

    private static Trouble trouble(Run run) {
        if (run.outcome() == Outcome.FAILED) return Trouble.broken(run.details());
        return record(run).problems().stream().findFirst().map(Trouble::of).orElseGet(Trouble::silent);
    }
}
