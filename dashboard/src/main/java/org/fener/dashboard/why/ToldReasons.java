package org.fener.dashboard.why;

import java.util.ArrayList;
import java.util.List;
import org.fener.classifier.Explanation;
import org.fener.classifier.Reason;

/// The reasons of a score as people are told them: those that say something, one by one, and what the small words of
/// the language (`на`, `of`) add, in one sum. Nothing is left out: `bias` and the contributions of the three lists are
/// the logit.
///
/// @param told   strongest first
/// @param small  of function words alone
/// @param others weaker ones
public record ToldReasons(List<Reason> told, List<Reason> small, List<Reason> others) {

    public ToldReasons {
        told = List.copyOf(told);
        small = List.copyOf(small);
        others = List.copyOf(others);
    }

    /// Where no other words speak for the category, function words are told like any reason. Else those at the ends
    /// of a reason of several words (`на границата`) are not of its places in the text.
    ///
    /// @param text     that the score is of
    /// @param language of the text, BCP 47
    /// @param most     that are told one by one
    public static ToldReasons of(Explanation why, String text, String language, int most) {
        boolean nothingElse =
                why.reasons().stream().noneMatch(reason -> reason.contribution() > 0 && !isSmall(reason, language));
        List<Reason> told = new ArrayList<>();
        List<Reason> small = new ArrayList<>();
        List<Reason> others = new ArrayList<>();
        for (Reason reason : why.reasons())
            if (!nothingElse && isSmall(reason, language)) small.add(reason);
            else (told.size() < most ? told : others).add(nothingElse ? reason : trimmed(reason, text, language));
        return new ToldReasons(told, small, others);
    }

    private static boolean isSmall(Reason reason, String language) {
        return !reason.spans().isEmpty() && FunctionWords.shipped().makeUp(reason.feature(), language);
    }

    private static Reason trimmed(Reason reason, String text, String language) {
        return new Reason(
                reason.feature(),
                reason.contribution(),
                reason.spans().stream()
                        .map(span -> FunctionWords.shipped().trimmed(span, text, language))
                        .distinct()
                        .toList());
    }

    /// What the function words add to the logit.
    public double smallSum() {
        return sum(small);
    }

    /// What the weaker reasons add to the logit.
    public double othersSum() {
        return sum(others);
    }

    private static double sum(List<Reason> reasons) {
        return reasons.stream().mapToDouble(Reason::contribution).sum();
    }
}
