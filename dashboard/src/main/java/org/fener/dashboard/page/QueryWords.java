package org.fener.dashboard.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.fener.dashboard.round.Installation;
import org.fener.indexer.QueryMistake;
import org.fener.indexer.query.Clause;
import org.fener.indexer.query.QueryReader;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// Reads a query back in the words of the reader, so that people see what was understood of what they typed.
@Component("queryWords")
final class QueryWords {

    private final MessageSource messages;
    private final FacetNames names;
    private final QueryReader reader;
    private final ZoneId zone;

    QueryWords(Installation installation, MessageSource messages, FacetNames names) {
        this.messages = messages;
        this.names = names;
        this.zone = installation.settings().zone();
        this.reader = new QueryReader(installation.clock(), zone);
    }

    /// Empty where nothing was typed, where it is one word, and where it cannot be understood.
    public Optional<String> of(String query) {
        try {
            Clause clause = reader.read(query);
            return clause instanceof Clause.Everything || clause instanceof Clause.Word
                    ? Optional.empty()
                    : Optional.of(words(clause));
        } catch (QueryMistake told) {
            return Optional.empty(); // beside the mistake
        }
    }

    private String words(Clause clause) {
        return switch (clause) {
            case Clause.Everything _ -> message("reading.everything");
            case Clause.Word word -> quoted(word.text());
            case Clause.Pattern pattern -> message("reading.pattern", quoted(pattern.text()));
            case Clause.Fuzzy fuzzy -> message("reading.fuzzy", quoted(fuzzy.text()), fuzzy.edits());
            case Clause.Phrase phrase ->
                phrase.gap() == 0
                        ? message("reading.phrase", quoted(phrase.text()))
                        : message("reading.near", quoted(phrase.text()), phrase.gap());
            case Clause.Field field -> field(field);
            case Clause.Time time ->
                time.until().equals(Instant.MAX)
                        ? message("reading.since", moment(time.from()))
                        : message("reading.until", moment(time.until()));
            case Clause.Gone gone ->
                gone.from().equals(Instant.MIN)
                        ? message("reading.gone")
                        : message("reading.gone.since", moment(gone.from()));
            case Clause.Price price -> price(price);
            case Clause.Score score -> score(score);
            case Clause.Not not -> message("reading.not", inBrackets(not.clause()));
            case Clause.All all -> joined(all.clauses(), "reading.and");
            case Clause.Any any -> joined(any.clauses(), "reading.or");
        };
    }

    private String joined(List<Clause> clauses, String how) {
        return clauses.stream().map(this::inBrackets).collect(Collectors.joining(" " + message(how) + " "));
    }

    private String inBrackets(Clause clause) {
        String words = words(clause);
        return clause instanceof Clause.Any || clause instanceof Clause.All ? "(" + words + ")" : words;
    }

    private String field(Clause.Field field) {
        String value =
                switch (field.field()) {
                    case CATEGORY -> names.plain("category", field.value());
                    case LANGUAGE -> names.plain("language", field.value());
                    case HAS -> names.plain("has", field.value());
                    default -> field.value();
                };
        return message("reading.field." + field.field(), quoted(value));
    }

    private String price(Clause.Price price) {
        if (price.least().isEmpty()) return bound("reading.price.most", "reading.price.below", price.most());
        if (price.most().isEmpty()) return bound("reading.price.least", "reading.price.above", price.least());
        return price.least().equals(price.most())
                ? message("reading.price", amount(price.least()))
                : message("reading.price.between", amount(price.least()), amount(price.most()));
    }

    /// A bound that is itself left out lies next to the number that was typed.
    private String bound(String included, String leftOut, OptionalDouble bound) {
        return message(typed(bound) == bound.orElseThrow() ? included : leftOut, amount(bound));
    }

    private static String amount(OptionalDouble bound) {
        double typed = typed(bound);
        return typed == Math.rint(typed) ? String.valueOf((long) typed) : String.valueOf(typed);
    }

    /// Large numbers have no places behind the point.
    private static double typed(OptionalDouble bound) {
        double number = bound.orElseThrow();
        double scale = number < 1e11 ? 10_000 : 1;
        return Math.rint(number * scale) / scale;
    }

    private String score(Clause.Score score) {
        String least = percent(score.least());
        if (Double.isInfinite(score.below())) return message("reading.score.least", least);
        return score.least() == 0
                ? message("reading.score.below", percent(score.below()))
                : message("reading.score.between", least, percent(score.below()));
    }

    private static String percent(double share) {
        double percent = Math.round(share * 10_000) / 100.0;
        return (percent == Math.rint(percent) ? String.valueOf((long) percent) : percent) + " %";
    }

    private String moment(Instant instant) {
        Locale locale = LocaleContextHolder.getLocale();
        return DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", locale)
                .withZone(zone)
                .format(instant);
    }

    private String quoted(String words) {
        return message("reading.quoted", words);
    }

    private String message(String key, Object... filled) {
        return messages.getMessage(key, filled, LocaleContextHolder.getLocale());
    }
}
