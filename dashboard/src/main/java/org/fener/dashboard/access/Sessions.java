package org.fener.dashboard.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.fener.dashboard.store.Account;

/// Who is signed in from where. Kept in memory, like the web server's own sessions: a restart ends them all.
public final class Sessions {

    /// So long it is known why a session is over.
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final InstantSource clock;
    private final Duration idle;
    private final Duration longest;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    /// A sign-in that lasts.
    ///
    /// @param id         not the secret in the cookie, so that it may be shown
    /// @param generation of the account when it signed in: another one now means that the session is over
    public record Session(
            String id, String account, int generation, String device, String address, Instant started, Instant seen) {
        Session seenAt(Instant now) {
            return new Session(id, account, generation, device, address, started, now);
        }
    }

    /// Why a session is over.
    public enum Over {
        /// By its owner or an administrator, or because the account changed.
        ENDED,
        IDLE,
        LONGEST,
        /// The program was started anew since, or it is long ago.
        FORGOTTEN
    }

    public Sessions(InstantSource clock, Duration idle, Duration longest) {
        this.clock = clock;
        this.idle = idle;
        this.longest = longest;
    }

    public Session begin(Account account, String device, String address) {
        Instant now = clock.instant();
        sessions.values().removeIf(session -> isOver(session, now.minus(REMEMBERED)));
        Session session = new Session(
                UUID.randomUUID().toString(), account.name(), account.generation(), device, address, now, now);
        sessions.put(session.id(), session);
        return session;
    }

    /// The session while it lasts; it counts as seen now.
    public Optional<Session> seen(String id) {
        Instant now = clock.instant();
        return Optional.ofNullable(sessions.computeIfPresent(
                        id, (any, session) -> isOver(session, now) ? session : session.seenAt(now)))
                .filter(session -> !isOver(session, now));
    }

    /// Why a session that does not hold any more is over.
    public Over over(String id) {
        Session session = sessions.get(id);
        Instant now = clock.instant();
        if (session == null || !isOver(session, now)) return Over.ENDED;
        return now.isBefore(session.started().plus(longest)) ? Over.IDLE : Over.LONGEST;
    }

    private boolean isOver(Session session, Instant now) {
        return !now.isBefore(session.seen().plus(idle))
                || !now.isBefore(session.started().plus(longest));
    }

    /// Those of an account as it is now, last seen first.
    public List<Session> of(Account account) {
        Instant now = clock.instant();
        return sessions.values().stream()
                .filter(session -> session.account().equals(account.name()))
                .filter(session -> session.generation() == account.generation() && !isOver(session, now))
                .sorted(Comparator.comparing(Session::seen).reversed())
                .toList();
    }

    /// Lets a session live on that made a change by which the others of its account end.
    public void goOn(String id, Account changed) {
        sessions.computeIfPresent(
                id,
                (any, session) -> new Session(
                        id,
                        session.account(),
                        changed.generation(),
                        session.device(),
                        session.address(),
                        session.started(),
                        session.seen()));
    }

    public void end(String id) {
        sessions.remove(id);
    }

    /// Ends a session if it is one of this account.
    public void end(String account, String id) {
        sessions.computeIfPresent(id, (any, session) -> session.account().equals(account) ? null : session);
    }
}
