package org.fener.classifier.opennlp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.fener.classifier.Explanation;
import org.fener.classifier.Reason;
import org.fener.classifier.Reason.Span;
import org.fener.classifier.Score;
import org.fener.classifier.text.Token;

/// Gives every feature's share back to the words it stands on: the letters of a word count for the word, a pair for the
/// words from its first to its last, a fact for the whole text. Bias and shares add up to the logit.
final class Explainer {

    /// More words than these are not removed to find what flips a flag.
    private static final int MOST_REMOVED = 30;

    private final FlatModels models;
    private final FeatureWalk walk;
    private final TextAnalysis analysis;
    private final AnalysedText analysed;
    private final int category;

    Explainer(FlatModels models, FeatureWalk walk, TextAnalysis analysis, AnalysedText analysed, int category) {
        this.models = models;
        this.walk = walk;
        this.analysis = analysis;
        this.analysed = analysed;
        this.category = category;
    }

    private static final class Share {
        private final String feature;
        private double contribution;
        private final List<Span> spans = new ArrayList<>();

        Share(String feature) {
            this.feature = feature;
        }
    }

    Explanation explain(BiFunction<Double, String, Score> scoring) {
        RowCounts counts = RowCounts.of(analysed, walk, models);
        double logit = models.logits(counts)[category];
        Score score = scoring.apply(logit, analysed.language().language());
        Map<String, Share> shares = shares(counts);
        List<Reason> reasons = shares.values().stream()
                .filter(share -> share.contribution != 0)
                .map(share -> new Reason(share.feature, share.contribution, share.spans))
                .sorted(Comparator.comparingDouble((Reason reason) -> -Math.abs(reason.contribution())))
                .toList();
        List<Span> flipping = score.flagged() ? flipping(counts, logit, scoring) : List.of();
        return new Explanation(score, models.models.get(category).bias(), logit, reasons, flipping);
    }

    private Map<String, Share> shares(RowCounts counts) {
        double[] scales = models.scales(counts);
        Map<String, Share> shares = new LinkedHashMap<>();
        walk.walk(analysed, (block, kind, characters, from, to, first, last) -> {
            int row = models.row(FeatureHash.of(kind, characters, from, to));
            if (row < 0) return;
            int index = counts.index(row);
            double contribution =
                    models.contribution(counts, index, category, scales[block * models.models.size() + category])
                            / counts.count(index);
            Share share = first < 0
                    ? fact(shares, new String(characters, from, to - from))
                    : shares.computeIfAbsent(
                            isPair(kind) ? "b:" + shown(first, last) : "w:" + shown(first, last),
                            name -> new Share(shown(first, last)));
            share.contribution += contribution;
            if (first >= 0) {
                Span span = span(first, last);
                if (!share.spans.contains(span)) share.spans.add(span);
            }
        });
        return shares;
    }

    private static Share fact(Map<String, Share> shares, String fact) {
        return shares.computeIfAbsent("t:" + fact, name -> new Share(fact));
    }

    private static boolean isPair(char kind) {
        return kind == FeatureWalk.PAIR || kind == FeatureWalk.CONCEPT_PAIR;
    }

    private Span span(int first, int last) {
        List<Token> tokens = analysed.text().tokens();
        return new Span(tokens.get(first).start(), tokens.get(last).end());
    }

    private String shown(int first, int last) {
        Span span = span(first, last);
        return analysed.text().original().substring(span.start(), span.end()).toLowerCase(Locale.ROOT);
    }

    /// What stands between two blanks or is one contact, and what it adds to the logit.
    private record Word(Span span, double contribution) {}

    /// Strongest first, those that speak for the category; a pair speaks half for its first and half for its last word.
    private List<Word> words(RowCounts counts) {
        double[] scales = models.scales(counts);
        Map<Span, Double> shares = new LinkedHashMap<>();
        walk.walk(analysed, (block, kind, characters, from, to, first, last) -> {
            int row = models.row(FeatureHash.of(kind, characters, from, to));
            if (row < 0 || first < 0) return;
            int index = counts.index(row);
            double contribution =
                    models.contribution(counts, index, category, scales[block * models.models.size() + category])
                            / counts.count(index);
            if (isPair(kind)) {
                shares.merge(span(first, first), contribution / 2, Double::sum);
                shares.merge(span(last, last), contribution / 2, Double::sum);
            } else shares.merge(span(first, last), contribution, Double::sum);
        });
        return shares.entrySet().stream()
                .filter(share -> share.getValue() > 0)
                .map(share -> new Word(share.getKey(), share.getValue()))
                .sorted(Comparator.comparingDouble((Word word) -> -word.contribution()))
                .toList();
    }

    /// Takes away as many of the strongest words as should bring the score below its threshold, then more or fewer
    /// until it just does, then gives back those that were not needed.
    private List<Span> flipping(RowCounts counts, double logit, BiFunction<Double, String, Score> scoring) {
        List<Word> words = words(counts);
        int most = Math.min(MOST_REMOVED, words.size());
        double rest = logit;
        int enough = 0;
        while (enough < most && flagged(rest, scoring))
            rest -= words.get(enough++).contribution();
        while (enough < most && flagged(spans(words, enough), scoring)) enough++;
        if (enough == 0 || flagged(spans(words, enough), scoring)) return List.of();
        while (enough > 1 && !flagged(spans(words, enough - 1), scoring)) enough--;
        return needed(spans(words, enough), scoring);
    }

    private static List<Span> spans(List<Word> words, int count) {
        return words.subList(0, count).stream().map(Word::span).toList();
    }

    private List<Span> needed(List<Span> removed, BiFunction<Double, String, Score> scoring) {
        List<Span> needed = new ArrayList<>(removed);
        boolean spare = true;
        while (spare) {
            spare = false;
            for (Span span : List.copyOf(needed).reversed()) {
                List<Span> without = new ArrayList<>(needed);
                without.remove(span);
                if (without.isEmpty() || flagged(without, scoring)) continue;
                needed = without;
                spare = true;
            }
        }
        needed.sort(Comparator.comparingInt(Span::start));
        return needed;
    }

    private boolean flagged(double logit, BiFunction<Double, String, Score> scoring) {
        return scoring.apply(logit, analysed.language().language()).flagged();
    }

    /// Whether the text without these words, judged anew, would be flagged.
    private boolean flagged(List<Span> removed, BiFunction<Double, String, Score> scoring) {
        StringBuilder text = new StringBuilder(analysed.text().original());
        for (Span span : removed) for (int i = span.start(); i < span.end(); i++) text.setCharAt(i, ' ');
        AnalysedText rest = analysis.analyse(
                text.toString(), Optional.of(analysed.language().language()));
        RowCounts counts = RowCounts.of(rest, walk, models);
        return scoring.apply(models.logits(counts)[category], rest.language().language())
                .flagged();
    }
}
