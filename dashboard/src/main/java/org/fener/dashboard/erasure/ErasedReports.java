package org.fener.dashboard.erasure;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.fener.crawler.erasure.Traces;
import org.fener.dashboard.report.DailyReport;
import org.fener.dashboard.report.DailyReport.CategoryPart;
import org.fener.dashboard.report.DailyReport.Finding;
import org.fener.dashboard.report.DailyReport.Growing;
import org.fener.dashboard.report.DailyReport.NewsPart;
import org.fener.dashboard.report.DailyReport.Vanished;
import org.fener.dashboard.report.ReportFiles;

/// Takes erased posts out of the reports that were made: out of each day's snapshot, of which all forms are then made
/// anew. What the counts say stays.
final class ErasedReports {

    private final ReportFiles files;
    private final Predicate<String> erased;
    private final Predicate<String> groups;
    private final Traces traces;

    /// @param erased whether a post, by its key, is to go
    /// @param groups whether a group of near-duplicates is one that an erased post was of
    ErasedReports(ReportFiles files, Predicate<String> erased, Predicate<String> groups, Traces traces) {
        this.files = files;
        this.erased = erased;
        this.groups = groups;
        this.traces = traces;
    }

    /// Makes reports anew and tells how many.
    int erase() throws IOException {
        int changed = 0;
        for (LocalDate day : files.days()) {
            Optional<DailyReport> report = files.read(day);
            if (report.isEmpty()) continue;
            DailyReport left = left(report.get());
            if (left.equals(report.get())) continue;
            files.write(left);
            changed++;
        }
        return changed;
    }

    private DailyReport left(DailyReport report) {
        return new DailyReport(
                report.day(),
                report.zone(),
                report.from(),
                report.until(),
                report.madeAt(),
                report.newPosts(),
                report.newFlagged(),
                report.usual(),
                report.version(),
                report.categories().stream().map(this::left).toList(),
                left(report.news()),
                report.gone(),
                report.vanished().stream()
                        .filter(post -> !erased.test(post.key()))
                        .map(this::left)
                        .toList(),
                report.sources(),
                report.mistakes(),
                report.sourceMistakes(),
                report.thresholds(),
                report.audit(),
                report.tlp());
    }

    private CategoryPart left(CategoryPart part) {
        List<Finding> top = part.top().stream()
                .filter(finding -> !erased.test(finding.key()))
                .map(this::left)
                .toList();
        return new CategoryPart(part.key(), part.names(), part.newPosts(), part.usual(), part.continuing(), top);
    }

    private Finding left(Finding finding) {
        return new Finding(
                finding.key(),
                without(finding.permalink()),
                finding.source(),
                finding.thread().map(this::without),
                finding.author(),
                finding.time(),
                finding.timeFromPage(),
                finding.language(),
                without(finding.excerpt()),
                finding.score(),
                finding.threshold(),
                left(finding.reasons()),
                finding.reasonsIn().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, reasons -> left(reasons.getValue()))),
                finding.digest());
    }

    private List<String> left(List<String> reasons) {
        return reasons.stream().map(this::without).toList();
    }

    private Vanished left(Vanished post) {
        return new Vanished(
                post.key(),
                without(post.permalink()),
                post.source(),
                post.thread().map(this::without),
                post.since(),
                without(post.excerpt()));
    }

    private NewsPart left(NewsPart news) {
        List<Growing> growing = news.growing().stream()
                .filter(group -> !groups.test(group.group()))
                .map(group -> new Growing(group.group(), without(group.excerpt()), group.sightings(), group.before()))
                .toList();
        return new NewsPart(news.routes(), news.prices(), news.contacts(), growing);
    }

    private String without(String text) {
        return traces.replaced(text, Traces.GONE);
    }
}
