package org.fener.dashboard.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// How long posts are kept, as people of the house decided. Nothing is overwritten; of a kind and source the newest row
/// counts.
public final class RetentionRules {

    /// The kind of posts that no category flags; else a category's key, or [#FLAGGED] for any.
    public static final String UNFLAGGED = "unflagged";

    public static final String FLAGGED = "flagged";

    private static final int DEFAULT_UNFLAGGED_DAYS = 90;
    private static final int DEFAULT_FLAGGED_DAYS = 730;
    public static final int MOST_DAYS = 36_500;

    private final Database database;
    private final InstantSource clock;

    public RetentionRules(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// One decision.
    ///
    /// @param source empty for every source that has no row of its own
    public record RetentionRule(String kind, Optional<String> source, int days, String by, Instant at, String why) {}

    /// Decides; returns when it is on the disk.
    public void set(String kind, Optional<String> source, int days, String by, String why) {
        if (days < 1 || days > MOST_DAYS)
            throw new IllegalArgumentException(kind + ": days: expected 1 to " + MOST_DAYS + ", got " + days);
        if (why.isBlank()) throw new IllegalArgumentException(kind + ": a time to keep needs a reason");
        database.client()
                .sql("insert into retention_rule (kind, source, days, set_by, set_at, why) values (?, ?, ?, ?, ?, ?)")
                .params(kind, source.orElse(""), days, by, Timestamps.at(clock.instant()), why)
                .update();
        database.sync();
    }

    /// All decisions ever made, newest first.
    public List<RetentionRule> history() {
        return database.client()
                .sql("select * from retention_rule order by id desc")
                .query(RetentionRules::rule)
                .list();
    }

    /// For how many days a post of a kind is kept: by the source's own rule, else the kind's, else that of all flagged
    /// posts, else 90 days, and 730 for flagged ones.
    public static int days(List<RetentionRule> newestFirst, String kind, String source) {
        boolean flagged = !kind.equals(UNFLAGGED);
        return first(newestFirst, kind, Optional.of(source))
                .or(() -> first(newestFirst, kind, Optional.empty()))
                .or(() -> flagged ? first(newestFirst, FLAGGED, Optional.of(source)) : Optional.empty())
                .or(() -> flagged ? first(newestFirst, FLAGGED, Optional.empty()) : Optional.empty())
                .orElse(flagged ? DEFAULT_FLAGGED_DAYS : DEFAULT_UNFLAGGED_DAYS);
    }

    /// For how many days any post is kept, whatever its kind and source.
    public static int leastDays(List<RetentionRule> rules) {
        return rules.stream()
                .mapToInt(RetentionRule::days)
                .reduce(Math.min(DEFAULT_UNFLAGGED_DAYS, DEFAULT_FLAGGED_DAYS), Math::min);
    }

    private static Optional<Integer> first(List<RetentionRule> newestFirst, String kind, Optional<String> source) {
        return newestFirst.stream()
                .filter(rule -> rule.kind().equals(kind) && rule.source().equals(source))
                .map(RetentionRule::days)
                .findFirst();
    }

    private static RetentionRule rule(ResultSet row, int index) throws SQLException {
        return new RetentionRule(
                row.getString("kind"),
                Optional.of(row.getString("source")).filter(source -> !source.isEmpty()),
                row.getInt("days"),
                row.getString("set_by"),
                Timestamps.read(row, "set_at").orElseThrow(),
                row.getString("why"));
    }
}
