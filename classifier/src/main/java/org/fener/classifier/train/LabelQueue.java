package org.fener.classifier.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which posts a person should label next, by five reasons in turn: one reason alone would teach a model only what it
/// already looks at. Of nearly the same texts one is asked for.
public final class LabelQueue {

    private LabelQueue() {}

    /// Why a post is in the queue.
    public enum Reason {
        /// close to its threshold
        UNCERTAIN,
        /// unlike what is in the queue so far
        DIVERSE,
        /// the highest scores
        LIKELY,
        /// people, or another model, say otherwise
        DISAGREEING,
        /// by lot: the only ones that tell what is missed
        RANDOM
    }

    /// A post that could be labelled.
    ///
    /// @param disagreement 0 where all agree; larger is worse
    public record Candidate(String id, String text, double probability, double threshold, double disagreement) {}

    /// A post to label.
    public record Asked(Candidate candidate, Reason reason) {}

    /// At most `most` posts; each reason has its turn, and a reason that has no post left passes.
    ///
    /// @param seed of the lot and of the order among equals
    public static List<Asked> next(List<Candidate> candidates, int most, long seed) {
        return next(candidates, List.of(), most, seed);
    }

    /// The same where not all posts can be looked at.
    ///
    /// @param drawn       by lot from all; from these alone come those that are diverse and random
    /// @param standingOut those with the most uncertain and the highest scores and those disagreed on; some may be
    ///                    drawn, too
    public static List<Asked> next(List<Candidate> drawn, List<Candidate> standingOut, int most, long seed) {
        Set<String> byLot = drawn.stream().map(Candidate::id).collect(Collectors.toSet());
        List<Candidate> shuffled = new ArrayList<>(once(Stream.concat(
                        drawn.stream(), standingOut.stream().filter(candidate -> !byLot.contains(candidate.id())))
                .toList()));
        Collections.shuffle(shuffled, new Random(seed));
        List<Candidate> lot = shuffled.stream()
                .filter(candidate -> byLot.contains(candidate.id()))
                .toList();
        Map<Reason, List<Candidate>> ranked = new EnumMap<>(Reason.class);
        ranked.put(
                Reason.UNCERTAIN,
                sorted(shuffled, Comparator.comparingDouble(c -> distance(c.probability(), c.threshold()))));
        ranked.put(Reason.LIKELY, sorted(shuffled, Comparator.comparingDouble(c -> -c.probability())));
        ranked.put(
                Reason.DISAGREEING,
                sorted(shuffled, Comparator.comparingDouble(c -> -c.disagreement())).stream()
                        .filter(c -> c.disagreement() > 0)
                        .toList());
        List<Asked> asked = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        Spread spread = new Spread();
        for (int before = -1; asked.size() < most && asked.size() > before; ) {
            before = asked.size();
            for (Reason reason : Reason.values()) {
                if (asked.size() == most) break;
                List<Candidate> open = ranked.getOrDefault(reason, lot).stream()
                        .filter(c -> !taken.contains(c.id()))
                        .toList();
                if (open.isEmpty()) continue;
                Candidate chosen = reason == Reason.DIVERSE ? spread.farthest(open) : open.getFirst();
                taken.add(chosen.id());
                spread.add(chosen);
                asked.add(new Asked(chosen, reason));
            }
        }
        return asked;
    }

    /// How far a probability is from a threshold, on the scale of logits: 0 is the most uncertain.
    public static double distance(double probability, double threshold) {
        return Math.abs(logit(probability) - logit(threshold));
    }

    private static double logit(double probability) {
        double p = Math.clamp(probability, 1e-6, 1 - 1e-6);
        return Math.log(p / (1 - p));
    }

    private static List<Candidate> sorted(List<Candidate> candidates, Comparator<Candidate> order) {
        return candidates.stream().sorted(order).toList();
    }

    private static List<Candidate> once(List<Candidate> candidates) {
        List<Integer> groups =
                NearTexts.groups(candidates.stream().map(Candidate::text).toList());
        List<Candidate> kept = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) if (groups.get(i) == i) kept.add(candidates.get(i));
        return kept;
    }

    /// The words that are in the queue so far.
    private static final class Spread {

        /// A whole archive need not be compared for one post.
        private static final int LOOKED_AT = 500;

        private final Set<String> words = new HashSet<>();

        void add(Candidate candidate) {
            words.addAll(words(candidate));
        }

        /// The one with the largest share of words that are not in the queue.
        Candidate farthest(List<Candidate> open) {
            return open.stream()
                    .limit(LOOKED_AT)
                    .max(Comparator.comparingDouble(this::news))
                    .orElseThrow();
        }

        private double news(Candidate candidate) {
            Set<String> own = words(candidate);
            return own.stream().filter(word -> !words.contains(word)).count() / Math.sqrt(1.0 + own.size());
        }

        private static Set<String> words(Candidate candidate) {
            return new HashSet<>(
                    List.of(candidate.text().toLowerCase(Locale.ROOT).split("[^\\p{L}]+")));
        }
    }
}
