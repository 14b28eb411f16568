package org.fener.dashboard.round;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fener.crawler.Round;
import org.fener.crawler.Round.Links;
import org.fener.crawler.Round.Problem;
import tools.jackson.databind.DeserializationFeature;
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
        Found found,
        Map<String, Integer> reasons,
        long medianMillis,
        long slowMillis,
        List<Problem> problems) {

    /// What became of the links on the pages of a round: the mouth of the funnel.
    ///
    /// @param links      in all
    /// @param followed   to addresses not known before
    /// @param known      to addresses that were known
    /// @param outOfScope out of the source's scope
    /// @param tooDeep    further from the start than the source allows
    /// @param overCap    beyond what is kept of one page
    public record Found(int links, int followed, int known, int outOfScope, int tooDeep, int overCap) {

        static final Found NOTHING = new Found(0, 0, 0, 0, 0, 0);

        static Found of(Links links) {
            return new Found(
                    links.fresh() + links.known() + links.outOfScope() + links.tooDeep() + links.overCap(),
                    links.fresh(),
                    links.known(),
                    links.outOfScope(),
                    links.tooDeep(),
                    links.overCap());
        }

        Found plus(Found other) {
            return new Found(
                    links + other.links,
                    followed + other.followed,
                    known + other.known,
                    outOfScope + other.outOfScope,
                    tooDeep + other.tooDeep,
                    overCap + other.overCap);
        }
    }

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES) // counts that earlier versions did not write
            .build();
    private static final int KEPT_PROBLEMS = 20;

    /// Records of earlier program versions lack what was added since.
    public RoundRecord {
        problems = List.copyOf(problems);
        reasons = reasons == null ? Map.of() : new TreeMap<>(reasons);
        found = found == null ? Found.NOTHING : found;
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
                tally.alerts(),
                summary.took().toMillis() / 1000.0,
                tally.walls(),
                tally.notFound(),
                tally.unreadable(),
                Found.of(round.links()),
                round.reasons(),
                round.pace().median().toMillis(),
                round.pace().slow().toMillis(),
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
                found.plus(other.found),
                sum(reasons, other.reasons),
                Math.max(medianMillis, other.medianMillis),
                Math.max(slowMillis, other.slowMillis),
                Stream.concat(problems.stream(), other.problems.stream())
                        .limit(KEPT_PROBLEMS)
                        .toList());
    }

    public static final RoundRecord NOTHING =
            new RoundRecord(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Found.NOTHING, Map.of(), 0, 0, List.of());

    private static Map<String, Integer> sum(Map<String, Integer> one, Map<String, Integer> other) {
        Map<String, Integer> sum = new TreeMap<>(one);
        other.forEach((reason, count) -> sum.merge(reason, count, Integer::sum));
        return sum;
    }

    /// Addresses that were due.
    public int due() {
        return fetched + notModified + disallowed + deferred + refused + failed;
    }

    /// Addresses of these that robots.txt, the owner, the guard and the host's patience let pass.
    public int allowed() {
        return due() - disallowed - deferred - refused;
    }

    /// Pages that were read and were what they should be.
    public int parsed() {
        return Math.max(0, fetched - walls - notFound - unreadable);
    }

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
