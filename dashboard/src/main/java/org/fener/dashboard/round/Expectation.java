package org.fener.dashboard.round;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How many new posts a day a source is expected to bring, told from the days before.
///
/// @param daily  new posts of whole days of 24 hours, the newest first
/// @param mean   new posts a day
/// @param low    fewer in a day are unusual
/// @param high   more in a day are unusual
/// @param spread variance of the daily counts by their mean; 1 where posts come independently of each other
public record Expectation(List<Long> daily, double mean, double low, double high, double spread) {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST_DAYS = 14;

    /// With less history than this nothing is unusual.
    static final int LEAST_DAYS = 3;

    /// Standard deviations from the mean to the edges of the band.
    private static final double WIDTH = 3;

    /// A silence is told once it would be rarer than e⁻⁷ (about 1 in 1,000) for posts that come at the usual rate.
    private static final double SILENT = 7;

    /// Fewer new posts than this are no surge.
    private static final int LEAST_SURGE = 10;

    static final Expectation NONE = new Expectation(List.of(), 0, 0, 0, 1);

    public Expectation {
        daily = List.copyOf(daily);
    }

    /// How many days were looked at.
    public int days() {
        return daily.size();
    }

    /// From the counts of whole days.
    static Expectation of(List<Long> daily) {
        if (daily.isEmpty()) return NONE;
        double mean = daily.stream().mapToLong(Long::longValue).average().orElse(0);
        double variance = daily.stream()
                .mapToDouble(count -> (count - mean) * (count - mean))
                .average()
                .orElse(0);
        double spread = mean == 0 ? 1 : Math.max(1, variance / mean);
        double reach = WIDTH * Math.sqrt(mean * spread);
        return new Expectation(daily, mean, Math.max(0, mean - reach), mean + reach, spread);
    }

    /// From the posts first seen in the days before `until`, since the first of them.
    static Expectation of(FirstSeen posts, Instant until) {
        List<Long> daily = new ArrayList<>();
        for (int day = 1; day <= MOST_DAYS; day++) {
            Instant end = until.minus(DAY.multipliedBy(day - 1));
            daily.add(posts.between(end.minus(DAY), end));
        }
        while (!daily.isEmpty() && daily.getLast() == 0) daily.removeLast();
        // the first day holds what the site had gathered before it was watched
        if (!daily.isEmpty() && daily.size() < MOST_DAYS) daily.removeLast();
        return of(daily);
    }

    /// The beginning of the days that are looked at for what is expected at `until`.
    static Instant since(Instant until) {
        return until.minus(DAY.multipliedBy(MOST_DAYS));
    }

    /// How long there may be no new post by chance; empty where that is not known, or longer than was looked at.
    Optional<Duration> longestSilence() {
        if (days() < LEAST_DAYS || mean * MOST_DAYS <= SILENT * spread) return Optional.empty();
        return Optional.of(Duration.ofMillis((long) (SILENT * spread / mean * DAY.toMillis())));
    }

    /// Whether so many new posts in so short a time are more than chance.
    boolean isSurge(long posts, Duration within) {
        double expected = mean * days(within);
        return days() >= LEAST_DAYS
                && posts >= LEAST_SURGE
                && posts > expected + WIDTH * Math.sqrt((expected + 1) * spread);
    }

    private static double days(Duration time) {
        return time.toMillis() / (double) DAY.toMillis();
    }
}
