package org.fener.dashboard.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.fener.dashboard.report.AuditMarks;
import org.fener.dashboard.report.DailyReport;
import org.fener.dashboard.report.ReportFiles;
import org.fener.dashboard.report.ReportFiles.Form;
import org.fener.dashboard.report.ReportMaker;
import org.fener.dashboard.round.Installation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `fener report`: makes the report of a day.
@Command(
        name = "report",
        description =
                "Makes the report of a day (default: yesterday) as JSON, HTML, PDF and plain text; prints the files.",
        mixinStandardHelpOptions = true)
final class ReportCommand extends org.fener.dashboard.cli.Command {

    @Mixin
    HomeOption home = new HomeOption();

    @Option(names = "--day", paramLabel = "YYYY-MM-DD", description = "local calendar day, or 'today'")
    @Nullable
    String day;

    @Option(names = "--lang", paramLabel = "bg|en", description = "print only the file of this language")
    @Nullable
    String language;

    @Option(
            names = "--form",
            paramLabel = "html|pdf|txt",
            defaultValue = "html",
            description = "which file --lang prints (default: html)")
    String form = "html";

    @Option(
            names = "--again",
            description = "make the files again from the day's report.json, byte for byte, instead of counting anew")
    boolean again;

    @Option(names = "--out", paramLabel = "DIR", description = "write here instead of the home's reports folder")
    @Nullable
    Path out;

    @Override
    public Integer call() throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            if (language != null && !ReportFiles.LANGUAGES.contains(language))
                throw new IllegalArgumentException("--lang: expected bg or en, got '" + language + "'");
            if (Arrays.stream(Form.values()).noneMatch(known -> known.suffix().equals(form)))
                throw new IllegalArgumentException("--form: expected html, pdf or txt, got '" + form + "'");
            Installation installation = opened.installation();
            ReportFiles files = new ReportFiles(installation.home().reports());
            LocalDate chosen = day(installation);
            DailyReport report = again ? made(files, chosen) : new ReportMaker(installation).make(chosen);
            List<Path> written = out == null
                    ? files.write(report)
                    : files.write(report, workplace().file(out));
            if (!again && out == null) AuditMarks.keep(installation, report);
            for (Path file : written)
                if (language == null || file.endsWith("report-" + language + "." + form)) print(file.toString());
            return 0;
        }
    }

    private static DailyReport made(ReportFiles files, LocalDate day) throws IOException {
        return files.read(day)
                .orElseThrow(() -> new IllegalArgumentException("--again: no report of " + day + " was made"));
    }

    private LocalDate day(Installation installation) {
        LocalDate today = installation
                .clock()
                .instant()
                .atZone(installation.settings().zone())
                .toLocalDate();
        if (day == null) return today.minusDays(1);
        return day.equals("today") ? today : LocalDate.parse(day);
    }
}
