package org.fener.classifier.opennlp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.fener.classifier.Explanation;
import org.fener.classifier.Reason;
import org.fener.classifier.Reason.Span;
import org.fener.classifier.Score;
import org.fener.classifier.indicator.Indicator;
import org.fener.classifier.indicator.Traces;
import org.fener.classifier.text.PreparedText;
import org.fener.classifier.text.Token;

/// Gives every feature's share back to the words it stands on: the letters of a word count for the word, a pair for the
/// pair, a fact for the whole text. Bias and shares add up to the logit.
final class Explainer {

    /// More words than these are not removed to find what flips a flag.
    private static final int MOST_REMOVED = 12;

    private final FlatModels models;
    private final FeatureWalk walk;
    private final AnalysedText analysed;
    private final int category;

    Explainer(FlatModels models, FeatureWalk walk, AnalysedText analysed, int category) {
        this.models = models;
        this.walk = walk;
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
        RowCounts counts = new RowCounts(models);
        walk.walk(analysed, counts);
        double logit = models.logits(counts)[category];
        Score score = scoring.apply(logit, analysed.language().language());
        Map<String, Share> shares = shares(counts);
        List<Reason> reasons = shares.values().stream()
                .filter(share -> share.contribution != 0)
                .map(share -> new Reason(share.feature, share.contribution, share.spans))
                .sorted(Comparator.comparingDouble((Reason reason) -> -Math.abs(reason.contribution())))
                .toList();
        List<Span> flipping = score.flagged() ? flipping(reasons, scoring) : List.of();
        return new Explanation(score, models.models.get(category).bias(), logit, reasons, flipping);
    }

    private Map<String, Share> shares(RowCounts counts) {
        double[] scales = models.scales(counts);
        Map<String, Share> shares = new LinkedHashMap<>();
        walk.walk(analysed, (block, kind, characters, from, to, first, last) -> {
            int row = models.row(FeatureHash.of(kind, characters, from, to));
            if (row < 0) return;
            int index = counts.index(row);
            double contribution = models.contribution(counts, index, category, scales) / counts.count(index);
            Share share = first < 0
                    ? shares.computeIfAbsent(
                            "t:" + characters, name -> new Share(FeatureNames.shown(characters.toString())))
                    : shares.computeIfAbsent(
                            kind == FeatureWalk.PAIR ? "b:" + shown(first, last) : "w:" + shown(first, last),
                            name -> new Share(shown(first, last)));
            share.contribution += contribution;
            if (first >= 0) {
                Span span = span(first, last);
                if (!share.spans.contains(span)) share.spans.add(span);
            }
        });
        return shares;
    }

    private Span span(int first, int last) {
        List<Token> tokens = analysed.text().tokens();
        return new Span(tokens.get(first).start(), tokens.get(last).end());
    }

    private String shown(int first, int last) {
        Span span = span(first, last);
        return analysed.text().original().substring(span.start(), span.end()).toLowerCase(Locale.ROOT);
    }

    /// Takes the strongest words away one by one until the score falls below its threshold, then gives back those that
    /// were not needed.
    private List<Span> flipping(List<Reason> reasons, BiFunction<Double, String, Score> scoring) {
        List<Span> removed = new ArrayList<>();
        for (Reason reason : reasons) {
            if (reason.contribution() <= 0 || reason.spans().isEmpty()) continue;
            for (Span span : reason.spans())
                if (removed.stream().noneMatch(other -> overlap(other, span))) removed.add(span);
            if (removed.size() > MOST_REMOVED) return List.of();
            if (!flagged(removed, scoring)) return needed(removed, scoring);
        }
        return List.of();
    }

    private List<Span> needed(List<Span> removed, BiFunction<Double, String, Score> scoring) {
        List<Span> needed = new ArrayList<>(removed);
        for (Span span : removed) {
            List<Span> without = new ArrayList<>(needed);
            without.remove(span);
            if (!without.isEmpty() && !flagged(without, scoring)) needed = without;
        }
        needed.sort(Comparator.comparingInt(Span::start));
        return needed;
    }

    private boolean flagged(List<Span> removed, BiFunction<Double, String, Score> scoring) {
        StringBuilder text = new StringBuilder(analysed.text().original());
        for (Span span : removed) for (int i = span.start(); i < span.end(); i++) text.setCharAt(i, ' ');
        PreparedText prepared = PreparedText.of(text.toString());
        List<Indicator> left = analysed.indicators().stream()
                .filter(indicator -> removed.stream().noneMatch(span -> overlap(span, indicator.span())))
                .toList();
        AnalysedText rest = new AnalysedText(prepared, analysed.language(), new Traces(left, List.of()));
        RowCounts counts = new RowCounts(models);
        walk.walk(rest, counts);
        return scoring.apply(
                        models.logits(counts)[category], analysed.language().language())
                .flagged();
    }

    private static boolean overlap(Span a, Span b) {
        return a.start() < b.end() && b.start() < a.end();
    }
}
