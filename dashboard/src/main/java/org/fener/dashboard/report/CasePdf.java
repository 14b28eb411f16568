package org.fener.dashboard.report;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.fener.dashboard.export.CaseExport;

/// A case as a tagged PDF for people without the dashboard: its posts with their evidence digests, contacts, notes and
/// history, with contacts hidden.
public final class CasePdf {

    /// Halves of characters, and what XML has no place for (XML 1.0, 2.2).
    private static final String NOT_IN_XML = "[\\p{Cs}\\uFFFE\\uFFFF]";

    private final ReportTemplates templates = new ReportTemplates();
    private final ReportPdf pdf = new ReportPdf();

    /// Prints it.
    ///
    /// @param names of the categories in the language, by key
    /// @param zone  of the times
    public byte[] print(CaseExport file, Map<String, String> names, String language, ZoneId zone, Instant madeAt)
            throws IOException {
        ReportTimes times = new ReportTimes(zone, Locale.forLanguageTag(language));
        Function<String, String> at = iso -> times.of(Instant.parse(iso));
        String page = templates.fill(
                "report/case",
                language,
                Map.of("file", file, "names", names, "times", times, "at", at, "madeAt", madeAt));
        return pdf.print(ReportFiles.STEERING.matcher(page).replaceAll("").replaceAll(NOT_IN_XML, "\uFFFD"), madeAt);
    }
}
