package org.fener.indexer.query;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.fener.classifier.Reason.Span;

/// What a query asks, independent of any search engine.
public sealed interface Clause {

    /// Where it stands in the query as typed.
    Span at();

    /// Whether posts answer it better or worse, as they do words; a field, a time or a bound is met or it is not.
    default boolean ranks() {
        return switch (this) {
            case Word _, Pattern _, Fuzzy _, Phrase _ -> true;
            case All all -> all.clauses().stream().anyMatch(Clause::ranks);
            case Any any -> any.clauses().stream().anyMatch(Clause::ranks);
            case Everything _, Field _, Time _, Gone _, Price _, Score _, Not _ -> false;
        };
    }

    /// Every post.
    record Everything(Span at) implements Clause {}

    record Word(String text, Span at) implements Clause {}

    /// A word with `*` (any letters) and `?` (one letter).
    record Pattern(String text, Span at) implements Clause {}

    /// A word with up to `edits` wrong letters.
    record Fuzzy(String text, int edits, Span at) implements Clause {}

    /// Words in this order, with up to `gap` other words between them.
    record Phrase(String text, int gap, Span at) implements Clause {}

    /// A field that has the value; for [QueryField#THREAD] and [QueryField#AUTHOR] all its words.
    record Field(QueryField field, String value, Span at) implements Clause {}

    /// Published (or first seen) at or after `from` and before `until`.
    record Time(Instant from, Instant until, Span at) implements Clause {}

    /// No longer shown by its page, since `from` or later.
    record Gone(Instant from, Span at) implements Clause {}

    /// A price in any currency, bounds included.
    record Price(OptionalDouble least, OptionalDouble most, Span at) implements Clause {}

    /// Its highest probability of any category, `least` included and `below` not.
    record Score(double least, double below, Span at) implements Clause {}

    record All(List<Clause> clauses, Span at) implements Clause {
        public All {
            clauses = List.copyOf(clauses);
        }
    }

    record Any(List<Clause> clauses, Span at) implements Clause {
        public Any {
            clauses = List.copyOf(clauses);
        }
    }

    record Not(Clause clause, Span at) implements Clause {}
}
