package org.fener.indexer.trend;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;
import org.fener.indexer.PostQuery.Order;
import org.fener.indexer.SearchPage;
import org.fener.indexer.SearchPage.Count;
import org.fener.indexer.SearchPage.Facet;

/// Posts first seen on a local calendar day beside the days before it, by category, source and language.
///
/// @param day   the last day
/// @param total of all posts
/// @param lines one for each value of each field that any of the days has: `category`, `source`, `language`
public record Trend(LocalDate day, Line total, List<Line> lines) {

    public Trend {
        lines = List.copyOf(lines);
    }

    /// One value's counts.
    ///
    /// @param series posts a day, oldest first; the last is the day itself
    public record Line(String field, String value, List<Long> series) {

        /// Beyond this many deviations a day is not like the others: of 1,000 usual days about 3.
        private static final double UNUSUAL_DEVIATIONS = 3;

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

        private List<Long> before() {
            return series.subList(0, series.size() - 1);
        }
    }

    /// Counts the posts that match `query` (its own time of sighting is replaced) on `day` and on each of the
    /// `daysBefore` days before it.
    public static Trend of(PostIndex index, PostQuery query, LocalDate day, int daysBefore, ZoneId zone)
            throws IOException {
        if (daysBefore < 0) throw new IllegalArgumentException("days before must be 0 or more, got " + daysBefore);
        Map<List<String>, long[]> counts = new TreeMap<>(
                Comparator.<List<String>, String>comparing(List::getFirst).thenComparing(List::getLast));
        List<Long> totals = new ArrayList<>();
        for (int i = 0; i <= daysBefore; i++) {
            SearchPage page = index.search(firstSeenOn(query, day.minusDays(daysBefore - i), zone));
            totals.add(page.total());
            for (Facet facet : page.facets()) {
                if (facet.field().equals("day")) continue;
                for (Count count : facet.counts())
                    counts.computeIfAbsent(List.of(facet.field(), count.value()), none -> new long[daysBefore + 1])[i] =
                            count.posts();
            }
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

    /// The half-open range of a local calendar day, also on the days when clocks change.
    private static PostQuery firstSeenOn(PostQuery query, LocalDate day, ZoneId zone) {
        return new PostQuery(
                query.text(),
                query.categories(),
                query.sources(),
                query.languages(),
                query.from(),
                query.until(),
                Optional.of(day.atStartOfDay(zone).toInstant()),
                Optional.of(day.plusDays(1).atStartOfDay(zone).toInstant()),
                Order.NEWEST,
                0,
                Optional.empty(),
                query.plain());
    }
}
