package org.fener.dashboard.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The reports that were made: `reports/yyyy-mm-dd/` with `report.json`, `report-bg.html` and `report-en.html`.
public final class ReportFiles {

    public static final List<String> LANGUAGES = List.of("bg", "en");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path folder;
    private final SpringTemplateEngine templates = engine();

    public ReportFiles(Path folder) {
        this.folder = folder;
    }

    private static SpringTemplateEngine engine() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(ReportFiles.class.getClassLoader());
        resolver.setPrefix("org/fener/dashboard/");
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("org/fener/dashboard/report/report");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        engine.setTemplateEngineMessageSource(messages);
        return engine;
    }

    /// Writes all forms of a report; one made earlier for the same day is replaced whole.
    ///
    /// @return the files, in the order JSON, Bulgarian, English
    public List<Path> write(DailyReport report, Path target) throws IOException {
        Files.createDirectories(target);
        List<Path> files = new ArrayList<>();
        files.add(replace(target.resolve("report.json"), JSON.writeValueAsString(report) + "\n"));
        for (String language : LANGUAGES)
            files.add(replace(target.resolve("report-" + language + ".html"), html(report, language)));
        return files;
    }

    public List<Path> write(DailyReport report) throws IOException {
        return write(report, folder.resolve(report.day().toString()));
    }

    String html(DailyReport report, String language) {
        Context context = new Context(Locale.forLanguageTag(language));
        context.setVariable("report", report);
        context.setVariable("language", language);
        context.setVariable("times", new ReportTimes(report.zone(), language));
        return templates.process("report/document", context);
    }

    private static Path replace(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(fresh, text);
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
