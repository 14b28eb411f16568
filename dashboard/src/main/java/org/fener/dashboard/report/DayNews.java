package org.fener.dashboard.report;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.fener.dashboard.access.Mask;
import org.fener.dashboard.report.DailyReport.Beside;
import org.fener.dashboard.report.DailyReport.Contact;
import org.fener.dashboard.report.DailyReport.Growing;
import org.fener.dashboard.report.DailyReport.NewsPart;
import org.fener.indexer.Counted;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;
import org.fener.indexer.SearchPage.Hit;
import org.fener.indexer.trend.News;
import org.fener.indexer.trend.Trend;

/// Finds what the flagged posts of a day speak of that those of the seven days before did not.
final class DayNews {

    private static final int MOST = 10;

    /// A route stands under its countries and under its places; the countries tell the day in a few lines.
    private static final Predicate<String> COUNTRIES =
            Pattern.compile("[a-z]{2}-[a-z]{2}").asMatchPredicate();

    private DayNews() {}

    static NewsPart of(PostIndex index, LocalDate day, ZoneId zone) throws IOException {
        PostQuery flagged = PostQuery.of("category:any");
        Trend trend =
                Trend.of(index, flagged, day, DayCounts.DAYS_BEFORE, zone, EnumSet.of(Counted.ROUTE, Counted.PRICE));
        News news = News.of(index, flagged, day, 1, DayCounts.DAYS_BEFORE, zone);
        List<Growing> growing = new ArrayList<>();
        for (News.Growing group : news.groups().stream().limit(MOST).toList())
            growing.add(new Growing(group.group(), excerpt(index, group.group()), group.now(), group.before()));
        return new NewsPart(
                lines(trend, Counted.ROUTE, COUNTRIES),
                lines(trend, Counted.PRICE, price -> true),
                news.contacts().stream()
                        .limit(MOST)
                        .map(contact -> new Contact(Mask.hint(contact.value()), contact.posts()))
                        .toList(),
                growing);
    }

    private static List<Beside> lines(Trend trend, Counted field, Predicate<String> values) {
        return trend.lines().stream()
                .filter(line -> line.field().equals(field.name().toLowerCase(Locale.ROOT)) && line.now() > 0)
                .filter(line -> values.test(line.value()))
                .map(line -> new Beside(line.value(), line.now(), line.usual()))
                .sorted(Comparator.comparingLong(Beside::posts).reversed().thenComparing(Beside::value))
                .limit(MOST)
                .toList();
    }

    private static String excerpt(PostIndex index, String group) throws IOException {
        return index.search(PostQuery.of("group:" + group).limited(1).uncounted()).hits().stream()
                .map(Hit::post)
                .map(post -> ReportMaker.excerpt(Mask.of(post).hide(post.post().text())))
                .findFirst()
                .orElse("");
    }
}
