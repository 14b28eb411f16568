package org.fener.dashboard.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// One letter with a report to one person.
///
/// @param attempts made so far
/// @param reply    what the mail server last said; empty before the first attempt
public record Delivery(
        long id,
        LocalDate day,
        String language,
        String recipient,
        State state,
        int attempts,
        Instant createdAt,
        Instant nextTryAt,
        Optional<Instant> endedAt,
        String reply) {

    /// Where a letter stands.
    public enum State {
        WAITING,
        SENT,
        FAILED
    }
}
