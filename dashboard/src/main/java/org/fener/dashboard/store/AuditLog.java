package org.fener.dashboard.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.fener.dashboard.store.AuditLine.Outcome;

/// Who did what: lines are added, never changed, and each is chained to the one before, so that a change shows.
public final class AuditLog {

    private static final int LONGEST = 1000;

    private final Database database;
    private final InstantSource clock;

    public AuditLog(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Adds a line; returns when it is on the disk. What is longer than 1,000 characters is cut, visibly.
    public AuditLine add(String account, String role, String action, String object, String reason, Outcome outcome) {
        synchronized (database) { // one process has the home open; within it one line at a time
            AuditMark end = mark();
            AuditLine line = new AuditLine(
                            end.count() + 1,
                            clock.instant().truncatedTo(ChronoUnit.MILLIS),
                            account,
                            role,
                            action,
                            cut(object),
                            cut(reason),
                            outcome,
                            "")
                    .chainedAfter(end.head());
            database.client()
                    .sql("""
                        insert into audit (seq, at, account, role, action, object, reason, outcome, hash)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                    .params(
                            line.seq(),
                            Timestamps.at(line.at()),
                            account,
                            role,
                            action,
                            line.object(),
                            line.reason(),
                            outcome.name(),
                            line.hash())
                    .update();
            database.sync();
            return line;
        }
    }

    /// Without U+0000, which PostgreSQL does not keep, and not longer than there is room for.
    private static String cut(String text) {
        String kept = text.replace('\0', '\uFFFD');
        if (kept.length() <= LONGEST) return kept;
        int end = Character.isHighSurrogate(kept.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return kept.substring(0, end) + "…";
    }

    /// Where the log ends now.
    public AuditMark mark() {
        return database.client()
                .sql("select seq, hash from audit order by seq desc limit 1")
                .query((row, index) -> new AuditMark(row.getLong("seq"), row.getString("hash")))
                .optional()
                .orElse(new AuditMark(0, AuditLine.BEGINNING));
    }

    /// Newest first.
    ///
    /// @param before only lines with a smaller number
    public List<AuditLine> latest(AuditFilter filter, long before, int limit) {
        AuditFilter.Condition condition = filter.condition();
        return database.client()
                .sql("select * from audit where " + condition.sql() + " and seq < ? order by seq desc limit ?")
                .params(condition.values())
                .params(before, limit)
                .query(AuditLog::line)
                .list();
    }

    /// What was done to one object, newest first.
    public List<AuditLine> of(String action, String object, int limit) {
        return database.client()
                .sql("select * from audit where action = ? and object = ? order by seq desc limit ?")
                .params(action, object, limit)
                .query(AuditLog::line)
                .list();
    }

    /// All that was done to one object, oldest first.
    public List<AuditLine> about(String object) {
        return database.client()
                .sql("select * from audit where object = ? order by seq")
                .param(cut(object))
                .query(AuditLog::line)
                .list();
    }

    /// Adds the line of an erasure and takes the words out of all lines before it in which a trace stands.
    ///
    /// @param object what was erased, without naming it
    /// @return how many lines lost their words
    public int erased(String account, String object, String reason, Predicate<String> trace) {
        synchronized (database) {
            List<AuditLine> named;
            try (Stream<AuditLine> lines =
                    database.client().sql("select * from audit order by seq").query(AuditLog::line).stream()) {
                named = AuditRedaction.naming(lines, trace);
            }
            AuditLine order = add(
                    account,
                    "",
                    AuditRedaction.ACTION,
                    object + "; " + named.size() + " lines of this log lost their words: "
                            + AuditRedaction.digest(named),
                    reason,
                    AuditLine.Outcome.DONE);
            for (AuditLine line : named) {
                database.client()
                        .sql("insert into audit_redaction (seq, order_line) values (?, ?)")
                        .params(line.seq(), order.seq())
                        .update();
                database.client()
                        .sql("update audit set object = ?, reason = ? where seq = ?")
                        .params(AuditRedaction.WORDS_GONE, AuditRedaction.WORDS_GONE, line.seq())
                        .update();
            }
            database.sync();
            return named.size();
        }
    }

    private Map<Long, Long> redactions() {
        Map<Long, Long> byLine = new HashMap<>();
        database.client()
                .sql("select seq, order_line from audit_redaction")
                .query((row, index) -> Map.entry(row.getLong(1), row.getLong(2)))
                .list()
                .forEach(row -> byLine.put(row.getKey(), row.getValue()));
        return byLine;
    }

    /// What is wrong with the log, in words; empty if every line is as it was written and no mark is missed.
    ///
    /// @param marks by where they stand, such as `report of 2026-11-27`
    public List<String> verify(Map<String, AuditMark> marks) {
        List<String> faults = new ArrayList<>();
        Chain chain = new Chain(marks, new AuditRedaction.Check(redactions()), faults::add);
        try (Stream<AuditLine> lines =
                database.client().sql("select * from audit order by seq").query(AuditLog::line).stream()) {
            lines.forEach(chain::next);
        }
        chain.end();
        return faults;
    }

    private static final class Chain {
        private final Map<String, AuditMark> marks;
        private final AuditRedaction.Check redactions;
        private final Consumer<String> fault;
        private long last;
        private String head = AuditLine.BEGINNING;

        Chain(Map<String, AuditMark> marks, AuditRedaction.Check redactions, Consumer<String> fault) {
            this.marks = marks;
            this.redactions = redactions;
            this.fault = fault;
        }

        void next(AuditLine line) {
            if (line.seq() != last + 1)
                fault.accept("audit line " + line.seq() + " follows line " + last + ": lines are missing");
            else if (line.hash().equals(line.hashAfter(head))) redactions.written(line);
            else if (!redactions.mayDiffer(line))
                fault.accept("audit line " + line.seq() + " is not as it was written, or not in its place");
            last = line.seq();
            head = line.hash();
            marks.forEach((where, mark) -> {
                if (mark.count() == line.seq() && !mark.head().equals(line.hash()))
                    fault.accept("audit line " + line.seq() + " has another hash than the " + where + " says");
            });
        }

        void end() {
            for (long line : redactions.unsaid())
                fault.accept("audit line " + line + " lost its words, and no line of the log says that it was erased");
            marks.forEach((where, mark) -> {
                if (mark.count() > last)
                    fault.accept("the audit log ends with line " + last + ", the " + where + " knows line "
                            + mark.count() + ": its end was cut off");
            });
        }
    }

    private static AuditLine line(ResultSet row, int index) throws SQLException {
        return new AuditLine(
                row.getLong("seq"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("account"),
                row.getString("role"),
                row.getString("action"),
                row.getString("object"),
                row.getString("reason"),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("hash"));
    }
}
