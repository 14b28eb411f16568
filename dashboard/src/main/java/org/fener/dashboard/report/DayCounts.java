package org.fener.dashboard.report;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fener.indexer.Counted;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;
import org.fener.indexer.PostQuery.Order;
import org.fener.indexer.SearchPage.Count;

/// New posts of one local calendar day and of the seven days before it, oldest first.
///
/// @param days eight days; the last is the day itself
public record DayCounts(List<Day> days) {

    public static final int DAYS_BEFORE = 7;

    /// New posts of one day.
    ///
    /// @param flagged posts of the day with at least one flag
    /// @param byCategory flagged posts by category
    public record Day(LocalDate date, long posts, long flagged, List<Count> byCategory) {
        public Day {
            byCategory = List.copyOf(byCategory);
        }

        public long in(String category) {
            return byCategory.stream()
                    .filter(count -> count.value().equals(category))
                    .mapToLong(Count::posts)
                    .sum();
        }
    }

    public DayCounts {
        if (days.size() != DAYS_BEFORE + 1)
            throw new IllegalArgumentException("expected " + (DAYS_BEFORE + 1) + " days, got " + days.size());
        days = List.copyOf(days);
    }

    public static DayCounts of(PostIndex index, LocalDate date, ZoneId zone) throws IOException {
        List<Day> days = new ArrayList<>();
        for (int before = DAYS_BEFORE; before >= 0; before--) days.add(day(index, date.minusDays(before), zone));
        return new DayCounts(days);
    }

    private static Day day(PostIndex index, LocalDate date, ZoneId zone) throws IOException {
        Instant from = start(date, zone);
        Instant until = start(date.plusDays(1), zone);
        PostQuery all = firstSeen(from, until, List.of(), 0);
        return new Day(
                date,
                index.count(all),
                index.count(all.flagged(List.of("any"))),
                index.counts(all, Counted.CATEGORY, Integer.MAX_VALUE));
    }

    /// The half-open range of a local calendar day begins here, also on the days when clocks change.
    static Instant start(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant();
    }

    static PostQuery firstSeen(Instant from, Instant until, List<String> categories, int limit) {
        return new PostQuery(
                "",
                categories,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(from),
                Optional.of(until),
                Order.SCORE,
                limit,
                Optional.empty(),
                true);
    }

    /// Posts that are gone since then or later.
    static PostQuery goneSince(Instant from, List<String> categories) {
        return new PostQuery(
                "gone:" + from,
                categories,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Order.NEWEST,
                0,
                Optional.empty(),
                false);
    }

    public Day today() {
        return days.getLast();
    }

    /// Mean of the seven days before.
    public double usual(String category) {
        return days.stream()
                .limit(DAYS_BEFORE)
                .mapToLong(day -> day.in(category))
                .average()
                .orElse(0);
    }

    public double usualPosts() {
        return days.stream().limit(DAYS_BEFORE).mapToLong(Day::posts).average().orElse(0);
    }

    /// Counts of a category, oldest first, for a sparkline.
    public List<Long> series(String category) {
        return IntStream.range(0, days.size())
                .mapToObj(i -> days.get(i).in(category))
                .toList();
    }
}
