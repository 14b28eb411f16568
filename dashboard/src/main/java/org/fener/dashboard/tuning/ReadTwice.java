package org.fener.dashboard.tuning;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.fener.classifier.train.Agreement;
import org.fener.classifier.train.Agreement.Pair;
import org.fener.dashboard.store.Decision;
import org.fener.dashboard.store.Decision.State;
import org.fener.dashboard.store.SecondReadings.Readings;

/// How far two readers of the same text agree whether it is of a category, counted over all texts that were read twice:
/// a reader who confirmed the category said yes, one who confirmed another or none said no.
///
/// @param category   its key
/// @param firstOnly  texts of which the first reader alone said yes
/// @param secondOnly texts of which the second reader alone said yes
/// @param bothYes    texts
/// @param bothNo     texts
public record ReadTwice(String category, Agreement agreement, int bothYes, int firstOnly, int secondOnly, int bothNo) {

    private static final String YES = "yes";
    private static final String NO = "no";

    /// Two readings of which one says that it cannot be decided are no evidence and left out.
    public static ReadTwice of(String category, List<Readings> readings) {
        List<Pair> pairs = new ArrayList<>();
        for (Readings one : readings)
            if (isSure(one.first()) && isSure(one.second()))
                pairs.add(new Pair(answer(one.first(), category), answer(one.second(), category)));
        return new ReadTwice(
                category,
                Agreement.of(pairs),
                count(pairs, YES, YES),
                count(pairs, YES, NO),
                count(pairs, NO, YES),
                count(pairs, NO, NO));
    }

    private static boolean isSure(Decision decision) {
        return decision.state() == State.CONFIRMED || decision.state() == State.REJECTED;
    }

    private static String answer(Decision decision, String category) {
        return decision.category().equals(category) ? YES : NO;
    }

    private static int count(List<Pair> pairs, String first, String second) {
        return (int) pairs.stream().filter(new Pair(first, second)::equals).count();
    }

    /// Cohen's kappa; empty where chance alone explains all: without texts, or when both always say the same one thing.
    public OptionalDouble kappa() {
        boolean same = bothYes == agreement.texts() || bothNo == agreement.texts();
        return same ? OptionalDouble.empty() : OptionalDouble.of(agreement.kappa());
    }

    /// Half the width of kappa's 95 % interval, by its large-sample standard error (Cohen, Educational and
    /// Psychological Measurement 20, 1960). What chance leaves is (1 - same) / (1 - kappa).
    public OptionalDouble margin() {
        if (kappa().isEmpty()) return OptionalDouble.empty();
        double same = agreement.agreeing();
        if (same == 1) return OptionalDouble.of(0);
        double rest = (1 - same) / (1 - agreement.kappa());
        return OptionalDouble.of(1.96 * Math.sqrt(same * (1 - same) / agreement.texts()) / rest);
    }
}
