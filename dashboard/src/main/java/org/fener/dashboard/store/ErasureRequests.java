package org.fener.dashboard.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Erasures that one person asks for and another orders or refuses. Which posts are meant is kept only until then.
public final class ErasureRequests {

    public static final int LONGEST_WHY = 500;

    private final Database database;
    private final InstantSource clock;

    public ErasureRequests(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// What became of a request.
    public enum Answer {
        WAITING,
        ORDERED,
        /// by another person
        REFUSED,
        /// by the one who asked
        WITHDRAWN
    }

    /// What would go, in numbers.
    ///
    /// @param inCases times that one of the posts was put into a case or taken out
    public record Extent(int posts, int versions, int labels, int notes, int inCases) {}

    /// One request, without the posts.
    public record Request(
            long id,
            String by,
            Instant at,
            String why,
            Extent extent,
            Answer answer,
            Optional<String> decidedBy,
            Optional<Instant> decidedAt) {}

    /// Asks; returns when it is on the disk.
    ///
    /// @param posts their keys
    /// @return its number
    public long ask(Set<String> posts, Extent extent, String by, String why) {
        String reason = why.strip().replace('\0', '\uFFFD');
        if (reason.isEmpty() || reason.length() > LONGEST_WHY)
            throw new IllegalArgumentException("an erasure needs a reason of at most " + LONGEST_WHY + " characters");
        synchronized (database) { // one process has the home open
            database.client()
                    .sql("""
                        insert into erasure_request
                            (asked_by, asked_at, why, posts, versions, labels, notes, in_cases, answer)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                    .params(
                            by,
                            Timestamps.at(clock.instant()),
                            reason,
                            extent.posts(),
                            extent.versions(),
                            extent.labels(),
                            extent.notes(),
                            extent.inCases(),
                            Answer.WAITING.name())
                    .update();
            long id = database.client()
                    .sql("select max(id) from erasure_request")
                    .query((row, index) -> row.getLong(1))
                    .single();
            for (String post : posts)
                database.client()
                        .sql("insert into erasure_request_post (request, post) values (?, ?)")
                        .params(id, post)
                        .update();
            database.sync();
            return id;
        }
    }

    /// The keys of the posts that a waiting request means and that are still there.
    public Set<String> posts(long id) {
        return new TreeSet<>(database.client()
                .sql("select post from erasure_request_post where request = ?")
                .param(id)
                .query((row, index) -> row.getString(1))
                .list());
    }

    /// Answers a request and forgets which posts it meant; returns when it is on the disk.
    ///
    /// @return whether it waited
    public boolean answer(long id, Answer answer, String by) {
        synchronized (database) {
            boolean waited = database.client()
                            .sql("update erasure_request set answer = ?, decided_by = ?, decided_at = ?"
                                    + " where id = ? and answer = ?")
                            .params(answer.name(), by, Timestamps.at(clock.instant()), id, Answer.WAITING.name())
                            .update()
                    > 0;
            if (waited)
                database.client()
                        .sql("delete from erasure_request_post where request = ?")
                        .param(id)
                        .update();
            database.sync();
            return waited;
        }
    }

    public Optional<Request> find(long id) {
        return all().stream().filter(request -> request.id() == id).findFirst();
    }

    /// Newest first.
    public List<Request> all() {
        return database.client()
                .sql("select * from erasure_request order by id desc")
                .query(ErasureRequests::request)
                .list();
    }

    private static Request request(ResultSet row, int index) throws SQLException {
        return new Request(
                row.getLong("id"),
                row.getString("asked_by"),
                Timestamps.read(row, "asked_at").orElseThrow(),
                row.getString("why"),
                new Extent(
                        row.getInt("posts"),
                        row.getInt("versions"),
                        row.getInt("labels"),
                        row.getInt("notes"),
                        row.getInt("in_cases")),
                Answer.valueOf(row.getString("answer")),
                Optional.ofNullable(row.getString("decided_by")),
                Timestamps.read(row, "decided_at"));
    }
}
