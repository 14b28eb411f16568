package org.fener.dashboard.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// When a model was put in charge.
///
/// @param digest of the model; empty for the models of the program
/// @param why    in words
/// @param spread JSON: how scores were spread over the home's posts that day, to tell drift by
public record Promotion(Optional<String> digest, Instant at, String by, String why, String spread) {

    /// The models that were in charge one after the other, without those that were taken back again: the one in charge
    /// is the last, the one that a roll back brings is before it. Empty are the models of the program, the first.
    ///
    /// @param promotions newest first
    public static List<Optional<String>> standing(List<Promotion> promotions) {
        List<Optional<String>> standing = new ArrayList<>(List.of(Optional.empty()));
        for (Promotion promotion : promotions.reversed()) {
            boolean back =
                    standing.size() > 1 && standing.get(standing.size() - 2).equals(promotion.digest());
            if (back) standing.removeLast();
            else if (!standing.getLast().equals(promotion.digest())) standing.add(promotion.digest());
        }
        return standing;
    }
}
