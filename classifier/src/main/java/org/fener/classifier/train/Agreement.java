package org.fener.classifier.train;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How far two people agree on texts that both have labelled.
///
/// @param texts    labelled by both
/// @param agreeing share of them with the same answer
/// @param kappa    Cohen's: 1 is full agreement, 0 is what chance would give
public record Agreement(int texts, double agreeing, double kappa) {

    /// One text's two answers.
    public record Pair(String first, String second) {}

    /// Of answers of any kind; no text is no agreement, and people who always say the same one thing agree by chance.
    public static Agreement of(List<Pair> pairs) {
        if (pairs.isEmpty()) return new Agreement(0, 0, 0);
        Map<String, Integer> first = new HashMap<>();
        Map<String, Integer> second = new HashMap<>();
        int same = 0;
        for (Pair pair : pairs) {
            first.merge(pair.first(), 1, Integer::sum);
            second.merge(pair.second(), 1, Integer::sum);
            if (pair.first().equals(pair.second())) same++;
        }
        double all = pairs.size();
        double chance = 0;
        for (Map.Entry<String, Integer> answer : first.entrySet())
            chance += answer.getValue() / all * second.getOrDefault(answer.getKey(), 0) / all;
        double agreeing = same / all;
        return new Agreement(pairs.size(), agreeing, chance == 1 ? 0 : (agreeing - chance) / (1 - chance));
    }
}
