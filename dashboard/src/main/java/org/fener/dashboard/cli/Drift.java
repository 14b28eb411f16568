package org.fener.dashboard.cli;

import java.util.Locale;
import org.fener.classifier.train.ScoreSpread;

/// The scores of a category now beside those of the day its model was promoted, and what people say of its flags.
record Drift(ScoreSpread now, ScoreSpread then, FalseAlarms.Sides alarms) {

    /// Below the first nothing has changed, from the second on the model sees other texts than it was promoted for;
    /// usual
    /// limits of the population stability index.
    private static final double STEADY = 0.1;

    private static final double CHANGED = 0.25;

    /// As JSON.
    record Figures(
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

    Figures figures() {
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

    String words() {
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
                judged(shift),
                alarms.since().words(),
                alarms.before().words());
    }

    private static String judged(double shift) {
        if (shift < STEADY) return "steady";
        return shift < CHANGED ? "watch it" : "changed: label some by lot and train anew";
    }
}
