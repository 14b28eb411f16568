package org.fener.crawler.nutch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.fener.crawler.Round;
import org.fener.crawler.Round.Ended;
import org.fener.crawler.Round.Links;
import org.fener.crawler.Round.Pace;
import org.fener.crawler.Round.Problem;
import org.fener.crawler.nutch.Visit.Ending;

/// Counts what a round does while it does it. Safe for many threads.
final class RoundTally {

    private final String source;
    private final Instant began;
    private final Consumer<Round> progress;
    private final Map<Ending, Integer> endings = new EnumMap<>(Ending.class);
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Integer> reasons = new TreeMap<>();
    private final List<Duration> responseTimes = new ArrayList<>();
    private Links links = Links.NONE;

    /// @param progress hears of the round so far, without its problems, after each visit; must not block
    RoundTally(String source, Instant began, Consumer<Round> progress) {
        this.source = source;
        this.began = began;
        this.progress = progress;
    }

    void count(Visit visit) {
        Round soFar;
        synchronized (this) {
            endings.merge(visit.ending(), 1, Integer::sum);
            links = links.plus(visit.counted());
            visit.problem().ifPresent(problem -> reasons.merge(problem.code(), 1, Integer::sum));
            visit.problem().filter(problem -> isNews(visit.ending(), problem)).ifPresent(problems::add);
            visit.took().ifPresent(responseTimes::add);
            soFar = round(Duration.ZERO, Ended.NOTHING_DUE, List.of(), Pace.NONE);
        }
        progress.accept(soFar);
    }

    /// What robots.txt or a page itself asks of robots is no fault, and a trap has no end: each such reason is told
    /// once, all are counted.
    private boolean isNews(Ending ending, Problem problem) {
        if (problems.size() >= Round.MOST_PROBLEMS) return false;
        boolean manyAlike = ending == Ending.DISALLOWED
                || problem.code().startsWith("robots-")
                || problem.code().equals("trap");
        return !manyAlike || problems.stream().noneMatch(told -> told.code().equals(problem.code()));
    }

    /// Addresses of a host that wants to be left alone for now.
    synchronized void defer(int addresses) {
        if (addresses == 0) return;
        endings.merge(Ending.DEFERRED, addresses, Integer::sum);
        reasons.merge("host-held", addresses, Integer::sum);
    }

    /// Visits so far that used the network.
    synchronized int asked() {
        return endings.entrySet().stream()
                .filter(ending -> ending.getKey().asked())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    synchronized int visits() {
        return endings.values().stream().mapToInt(Integer::intValue).sum();
    }

    synchronized Round round(Duration took, Ended ended) {
        return round(took, ended, problems, Pace.of(responseTimes));
    }

    private Round round(Duration took, Ended ended, List<Problem> problems, Pace pace) {
        return new Round(
                source,
                began,
                took,
                count(Ending.FETCHED),
                count(Ending.NOT_MODIFIED),
                count(Ending.DISALLOWED),
                count(Ending.DEFERRED),
                count(Ending.REFUSED),
                count(Ending.FAILED),
                links,
                ended,
                problems,
                reasons,
                pace);
    }

    private int count(Ending ending) {
        return endings.getOrDefault(ending, 0);
    }
}
