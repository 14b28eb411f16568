package org.fener.dashboard.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// What must not be erased, why, and until when. Nothing is taken out of the list.
public final class Holds {

    public static final int LONGEST_WHY = 500;

    private final Database database;
    private final InstantSource clock;

    public Holds(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// What a hold is on.
    public enum Kind {
        /// a post by its key
        POST,
        /// all posts of a source
        SOURCE,
        /// all posts of a case, by its number
        CASE,
        /// all posts that match, now and later
        QUERY
    }

    /// A hold.
    ///
    /// @param until empty for as long as nobody ends it
    public record Hold(
            long id,
            Kind kind,
            String subject,
            String why,
            String by,
            Instant since,
            Optional<Instant> until,
            Optional<Instant> ended) {

        public boolean standsAt(Instant time) {
            return ended.isEmpty() && until.filter(end -> !time.isBefore(end)).isEmpty();
        }
    }

    /// Sets a hold; returns when it is on the disk.
    ///
    /// @return its number
    public long set(Kind kind, String subject, String why, String by, Optional<Instant> until) {
        if (subject.isBlank()) throw new IllegalArgumentException("a hold needs something to be on");
        if (why.isBlank() || why.length() > LONGEST_WHY)
            throw new IllegalArgumentException("a hold needs a reason of at most " + LONGEST_WHY + " characters");
        synchronized (database) {
            database.client()
                    .sql("insert into legal_hold (kind, subject, why, set_by, set_at, until_at) values (?, ?, ?, ?,"
                            + " ?, ?)")
                    .param(kind.name())
                    .param(subject)
                    .param(why)
                    .param(by)
                    .param(Timestamps.at(clock.instant()))
                    .param(until.map(Timestamps::at).orElse(null))
                    .update();
            database.sync();
            return database.client()
                    .sql("select max(id) from legal_hold")
                    .query((row, index) -> row.getLong(1))
                    .single();
        }
    }

    /// Ends a hold.
    ///
    /// @return whether it stood
    public boolean end(long id, String by) {
        boolean stood = database.client()
                        .sql("update legal_hold set ended_by = ?, ended_at = ? where id = ? and ended_at is null")
                        .params(by, Timestamps.at(clock.instant()), id)
                        .update()
                > 0;
        database.sync();
        return stood;
    }

    /// What stands about one post, source, case or query.
    public Optional<Hold> standing(Kind kind, String subject) {
        return standing().stream()
                .filter(hold -> hold.kind() == kind && hold.subject().equals(subject))
                .findFirst();
    }

    /// All that ever were, newest first.
    public List<Hold> all() {
        return database.client()
                .sql("select * from legal_hold order by id desc")
                .query(Holds::hold)
                .list();
    }

    /// Those in force.
    public List<Hold> standing() {
        Instant now = clock.instant();
        return all().stream().filter(hold -> hold.standsAt(now)).toList();
    }

    private static Hold hold(ResultSet row, int index) throws SQLException {
        return new Hold(
                row.getLong("id"),
                Kind.valueOf(row.getString("kind")),
                row.getString("subject"),
                row.getString("why"),
                row.getString("set_by"),
                Timestamps.read(row, "set_at").orElseThrow(),
                Timestamps.read(row, "until_at"),
                Timestamps.read(row, "ended_at"));
    }
}
