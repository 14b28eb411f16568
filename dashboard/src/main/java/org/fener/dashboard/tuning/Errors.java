package org.fener.dashboard.tuning;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.fener.classifier.Classifier;
import org.fener.classifier.Score;
import org.fener.classifier.train.LabelledRow;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.LabelRows;
import org.fener.indexer.IndexedPost;

/// Where the model in charge and people's labels differ, and in which slices of the posts it happens most.
///
/// @param slices   by dimension (`source`, `language`, `length`, `month`), the most errors first
/// @param wrong    texts that people labelled "no" and the model flags, the surest first
/// @param missed   texts that people labelled "yes" and the model does not flag, the least sure first
/// @param frozen   texts of these that no model learned from
public record Errors(Map<String, List<Slice>> slices, List<Differing> wrong, List<Differing> missed, int frozen) {

    /// In the order in which they are shown.
    public static final List<String> DIMENSIONS = List.of("source", "language", "length", "month");

    /// One value of one dimension.
    ///
    /// @param right flagged and labelled "yes"
    public record Slice(String value, int right, int wrong, int missed, int rest) {
        public int labels() {
            return right + wrong + missed + rest;
        }

        /// Share of the flags that are right.
        public Optional<Double> precision() {
            return right + wrong == 0 ? Optional.empty() : Optional.of(right / (double) (right + wrong));
        }

        /// Share of the labelled "yes" that is flagged.
        public Optional<Double> recall() {
            return right + missed == 0 ? Optional.empty() : Optional.of(right / (double) (right + missed));
        }

        Slice plus(boolean yes, boolean flagged) {
            return new Slice(
                    value,
                    right + (yes && flagged ? 1 : 0),
                    wrong + (!yes && flagged ? 1 : 0),
                    missed + (yes && !flagged ? 1 : 0),
                    rest + (!yes && !flagged ? 1 : 0));
        }
    }

    /// One text on which model and people differ.
    public record Differing(String post, String text, double probability, double threshold) {}

    public Errors {
        slices = Map.copyOf(slices);
        wrong = List.copyOf(wrong);
        missed = List.copyOf(missed);
    }

    /// Judges every text with an agreed label again by the model in charge.
    public static Errors of(Installation at, String category) throws IOException {
        List<LabelledRow> frozen = LabelRows.frozen(at.labels());
        List<LabelledRow> rows = new ArrayList<>(frozen);
        rows.addAll(LabelRows.learnable(at.labels()));
        rows.removeIf(row -> row.label(category).isEmpty());
        Map<String, Map<String, Slice>> slices = new HashMap<>();
        List<Differing> wrong = new ArrayList<>();
        List<Differing> missed = new ArrayList<>();
        for (LabelledRow row : rows) {
            Optional<Score> score = judged(at.classifier(), row, category);
            if (score.isEmpty()) continue;
            boolean yes = row.label(category).orElseThrow();
            boolean flagged = score.get().flagged();
            Optional<IndexedPost> post = at.index().get(row.group());
            values(at, row, post)
                    .forEach((dimension, value) -> slices.computeIfAbsent(dimension, any -> new HashMap<>())
                            .compute(
                                    value,
                                    (any, slice) ->
                                            (slice == null ? new Slice(value, 0, 0, 0, 0) : slice).plus(yes, flagged)));
            if (yes != flagged)
                (flagged ? wrong : missed)
                        .add(new Differing(
                                row.group(),
                                row.text(),
                                score.get().probability(),
                                score.get().threshold()));
        }
        wrong.sort(Comparator.comparingDouble(Differing::probability).reversed());
        missed.sort(Comparator.comparingDouble(Differing::probability));
        return new Errors(sorted(slices), wrong, missed, count(frozen, category));
    }

    private static int count(List<LabelledRow> rows, String category) {
        return (int)
                rows.stream().filter(row -> row.label(category).isPresent()).count();
    }

    private static Optional<Score> judged(Classifier classifier, LabelledRow row, String category) {
        return classifier.judge(row.text(), row.language()).score(category);
    }

    private static Map<String, String> values(Installation at, LabelledRow row, Optional<IndexedPost> post) {
        Function<Function<IndexedPost, String>, String> ofPost =
                read -> post.map(read).orElse("–");
        return Map.of(
                "source",
                ofPost.apply(IndexedPost::source),
                "language",
                row.language().orElse("–"),
                "length",
                length(row.text()),
                "month",
                ofPost.apply(found ->
                        found.time().atZone(at.settings().zone()).toString().substring(0, 7)));
    }

    /// In characters.
    private static String length(String text) {
        if (text.length() < 100) return "< 100";
        if (text.length() < 300) return "100–300";
        return text.length() < 1000 ? "300–1000" : "> 1000";
    }

    private static Map<String, List<Slice>> sorted(Map<String, Map<String, Slice>> slices) {
        Map<String, List<Slice>> sorted = new HashMap<>();
        for (String dimension : DIMENSIONS)
            sorted.put(
                    dimension,
                    slices.getOrDefault(dimension, Map.of()).values().stream()
                            .sorted(Comparator.comparingInt((Slice slice) -> slice.wrong() + slice.missed())
                                    .reversed()
                                    .thenComparing(Slice::value))
                            .toList());
        return sorted;
    }
}
