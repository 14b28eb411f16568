package org.fener.crawler.parse;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fener.crawler.PublishedAt;
import org.fener.crawler.parse.ExtractBench.Figure;
import org.fener.crawler.parse.ExtractBench.Material;
import tools.jackson.databind.JsonNode;

/// Dates in words of many languages: cases that name a day (or count back to one) and the day they mean.
final class DateMeasures {

    private static final Pattern NUMBERS = Pattern.compile("\\d+");
    private static final Pattern UNIT = Pattern.compile("'(\\w+)': (\\d+)");

    /// When the cases of a test were written to be read.
    private static final Map<String, String> NOW = Map.of(
            "test_dates_parsing", "2012-11-13T00:00:00Z",
            "test_relative_past_dates", "2014-09-01T10:30:00Z",
            "test_freshness_date_with_relative_base", "2010-06-04T13:15:00Z",
            "test_freshness_date_with_time", "2014-09-01T10:30:00Z",
            "test_get_date", "2015-09-01T00:00:00Z");

    private DateMeasures() {}

    static List<Figure> dates(Material material) {
        Map<String, int[]> tally = new LinkedHashMap<>();
        int right = 0;
        int all = 0;
        for (JsonNode row :
                Json.read(TextMeasures.text(material.corpora().resolve("dateparser/converted/param_cases.json")))) {
            String test = row.path("test").asString("");
            Optional<String> text = literal(row);
            if (!NOW.containsKey(test) || text.isEmpty()) continue;
            LocalDateTime now = LocalDateTime.ofInstant(Instant.parse(NOW.get(test)), ZoneOffset.UTC);
            Optional<LocalDate> wanted = wanted(row, now);
            if (wanted.isEmpty()) continue;
            DateReader reader = new DateReader(ZoneOffset.UTC, now.toInstant(ZoneOffset.UTC), true);
            Optional<PublishedAt> read = reader.read(text.get());
            boolean same =
                    read.map(at -> LocalDate.ofInstant(at.at(), at.zone())).equals(wanted);
            if (!same)
                material.complain(test + ": '" + text.get() + "' read as " + read.map(PublishedAt::at) + ", wanted "
                        + wanted.get());
            int[] counts = tally.computeIfAbsent(test, any -> new int[2]);
            counts[0] += same ? 1 : 0;
            counts[1]++;
            right += same ? 1 : 0;
            all++;
        }
        List<Figure> figures = new ArrayList<>();
        tally.forEach((test, counts) -> figures.add(new Figure(
                "dates", test + " (" + counts[1] + ")", ExtractBench.share(counts[0] / (double) counts[1]), "", "")));
        figures.add(new Figure(
                "dates",
                "day right, all (" + all + ")",
                ExtractBench.share(right / (double) Math.max(1, all)),
                ".95",
                ""));
        return figures;
    }

    private static Optional<String> literal(JsonNode row) {
        String text = row.path("args").isEmpty()
                ? row.path("kwargs").path("date_string").asString("")
                : row.path("args").path(0).asString("");
        boolean quoted = text.length() > 2 && text.matches("(?s)'.*'|\".*\"");
        return quoted
                ? Optional.of(text.substring(1, text.length() - 1)
                        .replace("\\xa0", " ")
                        .replace("\\'", "'"))
                : Optional.empty();
    }

    private static Optional<LocalDate> wanted(JsonNode row, LocalDateTime now) {
        if (row.path("kwargs").has("ago")) {
            LocalDateTime at = now;
            Matcher unit = UNIT.matcher(row.path("kwargs").path("ago").asString(""));
            while (unit.find()) at = minus(at, unit.group(1), Long.parseLong(unit.group(2)));
            return at.getYear() < 1 ? Optional.empty() : Optional.of(at.toLocalDate());
        }
        String date = row.path("args").isEmpty()
                ? row.path("kwargs").path("dt").asString("")
                : row.path("args").path(1).asString("");
        if (!date.startsWith("date")) return Optional.empty();
        Matcher number = NUMBERS.matcher(date);
        int[] parts = new int[3];
        for (int i = 0; i < 3; i++) parts[i] = number.find() ? Integer.parseInt(number.group()) : 1;
        return Optional.of(LocalDate.of(parts[0], parts[1], parts[2]));
    }

    private static LocalDateTime minus(LocalDateTime at, String unit, long count) {
        return switch (unit) {
            case "years" -> at.minusYears(count);
            case "months" -> at.minusMonths(count);
            case "weeks" -> at.minusWeeks(count);
            case "days" -> at.minusDays(count);
            case "hours" -> at.minusHours(count);
            case "minutes" -> at.minusMinutes(count);
            default -> at.minusSeconds(count);
        };
    }
}
