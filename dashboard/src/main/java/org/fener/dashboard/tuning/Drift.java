package org.fener.dashboard.tuning;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.fener.classifier.opennlp.OpenNlpClassifier;
import org.fener.classifier.train.ScoreSpread;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.round.Replay;
import org.fener.dashboard.store.Promotion;
import org.fener.indexer.PostQuery;
import tools.jackson.databind.json.JsonMapper;

/// The scores of a category now beside those of the day its model was promoted, and what people say of its flags.
public record Drift(ScoreSpread now, ScoreSpread then, FalseAlarms.Sides alarms) {

    /// Below the first nothing has changed, from the second on the model sees other texts than it was promoted for;
    /// usual limits of the population stability index.
    private static final double STEADY = 0.1;

    private static final double CHANGED = 0.25;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Of each category that was judged on the day of the promotion.
    ///
    /// @param from posts first seen at or after
    public static List<Drift> since(Installation at, Promotion last, Instant from) throws IOException {
        OpenNlpClassifier champion = at.classifier().with(at.models().champion());
        Replay now = Replay.of(
                at.index(), PostQuery.of("*").firstSeen(from, at.clock().instant()), champion);
        Map<String, FalseAlarms.Sides> alarms = FalseAlarms.of(at.labels(), champion, from);
        Map<String, ScoreSpread> spreads = new TreeMap<>();
        for (ScoreSpread spread : now.spreads()) spreads.put(spread.category(), spread);
        List<Drift> drifts = new ArrayList<>();
        for (ScoreSpread then : JSON.readValue(last.spread(), ScoreSpread[].class))
            drifts.add(new Drift(
                    spreads.getOrDefault(then.category(), ScoreSpread.of(then.category(), List.of(), 0)),
                    then,
                    alarms.getOrDefault(then.category(), FalseAlarms.Sides.NONE)));
        return drifts;
    }

    /// As JSON.
    public record Figures(
            String category,
            int posts,
            double flagged,
            int postsThen,
            double flaggedThen,
            double shift,
            int labelledNo,
            double falseAlarms,
            int labelledNoThen,
            double falseAlarmsThen) {}

    public Figures figures() {
        return new Figures(
                now.category(),
                now.posts(),
                now.flaggedShare(),
                then.posts(),
                then.flaggedShare(),
                now.shiftFrom(then),
                alarms.since().texts(),
                alarms.since().share(),
                alarms.before().texts(),
                alarms.before().share());
    }

    /// One line for a person.
    public String words() {
        double shift = now.shiftFrom(then);
        return String.format(
                Locale.ROOT,
                "%s: flagged %.2f %% of %d posts, %.2f %% of %d that day; shift of scores %.3f (%s); since then %s, before %s",
                now.category(),
                100 * now.flaggedShare(),
                now.posts(),
                100 * then.flaggedShare(),
                then.posts(),
                shift,
                state().words,
                alarms.since().words(),
                alarms.before().words());
    }

    /// How far the scores have moved.
    public enum State {
        STEADY("steady"),
        MOVING("watch it"),
        CHANGED("changed: label some by lot and train anew");

        private final String words;

        State(String words) {
            this.words = words;
        }
    }

    public State state() {
        double shift = now.shiftFrom(then);
        if (shift < STEADY) return State.STEADY;
        return shift < CHANGED ? State.MOVING : State.CHANGED;
    }
}
