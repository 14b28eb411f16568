package org.fener.indexer.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fener.classifier.Reason.Span;
import org.fener.indexer.QueryMistake;
import org.fener.indexer.query.Token.Kind;

/// Cuts a query into tokens, from left to right, in one pass.
final class Tokens {

    private static final String QUOTES = "\"„“”«»";
    private static final Set<String> ADDRESS_SCHEMES = Set.of("http", "https", "hxxp", "hxxps", "mailto", "tel");

    private final String query;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Tokens(String query) {
        this.query = query;
    }

    static List<Token> of(String query) {
        Tokens cutter = new Tokens(query);
        cutter.cut();
        return cutter.tokens;
    }

    private void cut() {
        while (at < query.length()) {
            char c = query.charAt(at);
            if (isBlank(c)) at++;
            else if (c == '(') single(Kind.OPEN);
            else if (c == ')') single(Kind.CLOSE);
            else if (QUOTES.indexOf(c) >= 0) phrase();
            else if ((c == '-' || c == '!') && startsOperand()) single(Kind.NOT);
            else word();
        }
        tokens.add(Token.of(Kind.END, "", query.length(), query.length()));
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /// Whether `-` stands before a word and after none.
    private boolean startsOperand() {
        boolean atStart = at == 0 || isBlank(query.charAt(at - 1)) || query.charAt(at - 1) == '(';
        return atStart && at + 1 < query.length() && !isBlank(query.charAt(at + 1)) && query.charAt(at + 1) != ')';
    }

    private void single(Kind kind) {
        tokens.add(Token.of(kind, query.substring(at, at + 1), at, at + 1));
        at++;
    }

    private void phrase() {
        int start = at++;
        while (at < query.length() && QUOTES.indexOf(query.charAt(at)) < 0) at++;
        if (at == query.length())
            throw new QueryMistake(
                    QueryMistake.Kind.UNCLOSED_QUOTE,
                    start,
                    1,
                    "the quote that opens here is never closed",
                    Optional.of(query + '"'));
        String text = query.substring(start + 1, at++);
        int tail = at;
        if (at < query.length() && query.charAt(at) == '~') {
            at++;
            while (at < query.length() && Character.isDigit(query.charAt(at))) at++;
        }
        tokens.add(new Token(Kind.PHRASE, text, query.substring(tail, at), new Span(start, at)));
    }

    private void word() {
        int start = at;
        while (at < query.length() && endsNoWord(query.charAt(at))) {
            if (query.charAt(at) == ':' && namesField(query.substring(start, at))) {
                at++;
                tokens.add(Token.of(Kind.FIELD, query.substring(start, at - 1), start, at));
                fieldValue();
                return;
            }
            at++;
        }
        String text = query.substring(start, at);
        tokens.add(Token.of(operator(text), text, start, at));
    }

    private static boolean endsNoWord(char c) {
        return !isBlank(c) && c != '(' && c != ')' && QUOTES.indexOf(c) < 0;
    }

    private static boolean namesField(String name) {
        return !name.isEmpty() && name.chars().allMatch(Character::isLetter) && !ADDRESS_SCHEMES.contains(name);
    }

    /// A value is taken to the next blank, colons and all.
    private void fieldValue() {
        if (at < query.length() && QUOTES.indexOf(query.charAt(at)) >= 0) {
            phrase();
            return;
        }
        int start = at;
        while (at < query.length() && endsNoWord(query.charAt(at))) at++;
        if (at > start) tokens.add(Token.of(Kind.WORD, query.substring(start, at), start, at));
    }

    private static Kind operator(String word) {
        return switch (word) {
            case "AND", "&&", "И" -> Kind.AND;
            case "OR", "||", "ИЛИ" -> Kind.OR;
            case "NOT", "НЕ" -> Kind.NOT;
            default -> Kind.WORD;
        };
    }
}
