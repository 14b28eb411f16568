package org.fener.dashboard.round;

import java.util.List;
import java.util.stream.Stream;
import org.fener.crawler.Round;
import org.fener.crawler.Round.Problem;
import tools.jackson.databind.json.JsonMapper;

/// What the run ledger and `fener round --json` keep of a round; the field names are part of the command line's
/// promise.
public record RoundRecord(
        int fetched,
        int notModified,
        int disallowed,
        int deferred,
        int refused,
        int failed,
        int posts,
        int newPosts,
        int changedPosts,
        int gonePosts,
        int flagged,
        int alerts,
        double seconds,
        int walls,
        int notFound,
        int unreadable,
        List<Problem> problems) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int KEPT_PROBLEMS = 20;

    public RoundRecord {
        problems = List.copyOf(problems);
    }

    public static RoundRecord of(RoundSummary summary) {
        Round round = summary.round();
        Tally tally = summary.tally();
        return new RoundRecord(
                round.fetched(),
                round.notModified(),
                round.disallowed(),
                round.deferred(),
                round.refused(),
                round.failed(),
                tally.posts(),
                tally.newPosts(),
                tally.changed(),
                tally.gone(),
                tally.flagged(),
                0,
                summary.took().toMillis() / 1000.0,
                tally.walls(),
                tally.notFound(),
                tally.unreadable(),
                round.problems().stream().limit(KEPT_PROBLEMS).toList());
    }

    public RoundRecord plus(RoundRecord other) {
        return new RoundRecord(
                fetched + other.fetched,
                notModified + other.notModified,
                disallowed + other.disallowed,
                deferred + other.deferred,
                refused + other.refused,
                failed + other.failed,
                posts + other.posts,
                newPosts + other.newPosts,
                changedPosts + other.changedPosts,
                gonePosts + other.gonePosts,
                flagged + other.flagged,
                alerts + other.alerts,
                seconds + other.seconds,
                walls + other.walls,
                notFound + other.notFound,
                unreadable + other.unreadable,
                Stream.concat(problems.stream(), other.problems.stream())
                        .limit(KEPT_PROBLEMS)
                        .toList());
    }

    public static final RoundRecord NOTHING =
            new RoundRecord(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, List.of());

    /// Pages came from the site, whether new or unchanged: "not found" and walls alone are no answer.
    public boolean reached() {
        return fetched + notModified > notFound + walls;
    }

    public String json() {
        return JSON.writeValueAsString(this);
    }

    public static RoundRecord parse(String json) {
        return JSON.readValue(json, RoundRecord.class);
    }
}
