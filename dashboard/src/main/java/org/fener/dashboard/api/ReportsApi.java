package org.fener.dashboard.api;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fener.dashboard.report.DailyReport;
import org.fener.dashboard.report.ReportFiles;
import org.fener.dashboard.round.Installation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// The daily reports that were made.
@RestController
final class ReportsApi {

    private final ReportFiles files;

    ReportsApi(Installation installation) {
        this.files = new ReportFiles(installation.home().reports());
    }

    record Days(@Says("that have a report, newest first") List<LocalDate> days) {}

    @Says("The days that have a report.")
    @GetMapping("/api/v1/reports")
    Days days() throws IOException {
        return new Days(files.days());
    }

    @Says("The report of a day, as it was sent.")
    @GetMapping("/api/v1/reports/{day}")
    DailyReport report(@Says("such as 2026-11-28") @PathVariable String day) throws IOException {
        Optional<LocalDate> date = parsed(day);
        if (date.isEmpty()) throw none(day);
        return files.read(date.get()).orElseThrow(() -> none(day));
    }

    private static Optional<LocalDate> parsed(String day) {
        try {
            return Optional.of(LocalDate.parse(day));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    private static ResponseStatusException none(String day) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no report of '" + day + "'");
    }
}
