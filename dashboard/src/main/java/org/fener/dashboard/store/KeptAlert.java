package org.fener.dashboard.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fener.classifier.Reason.Span;

/// An alert as it is kept: its owner is told of it from `toldAt` on.
///
/// @param watch   id of the watch
/// @param postKey the first post of its group that the watch found
/// @param words   places in that post's text that matched
/// @param readAt  when its owner said that it is read
public record KeptAlert(
        long id,
        String watch,
        String postKey,
        List<Span> words,
        Instant foundAt,
        Instant toldAt,
        Optional<Instant> readAt) {

    public KeptAlert {
        words = List.copyOf(words);
    }
}
