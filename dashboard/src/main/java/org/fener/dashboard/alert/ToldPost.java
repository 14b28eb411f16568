package org.fener.dashboard.alert;

import java.util.Optional;
import org.fener.classifier.Reason.Span;
import org.fener.dashboard.access.Mask;
import org.fener.dashboard.store.KeptAlert;
import org.fener.indexer.IndexedPost;

/// A post as a message shows it: what leads to a person is hidden, and no address can be followed by accident.
///
/// @param post empty where the index no longer has it
record ToldPost(KeptAlert alert, Optional<IndexedPost> post) {

    private static final int BEFORE = 80;
    private static final int LONGEST = 300;

    /// The part of the text around the first words that matched, in one line.
    static String excerpt(IndexedPost post, KeptAlert alert) {
        String text = Mask.of(post).hide(post.post().text());
        int first = alert.words().stream().findFirst().map(Span::start).orElse(0);
        int start = boundary(text, Math.clamp(first - BEFORE, 0, text.length()));
        int end = boundary(text, Math.min(text.length(), start + LONGEST));
        return (start > 0 ? "…" : "") + oneLine(text.substring(start, end)) + (end < text.length() ? "…" : "");
    }

    /// Not between the two halves of a character.
    private static int boundary(String text, int at) {
        boolean splits = at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at));
        return splits ? at - 1 : at;
    }

    /// Without line ends, control characters and marks that turn the direction of a line.
    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\s\\u2028\\u2029]+", " ")
                .replaceAll("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]", "")
                .replaceAll("(?i)\\bhttp(?=s?://)", "hxxp")
                .strip();
    }
}
