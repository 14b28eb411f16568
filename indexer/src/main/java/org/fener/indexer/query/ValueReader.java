package org.fener.indexer.query;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fener.classifier.Reason.Span;
import org.fener.indexer.QueryMistake;

/// Reads words and field values: wildcards, fuzziness, times, prices.
final class ValueReader {

    static final int MOST_WILDCARDS = 4;
    private static final int LONGEST_WORD = 200;
    private static final int MOST_GAP = 50;
    private static final int SHORTEST_FUZZY = 3;
    private static final Pattern FUZZY = Pattern.compile("(.{" + SHORTEST_FUZZY + ",})~([12]?)");
    private static final Pattern WRONG_LETTERS = Pattern.compile("(.*[\\p{L}\\p{N}].*)~(\\d*)");
    private static final Pattern AGO = Pattern.compile("(\\d{1,4})(h|d|w|m|y|ч|д|с|м|г)");
    private static final Pattern AMOUNT = Pattern.compile("(>=|<=|>|<)?(\\d{1,15}(?:\\.\\d{1,4})?)");
    private static final Pattern AMOUNTS =
            Pattern.compile("(\\d{1,15}(?:\\.\\d{1,4})?)\\.\\.(\\d{1,15}(?:\\.\\d{1,4})?)");
    private static final Pattern PERCENT = Pattern.compile("(>=|<=|>|<)(\\d{1,3}(?:\\.\\d{1,4})?)");
    private static final Pattern PERCENTS =
            Pattern.compile("(\\d{1,3}(?:\\.\\d{1,4})?)\\.\\.(\\d{1,3}(?:\\.\\d{1,4})?)");
    private static final Pattern NO_TIME_BEFORE = Pattern.compile("[0-9].*");

    private final InstantSource clock;
    private final ZoneId zone;

    ValueReader(InstantSource clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    Clause word(Token token, String query) {
        String text = token.text();
        if (text.equals("*")) return new Clause.Everything(token.at());
        if (text.length() > LONGEST_WORD)
            throw bad(QueryMistake.Kind.TOO_LONG, token, "a word may have " + LONGEST_WORD + " characters");
        Matcher fuzzy = FUZZY.matcher(text);
        if (fuzzy.matches() && !isPattern(fuzzy.group(1))) {
            String word = fuzzy.group(1);
            int edits = fuzzy.group(2).isEmpty() ? (word.length() > 5 ? 2 : 1) : Integer.parseInt(fuzzy.group(2));
            return new Clause.Fuzzy(word, edits, token.at());
        }
        refuseWrongLetters(token, query);
        return isPattern(text) ? pattern(token, query) : new Clause.Word(text, token.at());
    }

    /// A `~` at the end that asks for what cannot be: it would only find words that are written so.
    private static void refuseWrongLetters(Token token, String query) {
        Matcher wrong = WRONG_LETTERS.matcher(token.text());
        if (!wrong.matches()) return;
        String word = wrong.group(1);
        int tail = token.at().start() + word.length();
        boolean pattern = isPattern(word);
        boolean tooShort = word.length() < SHORTEST_FUZZY;
        String message = pattern
                ? "a word has wildcards or ~, not both"
                : tooShort
                        ? "a word with ~ needs at least three letters"
                        : "at most two letters of a word may be wrong, as in visa~2";
        throw new QueryMistake(
                pattern ? QueryMistake.Kind.BAD_PATTERN : QueryMistake.Kind.BAD_VALUE,
                tail,
                token.at().end() - tail,
                message,
                Optional.of(query.substring(0, tail)
                        + (pattern || tooShort ? "" : "~2")
                        + query.substring(token.at().end())));
    }

    /// A question mark at the end of a word is punctuation, unless the word has other wildcards.
    private static boolean isPattern(String text) {
        int first = Math.min(indexOr(text, '*'), indexOr(text, '?'));
        return first < text.length() - 1 || text.endsWith("*");
    }

    private static int indexOr(String text, char c) {
        int at = text.indexOf(c);
        return at < 0 ? text.length() : at;
    }

    private static Clause pattern(Token token, String query) {
        String text = token.text().replaceAll("\\*{2,}", "*");
        long wildcards = text.chars().filter(c -> c == '*' || c == '?').count();
        long letters = text.codePoints().filter(Character::isLetterOrDigit).count();
        if (wildcards > MOST_WILDCARDS)
            throw bad(QueryMistake.Kind.BAD_PATTERN, token, "a word may have " + MOST_WILDCARDS + " wildcards");
        if (letters < 2)
            throw new QueryMistake(
                    QueryMistake.Kind.BAD_PATTERN,
                    token.at().start(),
                    text.length(),
                    "a word with wildcards needs at least two letters, as in vi*",
                    letters == 0 ? Optional.of(cutOut(query, token.at())) : Optional.empty());
        return new Clause.Pattern(text, token.at());
    }

    private static String cutOut(String query, Span at) {
        String rest = (query.substring(0, at.start()) + query.substring(at.end())).strip();
        return rest.isEmpty() ? "*" : rest;
    }

    int gap(Token phrase, String query) {
        if (phrase.tail().isEmpty()) return 0;
        String digits = phrase.tail().substring(1);
        int gap = digits.isEmpty() ? 5 : digits.length() > 3 ? MOST_GAP + 1 : Integer.parseInt(digits);
        if (gap > MOST_GAP) {
            int tail = phrase.at().end() - phrase.tail().length();
            throw new QueryMistake(
                    QueryMistake.Kind.BAD_VALUE,
                    tail,
                    phrase.tail().length(),
                    "words may be at most " + MOST_GAP + " apart",
                    Optional.of(query.substring(0, tail) + "~" + MOST_GAP
                            + query.substring(phrase.at().end())));
        }
        return gap;
    }

    Clause field(QueryField field, Token value, String query, Span at) {
        return switch (field) {
            case SINCE -> new Clause.Time(instant(value), Instant.MAX, at);
            case UNTIL -> new Clause.Time(Instant.MIN, instant(value), at);
            case GONE -> new Clause.Gone(goneFrom(value), at);
            case PRICE -> price(value, at);
            case SCORE -> score(value, at);
            case CATEGORY, SOURCE, LANGUAGE, SITE, KIND, GROUP, ID, ROUTE, OFFER, PLACE, AUTHOR, CONTACT, THREAD, HAS ->
                new Clause.Field(field, value.text().strip(), at);
        };
    }

    /// `gone:yes` is whenever.
    private Instant goneFrom(Token value) {
        return switch (value.text().strip().toLowerCase(Locale.ROOT)) {
            case "yes", "да", "*" -> Instant.MIN;
            default -> instant(value);
        };
    }

    private Instant instant(Token value) {
        String text = value.text().strip();
        String lower = text.toLowerCase(Locale.ROOT);
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        try {
            Matcher ago = AGO.matcher(lower);
            if (ago.matches()) return ago(Integer.parseInt(ago.group(1)), ago.group(2));
            if (lower.equals("today") || lower.equals("днес")) return start(today);
            if (lower.equals("yesterday") || lower.equals("вчера")) return start(today.minusDays(1));
            if (!NO_TIME_BEFORE.matcher(text).matches()) throw new DateTimeException("no digit first");
            if (text.length() == 10) return start(LocalDate.parse(text));
            if (text.length() == 7) return start(LocalDate.parse(text + "-01"));
            if (text.length() == 4) return start(LocalDate.parse(text + "-01-01"));
            if (text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10)
                return OffsetDateTime.parse(text).toInstant();
            return LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException notATime) {
            throw bad(
                    QueryMistake.Kind.BAD_VALUE,
                    value,
                    "'" + text + "' is no time: expected 7d, 24h, 2w, today, 2026-11-01 or 2026-11-01T18:30");
        }
    }

    private Instant ago(int number, String unit) {
        Instant now = clock.instant();
        return switch (unit) {
            case "h", "ч" -> now.minus(Duration.ofHours(number));
            case "d", "д" -> now.minus(Duration.ofDays(number));
            case "w", "с" -> now.minus(Duration.ofDays(7L * number));
            case "m", "м" -> now.atZone(zone).minus(Period.ofMonths(number)).toInstant();
            case "y", "г" -> now.atZone(zone).minus(Period.ofYears(number)).toInstant();
            default -> throw new DateTimeException(unit);
        };
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static Clause price(Token value, Span at) {
        String text = value.text().replace(" ", "");
        Matcher range = AMOUNTS.matcher(text);
        if (range.matches())
            return new Clause.Price(
                    OptionalDouble.of(Double.parseDouble(range.group(1))),
                    OptionalDouble.of(Double.parseDouble(range.group(2))),
                    at);
        Matcher one = AMOUNT.matcher(text);
        if (!one.matches())
            throw bad(
                    QueryMistake.Kind.BAD_VALUE,
                    value,
                    "'" + value.text() + "' is no price: expected 500, >1000, <=200 or 1000..2000");
        double amount = Double.parseDouble(one.group(2));
        String sign = one.group(1) == null ? "=" : one.group(1);
        return switch (sign) {
            case ">" -> new Clause.Price(OptionalDouble.of(Math.nextUp(amount)), OptionalDouble.empty(), at);
            case ">=" -> new Clause.Price(OptionalDouble.of(amount), OptionalDouble.empty(), at);
            case "<" -> new Clause.Price(OptionalDouble.empty(), OptionalDouble.of(Math.nextDown(amount)), at);
            case "<=" -> new Clause.Price(OptionalDouble.empty(), OptionalDouble.of(amount), at);
            default -> new Clause.Price(OptionalDouble.of(amount), OptionalDouble.of(amount), at);
        };
    }

    /// In per cent; a range is without its upper end unless that is 100.
    private static Clause score(Token value, Span at) {
        String text = value.text().replace(" ", "").replace("%", "");
        Matcher range = PERCENTS.matcher(text);
        if (range.matches())
            return new Clause.Score(percent(range.group(1), value), upTo(percent(range.group(2), value)), at);
        Matcher one = PERCENT.matcher(text);
        if (!one.matches()) throw badScore(value);
        double share = percent(one.group(2), value);
        return switch (one.group(1)) {
            case ">" -> new Clause.Score(Math.nextUp(share), Double.POSITIVE_INFINITY, at);
            case ">=" -> new Clause.Score(share, Double.POSITIVE_INFINITY, at);
            case "<" -> new Clause.Score(0, share, at);
            default -> new Clause.Score(0, Math.nextUp(share), at);
        };
    }

    private static double upTo(double share) {
        return share >= 1 ? Double.POSITIVE_INFINITY : share;
    }

    private static double percent(String digits, Token value) {
        double percent = Double.parseDouble(digits);
        if (percent > 100) throw badScore(value);
        return percent / 100;
    }

    private static QueryMistake badScore(Token value) {
        return bad(
                QueryMistake.Kind.BAD_VALUE,
                value,
                "'" + value.text() + "' is no score in per cent: expected >80, <=50 or 75..90");
    }

    private static QueryMistake bad(QueryMistake.Kind kind, Token token, String message) {
        return new QueryMistake(
                kind, token.at().start(), token.at().end() - token.at().start(), message, Optional.empty());
    }
}
