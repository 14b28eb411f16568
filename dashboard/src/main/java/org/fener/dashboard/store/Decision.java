package org.fener.dashboard.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a person decided about one version of a post.
///
/// @param batch    names what was decided in one go, such as a whole group of near-duplicates
/// @param flagged  categories that the post was flagged for at that time
/// @param category the one that was confirmed; empty in the other states
/// @param wakes    when a post that was put aside comes back
/// @param second   whether it is a second reading, taken without knowing the decision
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
        Optional<Instant> wakes,
        boolean second,
        boolean undone) {

    public enum State {
        /// the post is of the category
        CONFIRMED,
        /// the post is of none of the categories it was flagged for
        REJECTED,
        UNSURE,
        /// somebody else must look; says nothing of the categories
        ESCALATED,
        /// put aside for a while; says nothing of the categories
        SNOOZED
    }

    public Decision {
        flagged = List.copyOf(flagged);
        if ((state == State.CONFIRMED) == category.isEmpty())
            throw new IllegalArgumentException(
                    post + ": a category belongs to CONFIRMED alone, got " + state + " and '" + category + "'");
        if ((state == State.SNOOZED) != wakes.isPresent())
            throw new IllegalArgumentException(post + ": SNOOZED alone has a time to wake, got " + state);
    }
}
