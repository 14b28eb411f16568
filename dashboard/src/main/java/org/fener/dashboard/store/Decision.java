package org.fener.dashboard.store;

import java.time.Instant;
import java.util.List;

/// What a person decided about one version of a post.
///
/// @param batch    names what was decided in one go, such as a whole group of near-duplicates
/// @param flagged  categories that the post was flagged for at that time
/// @param category the one that was confirmed; empty in the other states
public record Decision(
        long id,
        String batch,
        String post,
        String textDigest,
        List<String> flagged,
        State state,
        String category,
        String account,
        Instant at,
        String note,
        boolean undone) {

    public enum State {
        /// the post is of the category
        CONFIRMED,
        /// the post is of none of the categories it was flagged for
        REJECTED,
        UNSURE,
        /// somebody else must look; says nothing of the categories
        ESCALATED
    }

    public Decision {
        flagged = List.copyOf(flagged);
        if ((state == State.CONFIRMED) == category.isEmpty())
            throw new IllegalArgumentException(
                    post + ": a category belongs to CONFIRMED alone, got " + state + " and '" + category + "'");
    }
}
