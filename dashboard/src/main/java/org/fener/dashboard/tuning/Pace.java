package org.fener.dashboard.tuning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Triage;
import org.fener.dashboard.store.Triage.Taken;

/// How fast people of this house decide, told from the time between one decision of a person and that person's next.
///
/// @param median    of one decision
/// @param decisions that it was told from
public record Pace(Duration median, int decisions) {

    private static final Duration SPAN = Duration.ofDays(30);

    /// Who takes longer did something else between.
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /// Fewer tell nothing.
    private static final int FEWEST = 20;

    /// Of the last thirty days; empty if there were too few decisions to tell.
    public static Optional<Pace> of(Installation at) {
        Instant now = at.clock().instant();
        return of(new Triage(at.database(), at.clock()).taken(now.minus(SPAN)));
    }

    /// Of one person since then; empty if there were too few decisions to tell.
    public static Optional<Pace> of(Installation at, Instant since, String account) {
        return of(new Triage(at.database(), at.clock())
                .taken(since).stream()
                        .filter(one -> one.account().equals(account))
                        .toList());
    }

    /// @param taken oldest first
    static Optional<Pace> of(List<Taken> taken) {
        Map<String, Instant> before = new HashMap<>();
        List<Duration> gaps = new ArrayList<>();
        for (Taken one : taken) {
            Instant last = before.put(one.account(), one.at());
            if (last == null) continue;
            Duration gap = Duration.between(last, one.at());
            if (gap.compareTo(LONGEST) <= 0) gaps.add(gap);
        }
        if (gaps.size() < FEWEST) return Optional.empty();
        gaps.sort(null);
        return Optional.of(new Pace(gaps.get(gaps.size() / 2), gaps.size()));
    }

    /// Minutes for so many decisions.
    public double minutes(double decisions) {
        return decisions * (double) median.toMillis() / 60_000;
    }
}
