package org.fener.dashboard.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.fener.dashboard.store.CaseFile.Event;
import org.fener.dashboard.store.CaseFile.Kind;

/// Cases with their history. Only members see a case; whoever opens one is its first member, and the last one stays.
public final class Cases {

    public static final int LONGEST_NAME = 200;
    private static final int LONGEST_PURPOSE = 2000;
    private static final int LONGEST_SUBJECT = 1000;

    private final Database database;
    private final InstantSource clock;

    public Cases(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Opens a case.
    ///
    /// @return its number
    public long open(String name, String purpose, String account) {
        String kept = checked("name", name, 1, LONGEST_NAME);
        String why = checked("purpose", purpose, 0, LONGEST_PURPOSE);
        synchronized (database) { // one process has the home open
            database.client()
                    .sql("insert into case_file (name, purpose, opened_at) values (?, ?, ?)")
                    .params(kept, why, Timestamps.at(clock.instant()))
                    .update();
            long id = database.client()
                    .sql("select max(id) from case_file")
                    .query((row, index) -> row.getLong(1))
                    .single();
            event(id, account, "OPENED", "");
            put(id, Kind.MEMBER, account, account);
            database.sync();
            return id;
        }
    }

    /// Those that a person is a member of, the last opened first; closed ones last.
    public List<CaseFile> of(String account) {
        return database.client().sql("""
                        select f.* from case_file f join case_part p on p.case_id = f.id
                        where p.kind = 'MEMBER' and p.subject = ?
                        order by case when f.closed_at is null then 0 else 1 end, f.id desc
                        """).param(account).query(Cases::bare).list().stream()
                .map(this::filled)
                .toList();
    }

    /// Empty if there is none, or the person is no member: nobody learns which.
    public Optional<CaseFile> find(long id, String account) {
        return of(account).stream().filter(file -> file.id() == id).findFirst();
    }

    /// Puts something into a case.
    ///
    /// @return whether it was not there before
    public boolean add(CaseFile file, Kind kind, String subject, String account) {
        String kept = checked(kind.name(), subject, 1, LONGEST_SUBJECT);
        synchronized (database) {
            boolean news = put(file.id(), kind, kept, account);
            database.sync();
            return news;
        }
    }

    private boolean put(long id, Kind kind, String subject, String account) {
        boolean news = database.client()
                        .sql("""
                                insert into case_part (case_id, kind, subject, added_at)
                                select ?, ?, ?, ? where not exists
                                    (select 1 from case_part where case_id = ? and kind = ? and subject = ?)
                                """)
                        .params(id, kind.name(), subject, Timestamps.at(clock.instant()), id, kind.name(), subject)
                        .update()
                > 0;
        if (news) event(id, account, kind + "_ADDED", subject);
        return news;
    }

    /// Takes something out of a case.
    ///
    /// @return whether it was there; the last member is not removed
    public boolean remove(CaseFile file, Kind kind, String subject, String account) {
        synchronized (database) {
            if (kind == Kind.MEMBER && parts(file.id(), kind).size() < 2) return false;
            boolean found = database.client()
                            .sql("delete from case_part where case_id = ? and kind = ? and subject = ?")
                            .params(file.id(), kind.name(), subject)
                            .update()
                    > 0;
            if (found) event(file.id(), account, kind + "_REMOVED", subject);
            database.sync();
            return found;
        }
    }

    public void close(CaseFile file, boolean closed, String account) {
        synchronized (database) {
            database.client()
                    .sql("update case_file set closed_at = ? where id = ?")
                    .param(closed ? Timestamps.at(clock.instant()) : null)
                    .param(file.id())
                    .update();
            event(file.id(), account, closed ? "CLOSED" : "REOPENED", "");
            database.sync();
        }
    }

    /// Newest first.
    public List<Event> history(CaseFile file) {
        return database.client()
                .sql("select * from case_event where case_id = ? order by id desc")
                .param(file.id())
                .query(Cases::event)
                .list();
    }

    /// What cases had to do with a post, newest first; it is not told which cases.
    public List<Event> historyOf(String post) {
        return database.client()
                .sql(
                        "select * from case_event where subject = ? and what in ('POST_ADDED', 'POST_REMOVED') order by id desc")
                .param(post)
                .query(Cases::event)
                .list();
    }

    private void event(long id, String account, String what, String subject) {
        database.client()
                .sql("insert into case_event (case_id, done_at, account, what, subject) values (?, ?, ?, ?, ?)")
                .params(id, Timestamps.at(clock.instant()), account, what, subject)
                .update();
    }

    private static Event event(ResultSet row, int index) throws SQLException {
        return new Event(
                row.getObject("done_at", OffsetDateTime.class).toInstant(),
                row.getString("account"),
                row.getString("what"),
                row.getString("subject"));
    }

    private List<String> parts(long id, Kind kind) {
        return database.client()
                .sql("select subject from case_part where case_id = ? and kind = ? order by "
                        + (kind == Kind.POST ? "added_at desc, subject" : "subject"))
                .params(id, kind.name())
                .query((row, index) -> row.getString("subject"))
                .list();
    }

    private static CaseFile bare(ResultSet row, int index) throws SQLException {
        return new CaseFile(
                row.getLong("id"),
                row.getString("name"),
                row.getString("purpose"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                Timestamps.read(row, "closed_at"),
                List.of(),
                List.of(),
                List.of());
    }

    private CaseFile filled(CaseFile bare) {
        return new CaseFile(
                bare.id(),
                bare.name(),
                bare.purpose(),
                bare.opened(),
                bare.closed(),
                parts(bare.id(), Kind.MEMBER),
                parts(bare.id(), Kind.POST),
                parts(bare.id(), Kind.CONTACT));
    }

    private static String checked(String what, String value, int least, int most) {
        String kept = value.strip().replace('\0', '\uFFFD');
        if (kept.length() < least || kept.length() > most)
            throw new IllegalArgumentException(
                    "a case's " + what + " has " + least + " to " + most + " characters, got " + kept.length());
        return kept;
    }
}
