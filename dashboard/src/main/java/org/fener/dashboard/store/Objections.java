package org.fener.dashboard.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;

/// Where people say that a score's explanation is wrong: these texts are labelled first. An objection is open until
/// somebody labels that text for that category.
public final class Objections {

    public static final int LONGEST = 1000;

    private final Database database;
    private final InstantSource clock;

    public Objections(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// What somebody said.
    ///
    /// @param textDigest see [Labels#digest]
    public record Objection(String post, String textDigest, String category, String account, Instant at, String note) {}

    /// Keeps one; returns when it is on the disk.
    public void object(String post, String textDigest, String category, String account, String note) {
        if (note.length() > LONGEST)
            throw new IllegalArgumentException(
                    "an objection has at most " + LONGEST + " characters, got " + note.length());
        database.client()
                .sql("""
                    insert into objection (post, text_digest, category, account, said_at, note)
                    values (?, ?, ?, ?, ?, ?)
                    """)
                .params(
                        post,
                        textDigest,
                        category,
                        account,
                        Timestamps.at(clock.instant()),
                        note.replace('\0', '\uFFFD'))
                .update();
        database.sync();
    }

    /// Those about a category that nobody has answered by a label yet, oldest first.
    public List<Objection> open(String category) {
        return database.client()
                .sql("""
                    select * from objection o where category = ? and not exists
                        (select 1 from label l where l.text_digest = o.text_digest and l.category = o.category
                            and l.labelled_at >= o.said_at)
                    order by id
                    """)
                .param(category)
                .query(Objections::objection)
                .list();
    }

    /// All about a post, oldest first.
    public List<Objection> about(String post) {
        return database.client()
                .sql("select * from objection where post = ? order by id")
                .param(post)
                .query(Objections::objection)
                .list();
    }

    private static Objection objection(ResultSet row, int index) throws SQLException {
        return new Objection(
                row.getString("post"),
                row.getString("text_digest"),
                row.getString("category"),
                row.getString("account"),
                row.getObject("said_at", OffsetDateTime.class).toInstant(),
                row.getString("note"));
    }
}
