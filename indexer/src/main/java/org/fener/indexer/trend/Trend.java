package org.fener.indexer.trend;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.fener.indexer.Counted;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;
import org.fener.indexer.SearchPage.Count;

/// Posts first seen on a local calendar day beside the days before it, by category, source, language and whatever
/// else is asked for.
///
/// @param day   the last day
/// @param total of all posts
/// @param lines one for each value of each field that any of the days has, such as `category`, `source`, `route`
public record Trend(LocalDate day, Line total, List<Line> lines) {

    private static final Set<Counted> USUALLY_COUNTED =
            Collections.unmodifiableSet(EnumSet.of(Counted.CATEGORY, Counted.SOURCE, Counted.LANGUAGE));

    private static final int MOST_VALUES = 1_000;

    public Trend {
        lines = List.copyOf(lines);
    }

    /// One value's counts.
    ///
    /// @param series posts a day, oldest first; the last is the day itself
    public record Line(String field, String value, List<Long> series) {

        /// Beyond this many deviations a day is not like the others: of 1,000 usual days about 3.
        private static final double UNUSUAL_DEVIATIONS = 3;

        /// A level lasts this many days or it is no level.
        private static final int SHORTEST_LEVEL = 3;

        /// Log-likelihood ratio that the best of some fifteen places to split reaches once in 1,000 steady series of
        /// posts that come by chance.
        private static final double CHANGED = 16;

        public Line {
            if (series.isEmpty()) throw new IllegalArgumentException(field + " " + value + ": no day counted");
            series = List.copyOf(series);
        }

        public long now() {
            return series.getLast();
        }

        /// Mean of the days before; 0 if there are none.
        public double usual() {
            return before().stream().mapToLong(Long::longValue).average().orElse(0);
        }

        public double change() {
            return now() - usual();
        }

        /// How many deviations the day is from the usual. A deviation is that of the days before, and at least that of
        /// posts that come by chance (Poisson), so that 0, 0, 1 is no news.
        public double surprise() {
            double mean = usual();
            double variance = before().stream()
                    .mapToDouble(it -> (it - mean) * (it - mean))
                    .average()
                    .orElse(0);
            return change() / Math.sqrt(Math.max(variance, mean + 1));
        }

        public boolean isUnusual() {
            return Math.abs(surprise()) >= UNUSUAL_DEVIATIONS;
        }

        /// Since when the series runs at another level, if chance does not explain it.
        ///
        /// @return the number of the first day of the new level, counted from 0
        public OptionalInt changePoint() {
            int best = 0;
            double most = CHANGED;
            for (int split = SHORTEST_LEVEL; split <= series.size() - SHORTEST_LEVEL; split++) {
                double surprise = News.surprise(sum(split, series.size()), series.size() - split, sum(0, split), split);
                if (surprise > most && isLevel(split)) {
                    most = surprise;
                    best = split;
                }
            }
            return best == 0 ? OptionalInt.empty() : OptionalInt.of(best);
        }

        /// One day that sticks out makes no level: most of the days after the split lie on one side of those before.
        private boolean isLevel(int split) {
            double before = sum(0, split) / (double) split;
            List<Long> after = series.subList(split, series.size());
            long above = after.stream().filter(it -> it > before).count();
            long below = after.stream().filter(it -> it < before).count();
            boolean up = sum(split, series.size()) > before * after.size();
            return 2 * (up ? above : below) > after.size();
        }

        private long sum(int from, int until) {
            return series.subList(from, until).stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }

        private List<Long> before() {
            return series.subList(0, series.size() - 1);
        }
    }

    /// Counts the posts that match `query` (its own time of sighting is replaced) on `day` and on each of the
    /// `daysBefore` days before it.
    public static Trend of(PostIndex index, PostQuery query, LocalDate day, int daysBefore, ZoneId zone)
            throws IOException {
        return of(index, query, day, daysBefore, zone, USUALLY_COUNTED);
    }

    /// Counts by other fields than category, source and language.
    ///
    /// @param fields to count by
    public static Trend of(
            PostIndex index, PostQuery query, LocalDate day, int daysBefore, ZoneId zone, Set<Counted> fields)
            throws IOException {
        if (daysBefore < 0) throw new IllegalArgumentException("days before must be 0 or more, got " + daysBefore);
        Map<List<String>, long[]> counts = new TreeMap<>(
                Comparator.<List<String>, String>comparing(List::getFirst).thenComparing(List::getLast));
        List<Long> totals = new ArrayList<>();
        for (int i = 0; i <= daysBefore; i++) {
            PostQuery ofDay = firstSeenOn(query, day.minusDays(daysBefore - i), zone);
            totals.add(index.count(ofDay));
            for (Counted by : fields)
                for (Count count : index.counts(ofDay, by, MOST_VALUES))
                    counts.computeIfAbsent(List.of(name(by), count.value()), none -> new long[daysBefore + 1])[i] =
                            count.posts();
        }
        return new Trend(
                day,
                new Line("all", "all", totals),
                counts.entrySet().stream()
                        .map(it -> new Line(
                                it.getKey().getFirst(),
                                it.getKey().getLast(),
                                Arrays.stream(it.getValue()).boxed().toList()))
                        .toList());
    }

    /// The lines whose day is not like the days before, the most surprising first.
    public List<Line> unusual() {
        return lines.stream()
                .filter(Line::isUnusual)
                .sorted(Comparator.comparingDouble((Line line) -> -Math.abs(line.surprise())))
                .toList();
    }

    public Optional<Line> line(String field, String value) {
        return lines.stream()
                .filter(it -> it.field().equals(field) && it.value().equals(value))
                .findFirst();
    }

    private static String name(Counted by) {
        return by.name().toLowerCase(Locale.ROOT);
    }

    /// The half-open range of a local calendar day, also on the days when clocks change.
    private static PostQuery firstSeenOn(PostQuery query, LocalDate day, ZoneId zone) {
        return query.firstSeen(
                day.atStartOfDay(zone).toInstant(),
                day.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
