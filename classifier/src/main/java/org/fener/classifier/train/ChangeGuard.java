package org.fener.classifier.train;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fener.classifier.Classifier;
import org.fener.classifier.train.Objection.Kind;

/// What speaks against putting a challenger in the champion's place. Whoever can write labels must not be able to turn
/// the models: nearly the same text counts once, the challenger must not be worse on what is frozen, and it must leave
/// ordinary text alone.
public final class ChangeGuard {

    /// Fewer say nothing about a category.
    private static final int FEWEST_POSITIVES = 20;

    /// So many of nearly the same text may happen in a campaign.
    private static final int MOST_ALIKE = 20;

    private static final double LARGEST_SHARE_ALIKE = 0.2;
    private static final double LARGEST_LOSS = 0.02;
    private static final double MOST_NEW_ALARMS = 0.005;

    private ChangeGuard() {}

    /// A label that the challenger may have learned from and the champion has not.
    public record NewLabel(String text, String category, boolean answer, String labeller) {}

    /// None lets a person promote.
    ///
    /// @param frozen rows that neither model learned from; of nearly the same texts one counts
    public static List<Objection> objections(
            Classifier champion, Classifier challenger, List<LabelledRow> frozen, Collection<NewLabel> labels) {
        List<Objection> objections = new ArrayList<>(alike(labels));
        List<Comparison> comparisons = Comparison.of(champion, challenger, once(frozen));
        if (comparisons.isEmpty()) objections.add(Objection.of(Kind.NOTHING_TO_COMPARE, ""));
        for (Comparison comparison : comparisons) objections.addAll(objections(comparison));
        return objections;
    }

    /// Of texts that say nearly the same, the first.
    public static List<LabelledRow> once(List<LabelledRow> rows) {
        List<Integer> groups =
                NearTexts.groups(rows.stream().map(LabelledRow::text).toList());
        List<LabelledRow> kept = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) if (groups.get(i) == i) kept.add(rows.get(i));
        return kept;
    }

    private static List<Objection> objections(Comparison comparison) {
        List<Objection> objections = new ArrayList<>();
        String category = comparison.category();
        if (comparison.champion().positives() < FEWEST_POSITIVES)
            objections.add(
                    Objection.of(Kind.TOO_FEW, category, comparison.champion().positives(), FEWEST_POSITIVES));
        if (comparison.interval().low() < -LARGEST_LOSS)
            objections.add(Objection.of(
                    Kind.WORSE,
                    category,
                    comparison.challenger().f1(),
                    comparison.champion().f1(),
                    -comparison.interval().low(),
                    LARGEST_LOSS));
        double alarms =
                comparison.challenger().neutralAlarms() - comparison.champion().neutralAlarms();
        if (alarms > MOST_NEW_ALARMS)
            objections.add(Objection.of(
                    Kind.ALARMS,
                    category,
                    100 * comparison.challenger().neutralAlarms(),
                    100 * comparison.champion().neutralAlarms()));
        return objections;
    }

    private static List<Objection> alike(Collection<NewLabel> labels) {
        List<Objection> objections = new ArrayList<>();
        Map<String, List<NewLabel>> byCategory = new HashMap<>();
        for (NewLabel label : labels)
            byCategory.computeIfAbsent(label.category(), c -> new ArrayList<>()).add(label);
        byCategory.forEach((category, all) -> {
            List<Integer> groups =
                    NearTexts.groups(all.stream().map(NewLabel::text).toList());
            Map<Integer, Integer> sizes = new HashMap<>();
            for (int group : groups) sizes.merge(group, 1, Integer::sum);
            sizes.forEach((group, size) -> {
                if (size > MOST_ALIKE && size > LARGEST_SHARE_ALIKE * all.size())
                    objections.add(Objection.of(
                            Kind.ALIKE,
                            category,
                            size,
                            all.size(),
                            shortened(all.get(group).text()),
                            all.get(group).labeller()));
            });
        });
        return objections;
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
