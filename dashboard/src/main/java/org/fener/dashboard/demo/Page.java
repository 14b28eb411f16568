package org.fener.dashboard.demo;

import java.time.Instant;

/// A site's answer before it becomes HTTP.
sealed interface Page {

    /// A page, feed or file.
    ///
    /// @param changed when what the page shows last changed
    record Found(String contentType, String body, Instant changed) implements Page {}

    /// It stands elsewhere.
    ///
    /// @param status   301, 302 or 303
    /// @param location absolute, or relative to the site
    record Moved(int status, String location) implements Page {}

    /// It is not shown, not there, or no longer there.
    ///
    /// @param status 403, 404 or 410
    record Missing(int status, String body) implements Page {}

    static Page html(String body, Instant changed) {
        return new Found("text/html; charset=utf-8", body, changed);
    }
}
