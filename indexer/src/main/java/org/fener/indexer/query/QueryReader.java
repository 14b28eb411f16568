package org.fener.indexer.query;

import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fener.classifier.Reason.Span;
import org.fener.indexer.QueryMistake;
import org.fener.indexer.query.Clause.All;
import org.fener.indexer.query.Clause.Any;
import org.fener.indexer.query.Clause.Everything;
import org.fener.indexer.query.Clause.Not;
import org.fener.indexer.query.Clause.Phrase;
import org.fener.indexer.query.Clause.Word;
import org.fener.indexer.query.Token.Kind;

/// Reads what an analyst types: words (all of them must occur), `"phrases"`, `AND` `OR` `NOT` `-` (also `И` `ИЛИ`
/// `НЕ`), parentheses, fields, `wild*cards`, `fuzzy~`, `"near words"~5`. Length, depth and number of words are
/// bounded.
public final class QueryReader {

    public static final int MOST_CHARACTERS = 4_000;
    public static final int MOST_DEPTH = 20;
    public static final int MOST_WORDS = 200;

    /// Words with wildcards or wrong letters: each is compared with every word of the index.
    public static final int MOST_PATTERNS = 10;

    /// Of one query, until no fix is offered.
    private static final int MOST_MENDS = 10;

    private static final Pattern NUMBER = Pattern.compile("\\+?\\d[\\d./-]*");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /// Of a phone, with its area or country; E.164 has no more than 15.
    private static final int FEWEST_DIGITS = 8;

    private static final int MOST_DIGITS = 15;

    private final ValueReader values;

    public QueryReader(InstantSource clock, ZoneId zone) {
        this.values = new ValueReader(clock, zone);
    }

    /// Reads a query; nothing typed is everything.
    ///
    /// @throws QueryMistake if it cannot be understood; a fix that it offers can be
    public Clause read(String query) {
        try {
            return readAsItIs(query);
        } catch (QueryMistake mistake) {
            throw mistake.with(mistake.fix().flatMap(fix -> mended(fix, MOST_MENDS)));
        }
    }

    private Clause readAsItIs(String query) {
        refuseTooLong(query);
        return new Reading(query, Tokens.of(query), values).whole();
    }

    /// The text with every further mistake put right too; empty if one has no fix.
    private Optional<String> mended(String text, int mendsLeft) {
        try {
            readAsItIs(text);
            return Optional.of(text);
        } catch (QueryMistake further) {
            return mendsLeft == 0 ? Optional.empty() : further.fix().flatMap(fix -> mended(fix, mendsLeft - 1));
        }
    }

    /// Whether posts answer what is typed better or worse ([Clause#ranks]); not if it cannot be understood.
    public static boolean ranks(String query) {
        try {
            return new QueryReader(InstantSource.system(), ZoneOffset.UTC)
                    .read(query)
                    .ranks();
        } catch (QueryMistake mistake) {
            return false;
        }
    }

    /// The text as words, any of which may occur; nothing in it is syntax.
    public static Clause words(String text) {
        refuseTooLong(text);
        List<Clause> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean inWord = i < text.length() && isOfWord(text.charAt(i));
            if (inWord && start < 0) start = i;
            if (!inWord && start >= 0) {
                words.add(new Word(text.substring(start, i), new Span(start, i)));
                start = -1;
            }
        }
        refuseTooMany(words.size(), text);
        Span all = new Span(0, text.length());
        if (text.strip().equals("*") || text.isBlank()) return new Everything(all);
        return new Any(words, all);
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || c == '\''
                || c == '’';
    }

    private static void refuseTooLong(String query) {
        if (query.length() > MOST_CHARACTERS)
            throw new QueryMistake(
                    QueryMistake.Kind.TOO_LONG,
                    MOST_CHARACTERS,
                    query.length() - MOST_CHARACTERS,
                    "a query may have " + MOST_CHARACTERS + " characters, this one has " + query.length(),
                    Optional.empty());
    }

    private static void refuseTooMany(int words, String query) {
        if (words > MOST_WORDS)
            throw new QueryMistake(
                    QueryMistake.Kind.TOO_MANY_WORDS,
                    0,
                    query.length(),
                    "a query may have " + MOST_WORDS + " words, this one has " + words,
                    Optional.empty());
    }

    /// One query on its way from tokens to a clause, by recursive descent of bounded depth.
    private static final class Reading {

        private final String query;
        private final List<Token> tokens;
        private final ValueReader values;
        private int next;
        private int depth;
        private int patterns;

        Reading(String query, List<Token> tokens, ValueReader values) {
            this.query = query;
            this.tokens = tokens;
            this.values = values;
        }

        Clause whole() {
            refuseTooMany(
                    (int) tokens.stream()
                            .filter(it -> it.kind() == Kind.WORD || it.kind() == Kind.PHRASE)
                            .count(),
                    query);
            if (peek().kind() == Kind.END) return new Everything(new Span(0, query.length()));
            Clause clause = alternatives();
            Token left = peek();
            if (left.kind() != Kind.END)
                throw mistake(
                        QueryMistake.Kind.STRAY_PARENTHESIS, left, "this parenthesis closes nothing", without(left));
            return clause;
        }

        private Clause alternatives() {
            List<Clause> clauses = new ArrayList<>(List.of(conjunction()));
            while (peek().kind() == Kind.OR) {
                Token or = take();
                refuseNothingAfter(or);
                clauses.add(conjunction());
            }
            return clauses.size() == 1 ? clauses.getFirst() : new Any(clauses, over(clauses));
        }

        private Clause conjunction() {
            List<Clause> clauses = new ArrayList<>();
            while (true) {
                Token token = peek();
                switch (token.kind()) {
                    case END, CLOSE, OR -> {
                        if (clauses.isEmpty())
                            throw mistake(
                                    QueryMistake.Kind.NOTHING_TO_JOIN,
                                    token,
                                    "something to search for is missing here",
                                    withoutEmpty(token));
                        return clauses.size() == 1 ? clauses.getFirst() : new All(clauses, over(clauses));
                    }
                    case AND -> {
                        take();
                        if (clauses.isEmpty())
                            throw mistake(
                                    QueryMistake.Kind.NOTHING_TO_JOIN,
                                    token,
                                    token.text() + " has nothing before it",
                                    without(token));
                        refuseNothingAfter(token);
                    }
                    case NOT, OPEN, FIELD, WORD, PHRASE -> clauses.add(operand());
                }
            }
        }

        private void refuseNothingAfter(Token operator) {
            Kind after = peek().kind();
            if (after == Kind.END || after == Kind.CLOSE || after == Kind.OR || after == Kind.AND)
                throw mistake(
                        QueryMistake.Kind.NOTHING_TO_JOIN,
                        operator,
                        operator.text() + " has nothing after it",
                        without(operator));
        }

        private Clause operand() {
            Token token = take();
            return switch (token.kind()) {
                case NOT -> {
                    refuseNothingAfter(token);
                    deeper(token);
                    Clause denied = operand();
                    depth--;
                    yield new Not(
                            denied, new Span(token.at().start(), denied.at().end()));
                }
                case OPEN -> inParentheses(token);
                case FIELD -> field(token);
                case PHRASE ->
                    token.text().isBlank()
                            ? new Everything(token.at())
                            : new Phrase(token.text(), values.gap(token, query), token.at());
                case WORD -> word(token);
                case AND, OR, CLOSE, END -> throw new IllegalStateException("no operand: " + token);
            };
        }

        /// Digits that may be a phone, in one word or in several: the words as they stand, or the contact in any
        /// writing.
        private Optional<Clause> phone(Token first) {
            int after = next;
            if (!isNumber(first)) return Optional.empty();
            List<Clause> words = new ArrayList<>(List.of(new Word(first.text(), first.at())));
            while (isNumber(tokens.get(after))) {
                Token more = tokens.get(after++);
                words.add(new Word(more.text(), more.at()));
            }
            Span at = over(words);
            String typed = query.substring(at.start(), at.end());
            long digits = typed.chars().filter(Character::isDigit).count();
            if (digits < FEWEST_DIGITS || digits > MOST_DIGITS) return Optional.empty();
            next = after;
            Clause asWords = words.size() == 1 ? words.getFirst() : new All(words, at);
            return Optional.of(new Any(List.of(asWords, new Clause.Field(QueryField.CONTACT, typed, at)), at));
        }

        private static boolean isNumber(Token token) {
            return token.kind() == Kind.WORD
                    && NUMBER.matcher(token.text()).matches()
                    && !DAY.matcher(token.text()).matches();
        }

        private Clause word(Token token) {
            Optional<Clause> phone = phone(token);
            if (phone.isPresent()) return phone.get();
            Clause word = values.word(token, query);
            boolean compared = word instanceof Clause.Pattern || word instanceof Clause.Fuzzy;
            if (compared && ++patterns > MOST_PATTERNS)
                throw mistake(
                        QueryMistake.Kind.TOO_MANY_WORDS,
                        token,
                        "a query may have " + MOST_PATTERNS + " words with wildcards or ~",
                        without(token));
            return word;
        }

        private Clause inParentheses(Token open) {
            deeper(open);
            Clause clause = alternatives();
            if (peek().kind() != Kind.CLOSE)
                throw mistake(
                        QueryMistake.Kind.UNCLOSED_PARENTHESIS,
                        open,
                        "the parenthesis that opens here is never closed",
                        Optional.of(query + ")"));
            take();
            depth--;
            return clause;
        }

        private Clause field(Token name) {
            Optional<QueryField> field = QueryField.named(name.text());
            if (field.isEmpty()) {
                Optional<String> near = QueryField.near(name.text());
                int end = name.at().end();
                throw mistake(
                        QueryMistake.Kind.UNKNOWN_FIELD,
                        name,
                        "there is no field '" + name.text() + "'"
                                + near.map(it -> "; did you mean '" + it + "'?").orElse(""),
                        near.map(it -> query.substring(0, name.at().start()) + it + query.substring(end - 1))
                                .or(() -> Optional.of(query.substring(0, end - 1) + " " + query.substring(end))));
            }
            Token value = peek();
            boolean there = (value.kind() == Kind.WORD || value.kind() == Kind.PHRASE)
                    && value.at().start() == name.at().end()
                    && !value.text().isBlank();
            if (!there)
                throw mistake(
                        QueryMistake.Kind.NO_VALUE,
                        name,
                        "'" + name.text() + ":' needs a value, as in "
                                + field.get().example(),
                        without(name));
            return values.field(
                    field.get(),
                    take(),
                    query,
                    new Span(name.at().start(), value.at().end()));
        }

        private void deeper(Token at) {
            if (++depth > MOST_DEPTH)
                throw mistake(
                        QueryMistake.Kind.TOO_DEEP,
                        at,
                        "a query may be nested " + MOST_DEPTH + " deep, this goes deeper",
                        Optional.empty());
        }

        private Token peek() {
            return tokens.get(next);
        }

        private Token take() {
            return tokens.get(next++);
        }

        private Optional<String> without(Token token) {
            return without(token.at());
        }

        private Optional<String> without(Span span) {
            String rest = (query.substring(0, span.start()) + query.substring(span.end())).strip();
            boolean asksForSomething = rest.chars().anyMatch(Character::isLetterOrDigit);
            return asksForSomething ? Optional.of(rest.replaceAll(" {2,}", " ")) : Optional.empty();
        }

        /// Without the token at which something is missing, and the parenthesis that opens right before it.
        private Optional<String> withoutEmpty(Token token) {
            boolean opened = next > 0 && tokens.get(next - 1).kind() == Kind.OPEN && token.kind() != Kind.OR;
            int start = opened ? tokens.get(next - 1).at().start() : token.at().start();
            return without(new Span(start, token.at().end()));
        }

        private static Span over(List<Clause> clauses) {
            return new Span(
                    clauses.getFirst().at().start(), clauses.getLast().at().end());
        }

        private static QueryMistake mistake(QueryMistake.Kind kind, Token token, String message, Optional<String> fix) {
            return new QueryMistake(
                    kind, token.at().start(), token.at().end() - token.at().start(), message, fix);
        }
    }
}
