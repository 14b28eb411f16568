package org.fener.dashboard.tuning;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.fener.classifier.text.PreparedText;
import org.fener.classifier.text.Token;
import org.fener.classifier.train.LabelledRow;
import org.fener.classifier.train.OwnTexts;
import org.fener.dashboard.store.Label;
import org.fener.dashboard.store.Label.Answer;
import org.fener.dashboard.store.Labels;
import org.jspecify.annotations.Nullable;

/// Which labelled texts are most like a text: those that people of this installation labelled, and those that the
/// program carries to learn from. Likeness is the cosine of the words that both have, each counted once, rare ones
/// weighing more.
public final class NearestLabels {

    /// Less like than this is about something else.
    private static final double LEAST = 0.05;

    private final Labels labels;
    private final Map<String, Set<String>> wordsOfLabelled = new ConcurrentHashMap<>();

    /// Read when first asked for: it takes a second.
    private @Nullable Carried carried;

    /// The program's texts, each with its words, and in how many of them each word is.
    private record Carried(List<LabelledRow> rows, List<Set<String>> words, Map<String, Integer> spread) {
        static Carried read() throws IOException {
            List<LabelledRow> rows = OwnTexts.all();
            Map<String, String> once = new HashMap<>(); // each word is in forty texts
            List<Set<String>> words = rows.stream()
                    .map(row -> wordsIn(row.text()).stream()
                            .map(word -> once.computeIfAbsent(word, same -> same))
                            .collect(Collectors.toUnmodifiableSet()))
                    .toList();
            Map<String, Integer> spread = new HashMap<>();
            for (Set<String> one : words) one.forEach(word -> spread.merge(word, 1, Integer::sum));
            return new Carried(rows, words, spread);
        }

        double weight(String word) {
            return Math.log(1 + (double) rows.size() / (1 + spread.getOrDefault(word, 0)));
        }
    }

    /// A labelled text.
    ///
    /// @param post     its key; empty for a text that the program carries
    /// @param likeness 0 to 1
    public record Near(Optional<String> post, String text, double likeness) {}

    /// What people said of texts that are like another.
    ///
    /// @param fitting texts of which people say that the category fits, most like first
    /// @param other   texts of which they say that it does not
    public record Sides(List<Near> fitting, List<Near> other) {}

    public NearestLabels(Labels labels) {
        this.labels = labels;
    }

    /// The labelled texts most like a text, which is none of them itself; at most so many of each side.
    public Sides to(String text, String category, int most) throws IOException {
        Carried known = carried();
        Set<String> asked = wordsIn(text);
        List<Near> fitting = new ArrayList<>();
        List<Near> other = new ArrayList<>();
        for (int i = 0; i < known.rows().size(); i++) {
            LabelledRow row = known.rows().get(i);
            double likeness = likeness(asked, known.words().get(i), known);
            if (likeness >= LEAST && !row.text().equals(text))
                row.label(category)
                        .ifPresent(
                                fits -> (fits ? fitting : other).add(new Near(Optional.empty(), row.text(), likeness)));
        }
        addLabelled(text, asked, category, known, fitting, other);
        return new Sides(nearest(fitting, most), nearest(other, most));
    }

    private void addLabelled(
            String text, Set<String> asked, String category, Carried known, List<Near> fitting, List<Near> other) {
        String itself = Labels.digest(text);
        for (Label label : labels.standing()) {
            if (!label.category().equals(category) || label.textDigest().equals(itself)) continue;
            if (label.answer() != Answer.YES && label.answer() != Answer.NO) continue;
            double likeness = likeness(asked, wordsOf(label.textDigest()), known);
            if (likeness >= LEAST)
                labels.text(label.textDigest())
                        .ifPresent(labelled -> (label.answer() == Answer.YES ? fitting : other)
                                .add(new Near(Optional.of(label.post()), labelled.content(), likeness)));
        }
    }

    private Set<String> wordsOf(String digest) {
        return wordsOfLabelled.computeIfAbsent(
                digest,
                any -> labels.text(digest).map(text -> wordsIn(text.content())).orElse(Set.of()));
    }

    private static List<Near> nearest(List<Near> near, int most) {
        Set<String> shown = new HashSet<>();
        return near.stream()
                .sorted(Comparator.comparingDouble((Near one) -> -one.likeness())
                        .thenComparing(Near::text))
                .filter(one -> shown.add(one.text()))
                .limit(most)
                .toList();
    }

    private static double likeness(Set<String> one, Set<String> other, Carried known) {
        double common = 0;
        for (String word : one) if (other.contains(word)) common += square(known.weight(word));
        return common == 0 ? 0 : common / Math.sqrt(length(one, known) * length(other, known));
    }

    private static double length(Set<String> words, Carried known) {
        double sum = 0;
        for (String word : words) sum += square(known.weight(word));
        return sum;
    }

    private static double square(double value) {
        return value * value;
    }

    private static Set<String> wordsIn(String text) {
        return PreparedText.of(text).tokens().stream()
                .filter(token -> token.kind() == Token.Kind.WORD)
                .map(Token::text)
                .collect(Collectors.toUnmodifiableSet());
    }

    private synchronized Carried carried() throws IOException {
        Carried known = carried;
        if (known == null) carried = known = Carried.read();
        return Objects.requireNonNull(known);
    }
}
