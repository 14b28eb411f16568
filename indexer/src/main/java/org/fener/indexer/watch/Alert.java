package org.fener.indexer.watch;

import java.util.List;
import org.fener.classifier.Reason.Span;
import org.fener.indexer.IndexedPost;

/// A post that a watch was set for.
///
/// @param words places in the post's text that matched, and listed contacts there; none where a field alone did
public record Alert(Watch watch, IndexedPost post, List<Span> words) {

    public Alert {
        words = List.copyOf(words);
    }
}
