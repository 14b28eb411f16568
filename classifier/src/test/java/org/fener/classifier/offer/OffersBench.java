package org.fener.classifier.offer;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.fener.classifier.indicator.IndicatorExtractor;
import org.fener.classifier.text.PreparedText;

/// Measures the slots of offers against what people read in them: right, found and expected by kind and by language.
///
/// `-v` lists what went wrong.
final class OffersBench {

    private static final class Count {
        int right;
        int found;
        int expected;

        void add(Set<String> ours, Set<String> gold) {
            found += ours.size();
            expected += gold.size();
            for (String slot : ours) if (gold.contains(slot)) right++;
        }

        @Override
        public String toString() {
            double precision = right / (double) Math.max(1, found);
            double recall = right / (double) Math.max(1, expected);
            return String.format(
                    Locale.ROOT,
                    "%9.3f %9.3f %9.3f %6d",
                    precision,
                    recall,
                    right == 0 ? 0 : 2 * precision * recall / (precision + recall),
                    expected);
        }
    }

    private static final IndicatorExtractor INDICATORS = IndicatorExtractor.shipped();
    private static final OfferReader READER = new OfferReader();

    private OffersBench() {}

    public static void main(String[] arguments) throws IOException {
        boolean verbose = List.of(arguments).contains("-v");
        print("offers.txt", "the words were chosen beside these", verbose);
        print("offers-unseen.txt", "nobody looked at these while choosing words", verbose);
    }

    private static void print(String file, String what, boolean verbose) throws IOException {
        Map<String, Count> counts = new TreeMap<>();
        List<OfferGold.Offer> offers = OfferGold.read(file);
        for (OfferGold.Offer offer : offers) {
            Set<String> ours = slots(offer);
            count(counts, "all", ours, offer.slots());
            count(counts, "language " + offer.language(), ours, offer.slots());
            for (OfferSlot.Kind kind : OfferSlot.Kind.values()) {
                String name = kind.name().toLowerCase(Locale.ROOT);
                count(counts, "slot " + name, ofKind(name, ours), ofKind(name, offer.slots()));
            }
            if (verbose) complain(offer, ours);
        }
        System.out.printf(
                Locale.ROOT,
                "%n%d offers of %s (%s)%n%-20s %9s %9s %9s %6s%n",
                offers.size(),
                file,
                what,
                "",
                "precision",
                "recall",
                "F1",
                "slots");
        counts.forEach((name, count) -> System.out.printf(Locale.ROOT, "%-20s %s%n", name, count));
    }

    private static Set<String> slots(OfferGold.Offer offer) {
        PreparedText text = PreparedText.of(offer.text());
        Set<String> slots = new LinkedHashSet<>();
        for (OfferSlot slot : READER.read(text, INDICATORS.traces(text, Optional.of(offer.language()))))
            slots.add(slot.kind().name().toLowerCase(Locale.ROOT) + " " + slot.value());
        return slots;
    }

    private static void count(Map<String, Count> counts, String what, Set<String> ours, Set<String> gold) {
        counts.computeIfAbsent(what, w -> new Count()).add(ours, gold);
    }

    private static Set<String> ofKind(String kind, Set<String> slots) {
        Set<String> of = new LinkedHashSet<>();
        for (String slot : slots) if (slot.startsWith(kind + " ")) of.add(slot);
        return of;
    }

    private static void complain(OfferGold.Offer offer, Set<String> ours) {
        Set<String> missed = new LinkedHashSet<>(offer.slots());
        missed.removeAll(ours);
        Set<String> wrong = new LinkedHashSet<>(ours);
        wrong.removeAll(offer.slots());
        if (!missed.isEmpty() || !wrong.isEmpty())
            System.err.println(offer.id() + ": missed " + missed + ", wrong " + wrong);
    }
}
