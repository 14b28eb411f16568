package org.fener.dashboard.round;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.fener.dashboard.store.Run.Outcome;

/// What all rounds of this process came to since it started. Safe for many threads.
public final class RoundTotals {

    /// Reasons are short codes; one that looks otherwise, or one too many, is counted as this.
    private static final String OTHER = "other";

    private static final int MOST_REASONS = 100;

    private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    private final Map<String, Integer> reasons = new TreeMap<>();
    private RoundRecord all = RoundRecord.NOTHING;

    /// A round ended.
    synchronized void ended(Outcome outcome) {
        outcomes.merge(outcome, 1, Integer::sum);
    }

    /// A round ended well.
    synchronized void ended(RoundRecord record) {
        ended(Outcome.DONE);
        all = all.plus(record);
        record.reasons().forEach((code, count) -> reasons.merge(named(code), count, Integer::sum));
    }

    private String named(String code) {
        if (reasons.containsKey(code)) return code;
        return code.matches("[a-z0-9][a-z0-9:._-]{0,39}") && reasons.size() < MOST_REASONS ? code : OTHER;
    }

    public synchronized Map<Outcome, Integer> outcomes() {
        return Map.copyOf(outcomes);
    }

    /// How many addresses gave no page, or one that did not count in full, by the problem's code.
    public synchronized Map<String, Integer> reasons() {
        return new TreeMap<>(reasons);
    }

    /// The sum of the rounds that ended well.
    public synchronized RoundRecord all() {
        return all;
    }
}
