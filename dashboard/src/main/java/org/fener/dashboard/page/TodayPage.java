package org.fener.dashboard.page;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fener.classifier.Category;
import org.fener.crawler.Source;
import org.fener.dashboard.report.DayCounts;
import org.fener.dashboard.report.ReportFiles;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.round.SourceHealth;
import org.fener.dashboard.store.Objections;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostQuery;
import org.fener.indexer.PostQuery.Order;
import org.fener.indexer.SearchPage.Hit;
import org.fener.indexer.trend.NewGroups;
import org.fener.indexer.trend.NewGroups.NewGroup;
import org.fener.indexer.trend.News;
import org.fener.indexer.trend.News.Growing;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The landing page: what is new, what is flagged, what needs care.
@Controller
final class TodayPage {

    /// As many as a screen of 1440 × 900 shows below the tiles.
    private static final int NEWEST = 5;

    private static final int CLUSTERS = 5;

    /// Of the groups, so that some that grow are seen too.
    private static final int NEW_CLUSTERS = 3;

    /// In per cent; of what is above, some part is wrong too.
    private static final int HIGH = 90;

    private final Installation installation;

    TodayPage(Installation installation) {
        this.installation = installation;
    }

    /// @param days the counts of eight
    record Tile(String key, String name, long newPosts, double usual, Sparkline days) {}

    /// A model that asks for labels.
    record Asking(String category, int texts) {}

    /// A group of near-duplicates.
    ///
    /// @param example one of its posts
    /// @param posts   flagged ones, of yesterday and today where it is new, else of today
    /// @param sources where a new one stands
    /// @param before  of the seven days before; empty where it is new
    record Cluster(IndexedPost example, String group, long posts, List<String> sources, Optional<Long> before) {}

    @GetMapping("/")
    String today(Model model) throws IOException {
        Instant now = installation.clock().instant();
        ZoneId zone = installation.settings().zone();
        LocalDate day = now.atZone(zone).toLocalDate();
        DayCounts counts = DayCounts.of(installation.index(), day, zone);
        String language = Shell.language();
        model.addAttribute("counts", counts);
        model.addAttribute("high", installation.index().count(high(day, zone)));
        model.addAttribute("toLabel", toLabel());
        model.addAttribute(
                "tiles",
                installation.categories().stream()
                        .map(category -> tile(category, counts, language))
                        .toList());
        model.addAttribute(
                "newest", installation.index().search(newestFlagged(now)).hits());
        model.addAttribute("clusters", clusters(day, zone));
        List<SourceHealth> health = new ArrayList<>();
        for (Source source : installation.sources().all())
            health.add(SourceHealth.of(source, installation.ledger(), installation.index(), now));
        model.addAttribute("sources", health.size());
        model.addAttribute(
                "care",
                health.stream().filter(source -> source.state().needsCare()).toList());
        model.addAttribute("mistakes", installation.sources().mistakes());
        model.addAttribute("waiting", new WaitingPosts(installation).counts());
        model.addAttribute("stopped", installation.fetchStop().current());
        Optional<LocalDate> lastReport =
                new ReportFiles(installation.home().reports()).days().stream().findFirst();
        model.addAttribute("lastReport", lastReport);
        lastReport.ifPresent(made -> model.addAttribute(
                "letters", Letters.of(installation.deliveries().counts(made))));
        model.addAttribute("day", day);
        model.addAttribute("categories", installation.categories());
        return "page/today";
    }

    /// Flagged posts of the day with at least [#HIGH].
    private static PostQuery high(LocalDate day, ZoneId zone) {
        return PostQuery.of("*")
                .flagged(List.of("any"))
                .onlyIf("score:>=" + HIGH)
                .firstSeen(
                        day.atStartOfDay(zone).toInstant(),
                        day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /// Categories with explanations that people called wrong: they ask for labels first.
    private List<Asking> toLabel() {
        Objections objections = new Objections(installation.database(), installation.clock());
        return installation.categories().stream()
                .map(category -> new Asking(
                        category.key(), objections.open(category.key()).size()))
                .filter(asking -> asking.texts() > 0)
                .toList();
    }

    /// Groups of near-duplicates among flagged posts that are new since yesterday, then those that grow.
    private List<Cluster> clusters(LocalDate day, ZoneId zone) throws IOException {
        PostQuery flagged = PostQuery.of("*").flagged(List.of("any"));
        List<Cluster> clusters = new ArrayList<>();
        Instant since = day.minusDays(1).atStartOfDay(zone).toInstant();
        Instant until = day.plusDays(1).atStartOfDay(zone).toInstant();
        for (NewGroup group : NewGroups.of(installation.index(), flagged, since, until, NEW_CLUSTERS)
                .groups()) add(clusters, group.group(), group.posts(), group.sources(), Optional.empty());
        for (Growing group : News.growing(installation.index(), flagged, day, 1, DayCounts.DAYS_BEFORE, zone))
            if (group.before() > 0
                    && clusters.stream().noneMatch(known -> known.group().equals(group.group())))
                add(clusters, group.group(), group.now(), List.of(), Optional.of(group.before()));
        return clusters;
    }

    private void add(List<Cluster> clusters, String group, long posts, List<String> sources, Optional<Long> before)
            throws IOException {
        if (clusters.size() == CLUSTERS) return;
        List<Hit> first = installation
                .index()
                .search(PostQuery.of("group:\"" + group + "\"").limited(1).uncounted())
                .hits();
        if (!first.isEmpty()) clusters.add(new Cluster(first.getFirst().post(), group, posts, sources, before));
    }

    private static Tile tile(Category category, DayCounts counts, String language) {
        List<Long> series = counts.series(category.key());
        return new Tile(
                category.key(),
                category.name(language),
                counts.today().in(category.key()),
                counts.usual(category.key()),
                Sparkline.of(series));
    }

    private static PostQuery newestFlagged(Instant now) {
        return new PostQuery(
                "",
                List.of("any"),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(now.minus(Duration.ofDays(7))),
                Optional.empty(),
                Order.NEWEST,
                NEWEST,
                Optional.empty(),
                true);
    }
}
