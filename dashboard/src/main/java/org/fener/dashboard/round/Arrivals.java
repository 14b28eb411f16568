package org.fener.dashboard.round;

import java.io.IOException;
import java.util.List;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.watch.Alert;

/// Hears of every post that is new or says something new, in the order in which they come.
public interface Arrivals {

    /// Nobody: for an index that is made again, whose posts were told of when they came.
    Arrivals UNHEARD = new Arrivals() {
        @Override
        public void arrived(IndexedPost post) {}

        @Override
        public List<Alert> settle() {
            return List.of();
        }
    };

    void arrived(IndexedPost post);

    /// Makes durable what came of all posts heard of so far, before the archive position is.
    ///
    /// @return what was not told before
    /// @throws IOException if that fails: nothing is forgotten, and it is tried again
    List<Alert> settle() throws IOException;
}
