package org.fener.dashboard.store;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;

/// What people noted about posts and cases, never changed.
public final class Notes {

    public static final int LONGEST = 4000;

    private final Database database;
    private final InstantSource clock;

    public Notes(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    public record Note(String account, Instant at, String content) {}

    /// Keeps a note; returns when it is on the disk.
    ///
    /// @param about a post's key, or `case:` and the case's number
    public void add(String about, String account, String content) {
        if (content.isBlank() || content.length() > LONGEST)
            throw new IllegalArgumentException(
                    about + ": a note has 1 to " + LONGEST + " characters, got " + content.length());
        database.client()
                .sql("insert into note (about, account, noted_at, content) values (?, ?, ?, ?)")
                .params(about, account, Timestamps.at(clock.instant()), content.replace('\0', '\uFFFD'))
                .update();
        database.sync();
    }

    /// Oldest first.
    public List<Note> about(String about) {
        return database.client()
                .sql("select * from note where about = ? order by id")
                .param(about)
                .query((row, index) -> new Note(
                        row.getString("account"),
                        row.getObject("noted_at", OffsetDateTime.class).toInstant(),
                        row.getString("content")))
                .list();
    }
}
