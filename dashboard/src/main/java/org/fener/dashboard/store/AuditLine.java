package org.fener.dashboard.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;

/// One line of the audit log.
///
/// @param seq     1 for the first line, then counting without a gap
/// @param account who; `console:` and the system's user for a command; empty for nobody known
/// @param role    at that time; empty where there is none
/// @param object  what it was done to, such as a post's key or the words searched for
/// @param hash    SHA-256 of the hash of the line before and of all other fields, in hexadecimal
public record AuditLine(
        long seq,
        Instant at,
        String account,
        String role,
        String action,
        String object,
        String reason,
        Outcome outcome,
        String hash) {

    public enum Outcome {
        DONE,
        REFUSED
    }

    /// Stands before the first line.
    static final String BEGINNING = "0".repeat(64);

    /// The hash that this line must have after the line with `previous`. Each field is preceded by its length in bytes,
    /// so that no two lines are written the same way.
    String hashAfter(String previous) {
        MessageDigest digest = Sha256.start();
        for (String field : List.of(
                previous,
                Long.toString(seq),
                Long.toString(at.toEpochMilli()),
                account,
                role,
                action,
                object,
                reason,
                outcome.name())) {
            byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        }
        return Sha256.hex(digest);
    }

    AuditLine chainedAfter(String previous) {
        return new AuditLine(seq, at, account, role, action, object, reason, outcome, hashAfter(previous));
    }
}
