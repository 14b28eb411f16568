package org.fener.dashboard.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// By which a program asks in the name of a person: it may do what the person may, and of that what its scopes name.
///
/// @param id       the part of the key that is no secret
/// @param name     what it is for, in its maker's words
/// @param account  in whose name it asks
/// @param madeBy   an account, or `console:` and a user of the machine
/// @param scopes   names of actions of the permission matrix
/// @param lastUsed to the minute
public record ApiKey(
        String id,
        String name,
        String account,
        String madeBy,
        List<String> scopes,
        Instant created,
        Instant expires,
        Optional<Instant> lastUsed,
        Optional<Instant> revoked,
        Optional<String> revokedBy) {

    public static final Duration USUAL_LIFE = Duration.ofDays(90);
    public static final Duration LONGEST_LIFE = Duration.ofDays(366);
    static final int LONGEST_NAME = 100;

    /// Where a key stands.
    public enum State {
        GOOD,
        EXPIRED,
        REVOKED
    }

    public ApiKey {
        scopes = List.copyOf(scopes);
        if (name.isBlank() || name.length() > LONGEST_NAME)
            throw new IllegalArgumentException(
                    "the name of a key has 1 to " + LONGEST_NAME + " characters, got '" + name + "'");
        if (scopes.isEmpty()) throw new IllegalArgumentException("key '" + name + "' needs a scope");
    }

    public State state(Instant now) {
        if (revoked.isPresent()) return State.REVOKED;
        return now.isBefore(expires) ? State.GOOD : State.EXPIRED;
    }
}
