package org.fener.dashboard.page;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fener.indexer.SearchPage;
import org.fener.indexer.SearchPage.Count;

/// How many matches each stretch of time has, as bars of 600 × 60.
///
/// @param days in one bar
record Histogram(List<Bar> bars, long days) {

    private static final int WIDTH = 600;
    private static final int HEIGHT = 60;
    private static final int MOST_BARS = 60;

    /// @param span the days that it counts
    record Bar(DaySpan span, long posts, int x, int y, int width, int height) {

        public LocalDate first() {
            return span.from().orElseThrow();
        }

        public LocalDate last() {
            return span.until().orElseThrow();
        }
    }

    /// Empty where all matches are of one day.
    static Histogram of(SearchPage page) {
        List<Count> counts = page.facets().stream()
                .filter(facet -> facet.field().equals("day"))
                .flatMap(facet -> facet.counts().stream())
                .toList();
        if (counts.size() < 2) return new Histogram(List.of(), 0);
        LocalDate first = LocalDate.parse(counts.getFirst().value());
        LocalDate last = LocalDate.parse(counts.getLast().value());
        long span = ChronoUnit.DAYS.between(first, last) + 1;
        long days = (span + MOST_BARS - 1) / MOST_BARS;
        long[] posts = new long[(int) ((span + days - 1) / days)];
        for (Count count : counts)
            posts[(int) (ChronoUnit.DAYS.between(first, LocalDate.parse(count.value())) / days)] += count.posts();
        long most = 1;
        for (long bar : posts) most = Math.max(most, bar);
        List<Bar> bars = new ArrayList<>();
        int width = WIDTH / posts.length;
        for (int i = 0; i < posts.length; i++) {
            int height = posts[i] == 0 ? 0 : (int) Math.max(2, posts[i] * HEIGHT / most);
            LocalDate from = first.plusDays(i * days);
            LocalDate until = from.plusDays(days - 1);
            DaySpan stretch = new DaySpan(Optional.of(from), Optional.of(until.isAfter(last) ? last : until));
            bars.add(new Bar(stretch, posts[i], i * width, HEIGHT - height, Math.max(1, width - 1), height));
        }
        return new Histogram(List.copyOf(bars), days);
    }
}
