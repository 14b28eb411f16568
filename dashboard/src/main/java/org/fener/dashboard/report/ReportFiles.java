package org.fener.dashboard.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The reports that were made: `reports/yyyy-mm-dd/` with `report.json` and, for each language, `report-bg.html`,
/// `report-bg.pdf` and `report-bg.txt`. All are made from the JSON file's content alone, so that the same day's file
/// gives the same bytes again.
public final class ReportFiles {

    public static final List<String> LANGUAGES = List.of("bg", "en");

    /// The forms in which people read a report.
    public enum Form {
        HTML("html", "text/html;charset=UTF-8"),
        PDF("pdf", "application/pdf"),
        TEXT("txt", "text/plain;charset=UTF-8");

        private final String suffix;
        private final String mediaType;

        Form(String suffix, String mediaType) {
            this.suffix = suffix;
            this.mediaType = mediaType;
        }

        public String suffix() {
            return suffix;
        }

        public String mediaType() {
            return mediaType;
        }

        /// How the file is called outside: those of different days can lie side by side.
        public String named(LocalDate day, String language) {
            return "fener-" + day + "-" + language + "." + suffix;
        }
    }

    /// Characters that steer a terminal or turn the direction of what follows: none may come from a post.
    static final Pattern STEERING = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\u202A-\\u202E\\u2066-\\u2069]");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path folder;
    private final ReportTemplates templates = new ReportTemplates();
    private final ReportPdf pdf = new ReportPdf();

    public ReportFiles(Path folder) {
        this.folder = folder;
    }

    /// Writes all forms of a report; one made earlier for the same day is replaced whole.
    ///
    /// @return the files: JSON, then HTML, PDF and plain text in Bulgarian, then in English
    public List<Path> write(DailyReport report, Path target) throws IOException {
        Files.createDirectories(target);
        List<Path> files = new ArrayList<>();
        files.add(replace(target.resolve("report.json"), JSON.writeValueAsBytes(report)));
        for (String language : LANGUAGES)
            for (Form form : Form.values())
                files.add(replace(
                        target.resolve("report-" + language + "." + form.suffix()), render(report, language, form)));
        return files;
    }

    public List<Path> write(DailyReport report) throws IOException {
        return write(report, folder.resolve(report.day().toString()));
    }

    byte[] render(DailyReport report, String language, Form form) throws IOException {
        return switch (form) {
            case HTML -> fill("report/document", report, language).getBytes(UTF_8);
            case PDF -> pdf.print(fill("report/print", report, language), report.madeAt());
            case TEXT ->
                STEERING.matcher(fill("report/plain", report, language))
                        .replaceAll("")
                        .getBytes(UTF_8);
        };
    }

    /// One line that says what the day brought.
    String subject(DailyReport report, String language) {
        String mark = report.tlp().map(tlp -> tlp + " · ").orElse("");
        return mark
                + templates.message(
                        "report.subject",
                        language,
                        new ReportTimes(report.zone(), language).day(report.day()),
                        report.newFlagged());
    }

    private String fill(String template, DailyReport report, String language) {
        return templates.fill(
                template, language, Map.of("report", report, "times", new ReportTimes(report.zone(), language)));
    }

    /// One form of a report in one language, if that day has one.
    public Optional<Path> file(LocalDate day, String language, Form form) {
        Path file = folder.resolve(day.toString()).resolve("report-" + language + "." + form.suffix());
        return LANGUAGES.contains(language) && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    private static Path replace(Path file, byte[] bytes) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".part");
        Files.write(fresh, bytes);
        return Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Days that have a report, newest first.
    public List<LocalDate> days() throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(day -> Files.exists(day.resolve("report.json")))
                    .flatMap(day -> day(day.getFileName().toString()).stream())
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    private static Optional<LocalDate> day(String name) {
        try {
            return Optional.of(LocalDate.parse(name));
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }

    public Optional<DailyReport> read(LocalDate day) throws IOException {
        Path file = folder.resolve(day.toString()).resolve("report.json");
        return Files.exists(file)
                ? Optional.of(JSON.readValue(Files.readString(file), DailyReport.class))
                : Optional.empty();
    }
}
