package org.fener.dashboard.report;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fener.classifier.Category;
import org.fener.classifier.Reason;
import org.fener.classifier.Score;
import org.fener.classifier.opennlp.Thresholds;
import org.fener.crawler.Source;
import org.fener.dashboard.access.Mask;
import org.fener.dashboard.access.Pseudonyms;
import org.fener.dashboard.report.DailyReport.CategoryPart;
import org.fener.dashboard.report.DailyReport.Finding;
import org.fener.dashboard.report.DailyReport.SourcePart;
import org.fener.dashboard.report.DailyReport.Threshold;
import org.fener.dashboard.report.DailyReport.Vanished;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.round.RoundRecord;
import org.fener.dashboard.round.SourceHealth;
import org.fener.dashboard.round.Trouble;
import org.fener.dashboard.store.Run;
import org.fener.dashboard.store.Run.Kind;
import org.fener.dashboard.store.Run.Outcome;
import org.fener.dashboard.why.ToldReasons;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostQuery;

/// Makes the report of a day from the index and the run ledger. Contacts are hidden in it: a report goes to many.
public final class ReportMaker {

    private static final int TOP = 5;
    private static final int MOST_REASONS = 5;
    private static final int EXCERPT = 280;

    private final Installation installation;
    private final ZoneId zone;
    private final Pseudonyms pseudonyms;

    public ReportMaker(Installation installation) {
        this.installation = installation;
        this.zone = installation.settings().zone();
        this.pseudonyms = Pseudonyms.of(installation.home());
    }

    public DailyReport make(LocalDate day) throws IOException {
        Instant now = installation.clock().instant();
        Instant from = DayCounts.start(day, zone);
        Instant end = DayCounts.start(day.plusDays(1), zone);
        Instant until = end.isAfter(now) ? now : end;
        DayCounts counts = DayCounts.of(installation.index(), day, zone);
        List<CategoryPart> categories = new ArrayList<>();
        for (Category category : installation.categories()) categories.add(category(category, counts, from, until));
        List<SourcePart> sources = new ArrayList<>();
        for (Source source : installation.sources().all()) sources.add(source(source, from, until));
        return new DailyReport(
                day,
                zone.getId(),
                from,
                until,
                now,
                counts.today().posts(),
                counts.today().flagged(),
                counts.usualPosts(),
                installation.classifier().version(),
                categories,
                DayNews.of(installation.index(), day, zone),
                goneSince(from, until, List.of()).size(),
                goneSince(from, until, List.of("any")).stream()
                        .map(ReportMaker::vanished)
                        .toList(),
                sources,
                List.of(),
                installation.sources().mistakes(),
                thresholds(),
                Optional.of(installation.audit().mark()),
                installation.settings().reportMark());
    }

    private List<Threshold> thresholds() throws IOException {
        Map<String, Thresholds> inForce = installation.classifier().thresholdsInForce();
        return installation.categories().stream()
                .filter(category -> inForce.containsKey(category.key()))
                .map(category -> threshold(category, Objects.requireNonNull(inForce.get(category.key()))))
                .toList();
    }

    private static Threshold threshold(Category category, Thresholds thresholds) {
        return new Threshold(
                category.key(),
                category.names(),
                thresholds.standard(),
                thresholds.byLanguage(),
                thresholds.setBy(),
                thresholds.why());
    }

    private CategoryPart category(Category category, DayCounts counts, Instant from, Instant until) throws IOException {
        PostQuery top =
                DayCounts.firstSeen(from, until, List.of(category.key()), TOP).uncounted();
        return new CategoryPart(
                category.key(),
                category.names(),
                counts.today().in(category.key()),
                counts.usual(category.key()),
                continuing(category, from),
                installation.index().search(top).hits().stream()
                        .map(hit -> finding(hit.post(), category.key()))
                        .toList());
    }

    private long continuing(Category category, Instant from) throws IOException {
        Instant weekBefore = DayCounts.start(from.atZone(zone).toLocalDate().minusDays(DayCounts.DAYS_BEFORE), zone);
        PostQuery query = DayCounts.firstSeen(weekBefore, from, List.of(category.key()), 0);
        return installation.index().count(query) - installation.index().count(query.onlyIf("gone:yes"));
    }

    private List<IndexedPost> goneSince(Instant from, Instant until, List<String> categories) throws IOException {
        List<IndexedPost> gone = new ArrayList<>();
        installation.index().each(DayCounts.goneSince(from, categories), post -> {
            if (since(post).isBefore(until)) gone.add(post);
        });
        gone.sort(Comparator.comparing(ReportMaker::since).reversed().thenComparing(IndexedPost::key));
        return gone;
    }

    private static Instant since(IndexedPost gone) {
        return gone.gone().orElse(Instant.MAX);
    }

    private static Vanished vanished(IndexedPost post) {
        Mask mask = Mask.of(post);
        return new Vanished(
                post.key(),
                mask.hideInAddress(post.post().permalink().toString()),
                post.source(),
                post.post().thread().map(mask::hide),
                since(post),
                excerpt(mask.hide(post.post().text())));
    }

    private Finding finding(IndexedPost post, String category) {
        Mask mask = Mask.of(post);
        Score score = post.verdict().score(category).orElseThrow();
        List<Reason> reasons = ToldReasons.of(
                        installation
                                .classifier()
                                .explain(post.post().text(), post.post().language(), category),
                        post.post().text(),
                        post.verdict().language(),
                        Integer.MAX_VALUE)
                .told();
        return new Finding(
                post.key(),
                mask.hideInAddress(post.post().permalink().toString()),
                post.source(),
                post.post().thread().map(mask::hide),
                post.post().author().map(pseudonyms::of),
                post.time(),
                post.post().published().isPresent(),
                post.verdict().language(),
                excerpt(mask.hide(post.post().text())),
                score.probability(),
                score.threshold(),
                raising(reasons, mask, "en"),
                ReportFiles.LANGUAGES.stream()
                        .collect(Collectors.toMap(Function.identity(), language -> raising(reasons, mask, language))),
                post.capture().payloadDigest());
    }

    private static List<String> raising(List<Reason> reasons, Mask mask, String language) {
        return reasons.stream()
                .filter(reason -> reason.contribution() > 0)
                .map(reason -> mask.hide(reason.in(language)))
                .distinct()
                .limit(MOST_REASONS)
                .toList();
    }

    static String excerpt(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.length() <= EXCERPT) return line;
        int end = line.lastIndexOf(' ', EXCERPT);
        return line.substring(0, end > EXCERPT / 2 ? end : EXCERPT) + " …";
    }

    private SourcePart source(Source source, Instant from, Instant until) throws IOException {
        SourceHealth health = SourceHealth.of(source, installation.ledger(), installation.index(), until);
        List<Run> runs = installation.ledger().between(Kind.ROUND, from, until).stream()
                .filter(run -> run.subject().equals(source.id()))
                .toList();
        List<RoundRecord> done = runs.stream()
                .filter(run -> run.outcome() == Outcome.DONE)
                .map(run -> RoundRecord.parse(run.details()))
                .toList();
        RoundRecord sum = done.stream().reduce(RoundRecord.NOTHING, RoundRecord::plus);
        long unanswered = done.stream().filter(round -> !round.reached()).count();
        long broken =
                runs.stream().filter(run -> run.outcome() == Outcome.FAILED).count();
        return new SourcePart(
                source.id(),
                source.name(),
                health.state().name(),
                health.state().needsCare(),
                runs.size(),
                (int) (unanswered + broken),
                sum.disallowed() + sum.refused(),
                sum.fetched() + sum.notModified(),
                sum.newPosts(),
                health.usualPerDay(),
                health.expected().low(),
                health.expected().high(),
                health.lastSuccess(),
                health.error(),
                health.trouble().map(Trouble::code));
    }
}
