package org.fener.dashboard.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.crawler.source.Expected;
import org.fener.crawler.source.Place;
import org.fener.crawler.source.SourceList.Mistake;
import org.fener.crawler.source.Written;
import org.fener.dashboard.home.Tlp;
import org.fener.dashboard.report.DailyReport.Beside;
import org.fener.dashboard.report.DailyReport.CategoryPart;
import org.fener.dashboard.report.DailyReport.Contact;
import org.fener.dashboard.report.DailyReport.Finding;
import org.fener.dashboard.report.DailyReport.Growing;
import org.fener.dashboard.report.DailyReport.NewsPart;
import org.fener.dashboard.report.DailyReport.SourcePart;
import org.fener.dashboard.report.DailyReport.Threshold;
import org.fener.dashboard.report.DailyReport.Vanished;
import org.fener.dashboard.store.AuditMark;

/// A report of a made-up day.
final class SampleReport {

    static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private SampleReport() {}

    static DailyReport withFindings(String... excerpts) {
        List<Finding> findings =
                Arrays.stream(excerpts).map(excerpt -> finding("en", excerpt)).toList();
        return with(findings);
    }

    static DailyReport empty() {
        return with(List.of());
    }

    static DailyReport with(List<Finding> findings) {
        return new DailyReport(
                DAY,
                "Europe/Sofia",
                Instant.parse("2026-11-19T22:00:00Z"),
                Instant.parse("2026-11-20T22:00:00Z"),
                Instant.parse("2026-11-21T04:00:00Z"),
                312,
                findings.size(),
                280.4,
                "sample-1",
                List.of(
                        new CategoryPart(
                                "smuggling",
                                Map.of("bg", "Трафик на мигранти", "en", "Migrant smuggling"),
                                findings.size(),
                                1.5,
                                7,
                                findings),
                        new CategoryPart("document-fraud", Map.of("en", "Document fraud"), 0, 0, 0, List.of())),
                new NewsPart(
                        List.of(new Beside("bg-rs", 4, .5)),
                        List.of(new Beside("2000", 3, 1)),
                        List.of(new Contact("+3598…23", 2)),
                        List.of(new Growing("g1", "Превоз до Сърбия всяка вечер", 9, 2))),
                1,
                List.of(new Vanished(
                        "v",
                        "http://forum.example.org/t/9#p1",
                        "roads",
                        Optional.of("Пътуване"),
                        Instant.parse("2026-11-20T09:00:00Z"),
                        "Обявата беше свалена")),
                List.of(new SourcePart(
                        "roads",
                        "Travellers' forum",
                        "FAILING",
                        true,
                        24,
                        3,
                        1,
                        90,
                        12,
                        11.5,
                        4,
                        21,
                        Optional.of(Instant.parse("2026-11-20T20:00:00Z")),
                        Optional.of("503 Service Unavailable"),
                        Optional.of("http-503"))),
                List.of("sources.yaml line 3: as an earlier version told it"),
                List.of(new Mistake(
                        new Place("sources.yaml", Place.Unit.LINE, 6),
                        Optional.of("x"),
                        "every",
                        new Written(Written.Form.TEXT, "often"),
                        Expected.EVERY)),
                List.of(new Threshold(
                        "smuggling",
                        Map.of("bg", "Трафик на мигранти", "en", "Migrant smuggling"),
                        .61,
                        Map.of("bg", .55, "tr", .7),
                        "мария",
                        "fewer false alarms")),
                Optional.of(new AuditMark(7, "ab".repeat(32))),
                Optional.of(Tlp.AMBER_STRICT));
    }

    static Finding finding(String language, String excerpt) {
        return new Finding(
                "k" + excerpt.hashCode(),
                "https://forum.example.org/t/1#p2",
                "roads",
                Optional.of("Route"),
                Optional.of("7K2QFA"),
                Instant.parse("2026-11-20T10:15:00Z"),
                true,
                language,
                excerpt,
                .93,
                .6,
                List.of("Сърбия", "без документи", "names a price"),
                Map.of(
                        "bg",
                        List.of("Сърбия", "без документи", "назовава цена"),
                        "en",
                        List.of("Сърбия", "без документи", "names a price")),
                "sha256:0f0f");
    }
}
