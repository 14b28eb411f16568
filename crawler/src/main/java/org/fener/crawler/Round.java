package org.fener.crawler;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What one round of a source did.
///
/// @param fetched  responses brought and kept, whatever their status
/// @param problems every address that gave no page, with the reason in words; at most [#MOST_PROBLEMS], the rest
/// counted
public record Round(
        String source,
        Instant began,
        Duration took,
        int fetched,
        int notModified,
        int disallowed,
        int deferred,
        int refused,
        int failed,
        List<Problem> problems) {

    public static final int MOST_PROBLEMS = 200;

    /// @param code short stable reason, such as `http-404`, `blocked:address`, `timeout`, `robots`
    public record Problem(String uri, String code, String why) {}

    public Round {
        problems = List.copyOf(problems);
    }
}
