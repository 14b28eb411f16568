package org.fener.dashboard.store;

import java.time.Instant;

/// What one person said about one version of a post's text.
///
/// @param post       its key, `source/id`
/// @param textDigest which text was read, see [Labels#digest]
/// @param labeller   an account's name
/// @param note       empty, or why
public record Label(
        String post, String textDigest, String category, Answer answer, String labeller, Instant at, String note) {

    public enum Answer {
        /// the category fits
        YES,
        /// the category does not fit
        NO,
        /// read, and not to be decided: no evidence for training
        UNSURE,
        /// taken back: stands in the history alone
        WITHDRAWN
    }
}
