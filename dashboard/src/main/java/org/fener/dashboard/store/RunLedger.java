package org.fener.dashboard.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.fener.dashboard.store.Run.Kind;
import org.fener.dashboard.store.Run.Outcome;
import org.springframework.dao.DuplicateKeyException;

/// Which rounds and reports were due and what became of them: a due time is taken at most once, so that nothing runs
/// twice, and a gap shows what must be made up.
public final class RunLedger {

    private static final int KEPT_PER_SUBJECT = 500;

    private final Database database;
    private final InstantSource clock;

    public RunLedger(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Takes a due time for this process; empty if it was taken before. A run that was interrupted may be taken again.
    public Optional<Long> begin(Kind kind, String subject, Instant dueAt) {
        int again = database.client()
                .sql("""
                        update run set started_at = ?, ended_at = null, outcome = 'RUNNING', details = '{}'
                        where kind = ? and subject = ? and due_at = ? and outcome = 'INTERRUPTED'
                        """)
                .params(now(), kind.name(), subject, Timestamps.at(dueAt))
                .update();
        if (again == 0 && !insert(kind, subject, dueAt)) return Optional.empty();
        return database.client()
                .sql("select id from run where kind = ? and subject = ? and due_at = ?")
                .params(kind.name(), subject, Timestamps.at(dueAt))
                .query(Long.class)
                .optional();
    }

    private boolean insert(Kind kind, String subject, Instant dueAt) {
        try {
            database.client()
                    .sql("""
                            insert into run (kind, subject, due_at, started_at, outcome, details)
                            values (?, ?, ?, ?, 'RUNNING', '{}')
                            """)
                    .params(kind.name(), subject, Timestamps.at(dueAt), now())
                    .update();
            return true;
        } catch (DuplicateKeyException takenBefore) {
            return false;
        }
    }

    public void end(long id, Outcome outcome, String details) {
        database.client()
                .sql("update run set ended_at = ?, outcome = ?, details = ? where id = ?")
                .params(now(), outcome.name(), details, id)
                .update();
        database.sync();
    }

    /// After a start: what was running when the process ended is marked as interrupted.
    public int markInterrupted() {
        return database.client()
                .sql("update run set outcome = 'INTERRUPTED', ended_at = ? where outcome = 'RUNNING'")
                .param(now())
                .update();
    }

    /// Newest first.
    public List<Run> latest(Kind kind, String subject, int limit) {
        return database.client()
                .sql("select * from run where kind = ? and subject = ? order by started_at desc limit ?")
                .params(kind.name(), subject, limit)
                .query(RunLedger::run)
                .list();
    }

    public List<Run> latest(Kind kind, int limit) {
        return database.client()
                .sql("select * from run where kind = ? order by started_at desc limit ?")
                .params(kind.name(), limit)
                .query(RunLedger::run)
                .list();
    }

    /// All runs of a kind that were started in the half-open time range, oldest first.
    public List<Run> between(Kind kind, Instant from, Instant until) {
        return database.client()
                .sql("select * from run where kind = ? and started_at >= ? and started_at < ? order by started_at")
                .params(kind.name(), Timestamps.at(from), Timestamps.at(until))
                .query(RunLedger::run)
                .list();
    }

    /// When anything was first run; empty before. What [#trim] forgets is never the only run.
    public Optional<Instant> first() {
        return database.client()
                .sql("select min(started_at) from run")
                .query((row, index) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    public Optional<Instant> lastDue(Kind kind, String subject) {
        return database.client()
                .sql("select max(due_at) from run where kind = ? and subject = ? and outcome <> 'INTERRUPTED'")
                .params(kind.name(), subject)
                .query((row, index) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    /// Forgets all but the newest runs of a subject.
    public void trim(Kind kind, String subject) {
        database.client()
                .sql("""
                        delete from run where kind = ? and subject = ? and outcome <> 'RUNNING' and id not in (
                            select id from run where kind = ? and subject = ? order by started_at desc limit ?)
                        """)
                .params(kind.name(), subject, kind.name(), subject, KEPT_PER_SUBJECT)
                .update();
    }

    private OffsetDateTime now() {
        return Timestamps.at(clock.instant());
    }

    private static Run run(ResultSet row, int index) throws SQLException {
        return new Run(
                row.getLong("id"),
                Kind.valueOf(row.getString("kind")),
                row.getString("subject"),
                Timestamps.read(row, "due_at").orElseThrow(),
                Timestamps.read(row, "started_at").orElseThrow(),
                Timestamps.read(row, "ended_at"),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("details"));
    }
}
