package org.fener.dashboard.demo;

import java.time.Instant;
import java.util.List;

/// A thread with those of its posts that are shown at this point of the story; at least one.
///
/// @param changed when a post was last added, edited or taken down
record ShownThread(DemoThread thread, List<ShownPost> posts, Instant changed) {

    ShownThread {
        posts = List.copyOf(posts);
    }

    String id() {
        return thread.id();
    }

    String title() {
        return thread.title();
    }

    ShownPost first() {
        return posts.getFirst();
    }

    ShownPost last() {
        return posts.getLast();
    }
}
