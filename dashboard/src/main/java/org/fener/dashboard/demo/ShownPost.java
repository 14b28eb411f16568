package org.fener.dashboard.demo;

import java.time.Instant;
import java.util.Optional;

/// A post as visitors see it at this point of the story.
///
/// @param position 1 for the first post of its thread that is shown
/// @param edited   when the text that is shown replaced another
record ShownPost(
        DemoThread thread, DemoPost post, int position, Instant published, Optional<Instant> edited, String text) {

    String id() {
        return post.id();
    }

    String by() {
        return post.by();
    }

    String title() {
        return thread.title();
    }

    Instant changed() {
        return edited.orElse(published);
    }

    /// The text cut at a word's end, as lists and teasers show it.
    String teaser(int length) {
        String line = text.replace('\n', ' ');
        if (line.length() <= length) return line;
        int cut = line.lastIndexOf(' ', length);
        return line.substring(0, cut > 0 ? cut : length) + "…";
    }
}
