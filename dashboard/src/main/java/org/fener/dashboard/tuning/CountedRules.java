package org.fener.dashboard.tuning;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Rule;

/// How the rules in force do. The posts are counted anew when a rule has changed or a quarter of an hour has passed,
/// by one person at a time; what people labelled is as of now.
public final class CountedRules {

    private static final Duration KEPT = Duration.ofMinutes(15);

    private final Installation installation;
    private Optional<RuleTable> counted = Optional.empty();

    public CountedRules(Installation installation) {
        this.installation = installation;
    }

    public synchronized RuleTable table() throws IOException {
        List<Rule> rules = installation.rules().inForce();
        Optional<RuleTable> kept = counted.filter(table -> isOf(table, rules) && isFresh(table));
        RuleTable table = kept.isPresent() ? kept.get().answered(installation) : RuleTable.of(installation, rules);
        counted = Optional.of(table);
        return table;
    }

    private static boolean isOf(RuleTable table, List<Rule> rules) {
        return table.lines().stream().map(RuleTable.Line::rule).toList().equals(rules);
    }

    private boolean isFresh(RuleTable table) {
        return table.countedAt().plus(KEPT).isAfter(installation.clock().instant());
    }
}
