package org.fener.dashboard.store;

import java.time.Instant;
import java.util.Optional;

/// One line of the run ledger.
///
/// @param subject the source of a round, the day of a report, the category of a training
/// @param dueAt   when it was due
/// @param endedAt empty while it runs
/// @param details JSON: what it did, or the error in words
public record Run(
        long id,
        Kind kind,
        String subject,
        Instant dueAt,
        Instant startedAt,
        Optional<Instant> endedAt,
        Outcome outcome,
        String details) {

    public enum Kind {
        ROUND,
        REPORT,
        AUDIT_CHECK,
        RETENTION,
        TRAINING
    }

    public enum Outcome {
        RUNNING,
        DONE,
        FAILED,
        /// the process ended before the run did
        INTERRUPTED
    }
}
