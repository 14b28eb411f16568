package org.fener.crawler;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What one round of a source did.
///
/// @param fetched  responses brought and kept, whatever their status
/// @param links    what became of the links on the pages that were read
/// @param ended    why the round is over
/// @param problems every address that gave no page, with the reason in words; of those that robots.txt shuts out one
/// for
///                 each reason; at most [#MOST_PROBLEMS], the rest counted
/// @param reasons  how many addresses gave no page, or one that did not count in full, by the problem's code
/// @param pace     how fast the site answered
public record Round(
        String source,
        Instant began,
        Duration took,
        int fetched,
        int notModified,
        int disallowed,
        int deferred,
        int refused,
        int failed,
        Links links,
        Ended ended,
        List<Problem> problems,
        Map<String, Integer> reasons,
        Pace pace) {

    public static final int MOST_PROBLEMS = 200;

    /// An address that gave no page.
    ///
    /// @param code short stable reason, such as `http-404`, `blocked:address`, `timeout`, `robots`
    public record Problem(String uri, String code, String why) {}

    /// Response times, from the first byte sent to the last received.
    public record Pace(int responses, Duration median, Duration slow) {

        public static final Pace NONE = new Pace(0, Duration.ZERO, Duration.ZERO);

        /// @param slow one response in twenty took longer
        public Pace {
            if (responses < 0) throw new IllegalArgumentException("responses must be 0 or more, got " + responses);
        }

        /// Of response times in any order.
        public static Pace of(List<Duration> times) {
            if (times.isEmpty()) return NONE;
            List<Duration> sorted = times.stream().sorted().toList();
            return new Pace(
                    sorted.size(),
                    sorted.get(sorted.size() / 2),
                    sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1));
        }
    }

    /// Why a round is over.
    public enum Ended {
        /// everything that was due has been looked at
        NOTHING_DUE,
        /// the page budget is used; the rest stays due
        BUDGET,
        /// the time limit is reached; the rest stays due
        TIME,
        /// somebody asked it to stop
        STOPPED
    }

    /// The links on the pages of a round, each counted once for each page it stands on.
    ///
    /// @param fresh      led to an address that was not known before
    /// @param known      led to an address that was known
    /// @param outOfScope led out of the source's scope, or to no web address
    /// @param tooDeep    further from the start pages than the source allows
    /// @param overCap    beyond the number of links that is kept of one page
    public record Links(int fresh, int known, int outOfScope, int tooDeep, int overCap) {

        public static final Links NONE = new Links(0, 0, 0, 0, 0);

        public Links plus(Links other) {
            return new Links(
                    fresh + other.fresh,
                    known + other.known,
                    outOfScope + other.outOfScope,
                    tooDeep + other.tooDeep,
                    overCap + other.overCap);
        }
    }

    public Round {
        problems = List.copyOf(problems);
        reasons = Map.copyOf(reasons);
    }
}
