package org.fener.dashboard.page;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.fener.indexer.SearchPage;
import org.fener.indexer.SearchPage.Count;

/// How many matches each stretch of time has, as bars of 600 × 60.
///
/// @param days in one bar
record Histogram(List<Bar> bars, long days) {

    private static final int WIDTH = 600;
    private static final int HEIGHT = 60;
    private static final int MOST_BARS = 60;

    /// @param from first day
    record Bar(LocalDate from, long posts, int x, int y, int width, int height) {}

    /// Empty where all matches are of one day.
    static Histogram of(SearchPage page) {
        List<Count> counts = page.facets().stream()
                .filter(facet -> facet.field().equals("day"))
                .flatMap(facet -> facet.counts().stream())
                .toList();
        if (counts.size() < 2) return new Histogram(List.of(), 0);
        LocalDate first = LocalDate.parse(counts.getFirst().value());
        long span =
                ChronoUnit.DAYS.between(first, LocalDate.parse(counts.getLast().value())) + 1;
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
            bars.add(new Bar(
                    first.plusDays(i * days), posts[i], i * width, HEIGHT - height, Math.max(1, width - 1), height));
        }
        return new Histogram(List.copyOf(bars), days);
    }
}
