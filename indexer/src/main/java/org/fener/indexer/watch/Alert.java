package org.fener.indexer.watch;

import java.util.List;
import org.fener.classifier.Reason.Span;
import org.fener.indexer.IndexedPost;

/// A post that a watch was set for.
///
/// @param words places in the post's text that matched; none where a field alone did
public record Alert(Watch watch, IndexedPost post, List<Span> words) {

    public Alert {
        words = List.copyOf(words);
    }

    /// The same for all near-duplicates: whoever tells the owner tells this once.
    public String once() {
        return watch.id() + "/" + post.group();
    }
}
