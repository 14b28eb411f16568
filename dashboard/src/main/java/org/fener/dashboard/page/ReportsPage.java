package org.fener.dashboard.page;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.fener.dashboard.report.DailyReport;
import org.fener.dashboard.report.ReportFiles;
import org.fener.dashboard.report.ReportMaker;
import org.fener.dashboard.round.Installation;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/// The daily reports that were made, and today's as it stands.
@Controller
final class ReportsPage {

    private final Installation installation;
    private final ReportFiles files;

    ReportsPage(Installation installation) {
        this.installation = installation;
        this.files = new ReportFiles(installation.home().reports());
    }

    @GetMapping("/reports")
    String reports(Model model) throws IOException {
        model.addAttribute("days", files.days());
        model.addAttribute("folder", installation.home().reports());
        return "page/reports";
    }

    @GetMapping("/reports/today")
    String today(Model model) throws IOException {
        LocalDate day = installation
                .clock()
                .instant()
                .atZone(installation.settings().zone())
                .toLocalDate();
        return show(new ReportMaker(installation).make(day), model);
    }

    @GetMapping("/reports/{day}")
    String report(@PathVariable String day, Model model) throws IOException {
        try {
            return show(files.read(LocalDate.parse(day)).orElseThrow(() -> none(day)), model);
        } catch (DateTimeParseException e) {
            throw none(day);
        }
    }

    private static ResponseStatusException none(String day) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "no report of " + day);
    }

    private static String show(DailyReport report, Model model) {
        model.addAttribute("report", report);
        model.addAttribute("language", Shell.language());
        return "page/report";
    }
}
