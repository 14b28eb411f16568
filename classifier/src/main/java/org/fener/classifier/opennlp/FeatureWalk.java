package org.fener.classifier.opennlp;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.fener.classifier.indicator.Indicator;
import org.fener.classifier.text.Token;
import org.jspecify.annotations.Nullable;

/// Walks through the features of a text: words and pairs of words, letter n-grams of words, facts of the whole text,
/// what the words speak of and in which order.
///
/// Words and letters are taken from the Latin skeleton, so that languages share what they share ("pasport"); each word
/// is also there as it stands, marked with its language.
final class FeatureWalk {

    static final int WORDS = 0;
    static final int LETTERS = 1;
    static final int FACTS = 2;
    static final int CONCEPTS = 3;
    static final int BLOCKS = 4;

    /// Length to which the features of a block are scaled.
    static final double[] BLOCK_LENGTH = {1.0, 1.0, 0.5, 0.25};

    static final char WORD = 'w';
    static final char PAIR = 'b';
    static final char MARKED = 'l';
    static final char LETTER_GRAM = 'c';
    static final char FACT = 't';
    static final char CONCEPT = 'k';
    static final char CONCEPT_PAIR = 'j';

    private static final int SHORTEST_GRAM = 3;
    private static final int LONGEST_GRAM = 5;
    private static final Set<Indicator.Kind> CONTACTS = EnumSet.of(
            Indicator.Kind.PHONE,
            Indicator.Kind.EMAIL,
            Indicator.Kind.HANDLE,
            Indicator.Kind.URL,
            Indicator.Kind.DOMAIN);

    /// Two concepts further apart belong to different thoughts.
    private static final int FARTHEST_CONCEPTS = 8;

    private final Traits traits;
    private final Concepts concepts;

    FeatureWalk(Traits traits, Concepts concepts) {
        this.traits = traits;
        this.concepts = concepts;
    }

    void walk(AnalysedText text, FeatureSink sink) {
        List<TextUnits.Unit> units = TextUnits.of(text, traits);
        String mark = text.language().language() + "=";
        char[] buffer = new char[mark.length() + 2 * Math.max(longest(units), concepts.longest()) + 2];
        TextUnits.Unit previous = null;
        for (TextUnits.Unit unit : units) {
            if (!unit.trait()) word(unit, mark, buffer, sink);
            if (previous != null) {
                int length = joined(previous.classWord(), unit.classWord(), buffer);
                sink.feature(WORDS, PAIR, buffer, 0, length, previous.first(), unit.last());
            }
            previous = unit;
        }
        concepts(units, buffer, sink);
        facts(text, sink);
    }

    private static int longest(List<TextUnits.Unit> units) {
        int longest = 0;
        for (TextUnits.Unit unit : units)
            longest = Math.max(
                    longest,
                    Math.max(
                            unit.word().length(),
                            Math.max(unit.exact().length(), unit.classWord().length())));
        return longest;
    }

    private static void word(TextUnits.Unit unit, String mark, char[] buffer, FeatureSink sink) {
        String word = unit.word();
        word.getChars(0, word.length(), buffer, 1);
        sink.feature(WORDS, WORD, buffer, 1, 1 + word.length(), unit.first(), unit.last());
        String exact = unit.exact();
        if (exact.isEmpty()) return;
        mark.getChars(0, mark.length(), buffer, 0);
        exact.getChars(0, exact.length(), buffer, mark.length());
        sink.feature(WORDS, MARKED, buffer, 0, mark.length() + exact.length(), unit.first(), unit.last());
        buffer[0] = ' ';
        word.getChars(0, word.length(), buffer, 1);
        buffer[1 + word.length()] = ' ';
        sink.runs(LETTERS, LETTER_GRAM, buffer, word.length() + 2, SHORTEST_GRAM, LONGEST_GRAM, unit.first());
    }

    /// The length of both with a blank between them.
    private static int joined(String left, String right, char[] buffer) {
        left.getChars(0, left.length(), buffer, 0);
        buffer[left.length()] = ' ';
        right.getChars(0, right.length(), buffer, left.length() + 1);
        return left.length() + 1 + right.length();
    }

    private void concepts(List<TextUnits.Unit> units, char[] buffer, FeatureSink sink) {
        String previous = null;
        int at = 0;
        for (int i = 0; i < units.size(); i++) {
            TextUnits.Unit unit = units.get(i);
            String concept = unit.trait() ? null : concept(unit);
            if (concept == null) continue;
            concept.getChars(0, concept.length(), buffer, 0);
            sink.feature(CONCEPTS, CONCEPT, buffer, 0, concept.length(), unit.first(), unit.last());
            if (previous != null && i - at <= FARTHEST_CONCEPTS && !concept.equals(previous)) {
                int length = joined(previous, concept, buffer);
                sink.feature(
                        CONCEPTS, CONCEPT_PAIR, buffer, 0, length, units.get(at).first(), unit.last());
            }
            previous = concept;
            at = i;
        }
    }

    private @Nullable String concept(TextUnits.Unit unit) {
        if (unit.classWord().charAt(0) == '<') return unit.classWord();
        return unit.exact().isEmpty() ? null : concepts.of(unit.word());
    }

    private static void facts(AnalysedText text, FeatureSink sink) {
        boolean contact = false;
        boolean messenger = false;
        Set<Indicator.Kind> kinds = EnumSet.noneOf(Indicator.Kind.class);
        for (Indicator indicator : text.indicators()) {
            kinds.add(indicator.kind());
            contact |= CONTACTS.contains(indicator.kind());
            messenger |= indicator.kind() == Indicator.Kind.HANDLE;
        }
        for (Indicator.Kind kind : kinds) fact("has " + kind.name().toLowerCase(java.util.Locale.ROOT), sink);
        if (contact) fact("has any contact", sink);
        if (messenger) fact("has messenger", sink);
        if (kinds.size() >= 3) fact("three kinds of indicators", sink);
        signs(text, sink);
    }

    private static void signs(AnalysedText text, FeatureSink sink) {
        int emoji = 0;
        int exclamations = 0;
        int questions = 0;
        for (Token token : text.text().tokens()) {
            if (token.kind() == Token.Kind.EMOJI) emoji++;
            else if (token.kind() == Token.Kind.SYMBOL && token.text().equals("!")) exclamations++;
            else if (token.kind() == Token.Kind.SYMBOL && token.text().equals("?")) questions++;
        }
        if (emoji > 0) fact("emoji", sink);
        if (emoji > 3) fact("many emoji", sink);
        if (exclamations > 2) fact("exclamations", sink);
        if (questions > 0) fact("asks", sink);
        if (shouts(text.text().original())) fact("capitals", sink);
    }

    private static boolean shouts(String text) {
        int upper = 0;
        int letters = 0;
        for (int i = 0; i < Math.min(text.length(), 400); i++) {
            char c = text.charAt(i);
            if (!Character.isLetter(c)) continue;
            letters++;
            if (Character.isUpperCase(c)) upper++;
        }
        return letters > 12 && upper * 2 > letters;
    }

    private static void fact(String name, FeatureSink sink) {
        sink.feature(FACTS, FACT, name.toCharArray(), 0, name.length(), -1, -1);
    }

    static int block(String feature) {
        return switch (feature.charAt(0)) {
            case WORD, PAIR, MARKED -> WORDS;
            case LETTER_GRAM -> LETTERS;
            case FACT -> FACTS;
            case CONCEPT, CONCEPT_PAIR -> CONCEPTS;
            default -> throw new IllegalArgumentException("feature '" + feature + "' is of no known kind");
        };
    }
}
