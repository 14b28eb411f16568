package org.fener.indexer.watch;

import java.util.List;
import java.util.Map;
import org.fener.indexer.IndexedPost;

/// All standing queries, matched as each post arrives. A watch that breaks never stops the others, and is never lost.
///
/// Safe for use by many threads.
public interface Watches {

    /// Sets or replaces a watch. One whose query cannot be understood is kept as broken.
    State put(Watch watch);

    void remove(String id);

    /// Every watch that matches, by id.
    List<Alert> match(IndexedPost post);

    /// Watches by id, with their states.
    Map<String, State> states();

    /// Whether a watch is at work.
    sealed interface State {

        Watch watch();

        record Working(Watch watch) implements State {}

        /// Its owner must put it right.
        ///
        /// @param why what is wrong, as its owner reads it
        record Broken(Watch watch, String why) implements State {}
    }
}
