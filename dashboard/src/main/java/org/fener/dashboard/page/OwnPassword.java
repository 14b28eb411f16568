package org.fener.dashboard.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import org.fener.dashboard.access.GuessLimit;
import org.fener.dashboard.access.Sessions;
import org.fener.dashboard.page.GuardedCodes.Answer;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Account;
import org.springframework.stereotype.Component;

/// Asks a person who is signed in for the password once more; guesses count with those of the sign-in.
@Component
final class OwnPassword {

    private static final Duration FRESH = Duration.ofMinutes(10);

    private final Installation installation;
    private final Sessions sessions;
    private final GuessLimit limit;

    OwnPassword(Installation installation, Sessions sessions, SignIns.GuessLimits limits) {
        this.installation = installation;
        this.sessions = sessions;
        this.limit = limits.passwords();
    }

    Answer check(Account account, String password, HttpServletRequest request) {
        if (limit.wait(account.name(), request.getRemoteAddr()).isPresent()) return Answer.WAIT;
        if (installation.accounts().isPassword(account, password)) return Answer.RIGHT;
        limit.wrong(account.name(), request.getRemoteAddr());
        return Answer.WRONG;
    }

    /// Somebody whose password a directory keeps has proved it by signing in just now.
    boolean isFresh(HttpServletRequest request) {
        Instant now = installation.clock().instant();
        return SignIns.id(request)
                .flatMap(sessions::seen)
                .filter(session -> session.started().plus(FRESH).isAfter(now))
                .isPresent();
    }
}
