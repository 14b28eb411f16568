package org.fener.crawler.parse;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fener.crawler.PublishedAt;
import org.fener.crawler.parse.ExtractBench.Figure;
import org.fener.crawler.parse.ExtractBench.Material;
import tools.jackson.databind.JsonNode;

/// Dates in words of many languages: cases that name a day (or count back to one) and the day they mean.
final class DateMeasures {

    private static final Pattern NUMBERS = Pattern.compile("\\d+");
    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}{1,4}");
    private static final Pattern CLOCK = Pattern.compile("\\p{Nd}{1,2}[:.]\\p{Nd}{2}(?:[:.]\\p{Nd}{2})?(?![.\\p{Nd}])");
    private static final Pattern UNIT = Pattern.compile("'?(\\w+?)'?[:=] ?(\\d+)");
    private static final Pattern COUNTED =
            Pattern.compile("(in )?(\\d+) (year|month|week|day|hour|minute|second)s?( ago)?");
    private static final Set<String> OURS = Set.of("bg", "en", "el", "tr", "ro", "sr", "uk", "ru", "ar", "fa");
    private static final String ANY_TIME = "2014-09-01T10:30:00Z";

    /// When the cases of a test were written to be read.
    private static final Map<String, String> NOW = Map.ofEntries(
            Map.entry("test_dates_parsing", "2012-11-13T00:00:00Z"),
            Map.entry("test_dates_parsing_with_normalization", "2012-11-13T00:00:00Z"),
            Map.entry("test_relative_past_dates", ANY_TIME),
            Map.entry("test_normalized_relative_dates", ANY_TIME),
            Map.entry("test_relative_future_dates", ANY_TIME),
            Map.entry("test_freshness_date_with_relative_base", "2010-06-04T13:15:00Z"),
            Map.entry("test_freshness_date_with_time", ANY_TIME),
            Map.entry("test_freshness_translation", ANY_TIME),
            Map.entry("test_translation", ANY_TIME),
            Map.entry("test_whitespace_preservation_during_translation", ANY_TIME),
            Map.entry("test_word_numbers_with_later", ANY_TIME),
            Map.entry("test_temporal_nouns_are_parsed", ANY_TIME),
            Map.entry("test_get_date", "2015-09-01T00:00:00Z"),
            Map.entry("test_datetime_parsing", "2015-09-01T00:00:00Z"),
            Map.entry("test_parse_dates_in_different_languages", ANY_TIME),
            Map.entry("test_parse_dates_with_specific_time", ANY_TIME),
            Map.entry("test_dates_with_months_are_parsed_if_locale_is_non_english", ANY_TIME),
            Map.entry("test_dates_with_days_are_parsed_if_locale_is_non_english", ANY_TIME),
            Map.entry("test_parsing_with_utc_offsets", ANY_TIME),
            Map.entry("test_parsing_with_time_zones_and_converting_to_UTC", ANY_TIME),
            Map.entry("test_parse_timestamp", ANY_TIME),
            Map.entry("test_iso_datestamp_format_should_always_parse", ANY_TIME),
            Map.entry("test_should_parse_with_no_break_space_in_dates", ANY_TIME),
            Map.entry("test_dates_parsing_no_spaces", ANY_TIME));

    /// dateparser's own cases of absolute and past dates, most languages a little; the others are the CLDR's, mostly of
    /// languages that we shall never meet.
    private static final Set<String> PAST_AND_ABSOLUTE = Set.of(
            "test_dates_parsing",
            "test_relative_past_dates",
            "test_freshness_date_with_relative_base",
            "test_freshness_date_with_time",
            "test_get_date");

    /// These give the time in UTC, whatever zone the text names.
    private static final Set<String> IN_UTC =
            Set.of("test_parsing_with_utc_offsets", "test_parsing_with_time_zones_and_converting_to_UTC");

    private DateMeasures() {}

    static List<Figure> dates(Material material) {
        Map<String, int[]> tally = new LinkedHashMap<>();
        for (JsonNode row :
                Json.read(TextMeasures.text(material.corpora().resolve("dateparser/converted/param_cases.json")))) {
            String test = row.path("test").asString("");
            if (!NOW.containsKey(test)) continue;
            boolean translation = row.path("args").size() == 3 && test.contains("translation");
            Optional<String> text = text(row, translation);
            LocalDateTime now = LocalDateTime.ofInstant(Instant.parse(NOW.get(test)), ZoneOffset.UTC);
            DateReader reader = new DateReader(ZoneOffset.UTC, now.toInstant(ZoneOffset.UTC), true);
            Optional<LocalDate> wanted = translation ? translated(row, now, reader) : wanted(row, now);
            if (text.isEmpty() || wanted.isEmpty()) continue;
            Optional<PublishedAt> read = reader.read(text.get());
            boolean same = read.map(
                            at -> LocalDate.ofInstant(at.at(), IN_UTC.contains(test) ? ZoneOffset.UTC : at.zone()))
                    .equals(wanted);
            if (!same)
                material.complain(test + ": '" + text.get() + "' read as " + read.map(PublishedAt::at) + ", wanted "
                        + wanted.get());
            count(tally, test, same);
            String language = translation ? literal(row.path("args").path(0)).orElse("") : "";
            if (OURS.contains(language)) {
                count(tally, "day right in " + language, same);
                count(tally, "day right in the ten languages", same);
            }
            // a post is never from the future
            if (!wanted.get().isAfter(now.toLocalDate())) count(tally, "day right, of days that have come", same);
            if (PAST_AND_ABSOLUTE.contains(test)) count(tally, "day right, past and absolute", same);
            if (names(text.get(), wanted.get())) count(tally, "day right, where day and year are named", same);
            Optional<String> counted = counted(row, translation);
            if (counted.isPresent() ? counts(text.get(), counted.get()) : namesDay(text.get(), wanted.get()))
                count(tally, "day right, where a day is named or counted", same);
            count(tally, "day right, all", same);
        }
        List<Figure> figures = new ArrayList<>();
        tally.forEach((what, counts) -> figures.add(new Figure(
                "dates",
                what + " (" + counts[1] + ")",
                ExtractBench.share(counts[0] / (double) counts[1]),
                what.startsWith("day right") ? ".95" : "",
                "")));
        return figures;
    }

    /// Its number and the year's stand in the text, in whatever digits: a time alone, "this month" or "11 weeks" name
    /// no day.
    private static boolean names(String text, LocalDate day) {
        Set<Integer> numbers = new HashSet<>();
        Matcher digits = NUMBER.matcher(text);
        while (digits.find()) numbers.add(Integer.parseInt(digits.group()));
        return numbers.contains(day.getDayOfMonth())
                && (numbers.contains(day.getYear()) || numbers.contains(day.getYear() % 100));
    }

    /// Its number stands in the text, and not as a part of a time: "Monday 17:15" and "March 2015" name no day.
    private static boolean namesDay(String text, LocalDate day) {
        Matcher digits = NUMBER.matcher(CLOCK.matcher(text).replaceAll(" "));
        while (digits.find()) if (Integer.parseInt(digits.group()) == day.getDayOfMonth()) return true;
        return false;
    }

    /// A number of days, hours, months … is said, or a day without one such as "yesterday"; "next week" and "this
    /// month" count to no day.
    ///
    /// @param units of the case's meaning, such as `{"days": 1}` or `1 day ago`
    private static boolean counts(String text, String units) {
        boolean alone =
                units.contains("day") && !units.contains("week") && !units.contains("month") && !units.contains("year");
        return alone || NUMBER.matcher(CLOCK.matcher(text).replaceAll(" ")).find();
    }

    /// What a case counts, in the words of its meaning; empty where it names a date.
    private static Optional<String> counted(JsonNode row, boolean translation) {
        if (translation)
            return literal(row.path("args").path(2))
                    .filter(english -> COUNTED.matcher(english.strip()).matches());
        JsonNode named = row.path("kwargs");
        if (named.has("days_ago")) return Optional.of("days");
        for (String name : List.of("ago", "in_future"))
            if (named.has(name)) return Optional.of(named.path(name).asString(""));
        String date = row.path("args").path(1).asString("");
        return date.startsWith("timedelta") ? Optional.of(date) : Optional.empty();
    }

    private static void count(Map<String, int[]> tally, String what, boolean same) {
        int[] counts = tally.computeIfAbsent(what, any -> new int[2]);
        counts[0] += same ? 1 : 0;
        counts[1]++;
    }

    private static Optional<String> text(JsonNode row, boolean translation) {
        JsonNode arguments = row.path("args");
        if (!arguments.isEmpty()) return literal(arguments.path(translation ? 1 : 0));
        return literal(row.path("kwargs").path("date_string"))
                .or(() -> literal(row.path("kwargs").path("dt_string")));
    }

    private static Optional<String> literal(JsonNode value) {
        String text = value.asString("");
        boolean quoted = text.length() > 2 && text.matches("(?s)'.*'|\".*\"");
        return quoted
                ? Optional.of(text.substring(1, text.length() - 1)
                        .replace("\\xa0", " ")
                        .replace("\\'", "'"))
                : Optional.empty();
    }

    /// What the case's own English means: "2 day ago", or a date with its month in English.
    private static Optional<LocalDate> translated(JsonNode row, LocalDateTime now, DateReader reader) {
        Optional<String> english = literal(row.path("args").path(2));
        if (english.isEmpty()) return Optional.empty();
        Matcher counted = COUNTED.matcher(english.get().strip());
        if (counted.matches() && (counted.group(1) == null) != (counted.group(4) == null)) {
            long count = Long.parseLong(counted.group(2));
            return Optional.of(minus(now, counted.group(3) + "s", counted.group(1) == null ? count : -count)
                    .toLocalDate());
        }
        return reader.read(english.get()).map(at -> LocalDate.ofInstant(at.at(), at.zone()));
    }

    private static Optional<LocalDate> wanted(JsonNode row, LocalDateTime now) {
        JsonNode named = row.path("kwargs");
        if (named.has("ago")) return counted(named.path("ago").asString(""), now, 1);
        if (named.has("in_future")) return counted(named.path("in_future").asString(""), now, -1);
        if (named.has("days_ago"))
            return Optional.of(
                    now.toLocalDate().minusDays(named.path("days_ago").asLong(0)));
        String date = row.path("args").path(1).asString("");
        if (date.startsWith("timedelta")) return counted(date, now, -1);
        for (String name : List.of("dt", "dt_obj", "expected", "expected_date", "expected_result"))
            if (named.has(name)) date = named.path(name).asString("");
        if (!date.startsWith("date")) return Optional.empty();
        Matcher number = NUMBERS.matcher(date);
        int[] parts = new int[3];
        for (int i = 0; i < 3; i++) parts[i] = number.find() ? Integer.parseInt(number.group()) : 1;
        return Optional.of(LocalDate.of(parts[0], parts[1], parts[2]));
    }

    private static Optional<LocalDate> counted(String units, LocalDateTime now, int back) {
        LocalDateTime at = now;
        Matcher unit = UNIT.matcher(units);
        while (unit.find()) at = minus(at, unit.group(1), back * Long.parseLong(unit.group(2)));
        return at.getYear() < 1 || at.getYear() > 9999 ? Optional.empty() : Optional.of(at.toLocalDate());
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
