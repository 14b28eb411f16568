package org.fener.dashboard.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fener.classifier.Reason.Span;
import org.fener.indexer.watch.Alert;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

/// What the watches found: one alert for each watch and group of near-duplicates, whatever is read again.
public final class AlertLedger {

    private static final int MOST_WORDS = 200;

    private final Database database;
    private final InstantSource clock;

    public AlertLedger(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Keeps an alert; false if its watch was told of this group before, or is no longer there.
    public boolean add(Alert alert, Instant toldAt) {
        try {
            database.client()
                    .sql("""
                            insert into alert (watch, post_group, post_key, words, found_at, told_at)
                            values (?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            alert.watch().id(),
                            alert.post().group(),
                            alert.post().key(),
                            written(alert.words()),
                            Timestamps.at(clock.instant()),
                            Timestamps.at(toldAt))
                    .update();
            return true;
        } catch (DuplicateKeyException toldBefore) {
            return false;
        } catch (DataIntegrityViolationException watchRemoved) {
            return false;
        }
    }

    /// Alerts of a watch whose time has come, newest first.
    public List<KeptAlert> told(String watch, int limit) {
        return database.client()
                .sql("select * from alert where watch = ? and told_at <= ? order by told_at desc, id desc limit ?")
                .params(watch, Timestamps.at(clock.instant()), limit)
                .query(AlertLedger::alert)
                .list();
    }

    /// Alerts by their numbers, oldest first, as far as they are still kept.
    public List<KeptAlert> of(List<Long> ids) {
        if (ids.isEmpty()) return List.of();
        return database.client()
                .sql("select * from alert where id in (:ids) order by found_at, id")
                .param("ids", ids)
                .query(AlertLedger::alert)
                .list();
    }

    /// Alerts of all watches of a person that are not read, whose time has come, newest first.
    public List<KeptAlert> unread(String owner, int limit) {
        return database.client()
                .sql("""
                        select alert.* from alert join watch on watch.id = alert.watch
                        where owner = ? and told_at <= ? and read_at is null
                        order by told_at desc, alert.id desc limit ?
                        """)
                .params(owner, Timestamps.at(clock.instant()), limit)
                .query(AlertLedger::alert)
                .list();
    }

    public int countUnread(String owner) {
        return database.client()
                .sql("""
                        select count(*) from alert join watch on watch.id = alert.watch
                        where owner = ? and told_at <= ? and read_at is null
                        """)
                .params(owner, Timestamps.at(clock.instant()))
                .query(Integer.class)
                .single();
    }

    /// Told and not read, of everybody.
    public int countUnread() {
        return count("told_at <= ? and read_at is null");
    }

    /// Found, and to be told later, of everybody.
    public int countHeld() {
        return count("told_at > ?");
    }

    private int count(String condition) {
        return database.client()
                .sql("select count(*) from alert where " + condition)
                .param(Timestamps.at(clock.instant()))
                .query((row, index) -> row.getInt(1))
                .single();
    }

    /// How a watch fares.
    ///
    /// @param unread told and not read
    /// @param held   found, and to be told later
    /// @param next   when the first of these is told
    public record Counts(int told, int unread, int held, Optional<Instant> next, Optional<Instant> last) {}

    public Counts counts(String watch) {
        OffsetDateTime now = Timestamps.at(clock.instant());
        return database.client()
                .sql("""
                        select count(case when told_at <= ? then 1 end) as told,
                            count(case when told_at <= ? and read_at is null then 1 end) as unread,
                            count(case when told_at > ? then 1 end) as held,
                            min(case when told_at > ? then told_at end) as first_held,
                            max(found_at) as last from alert where watch = ?
                        """)
                .params(now, now, now, now, watch)
                .query((row, index) -> new Counts(
                        row.getInt("told"),
                        row.getInt("unread"),
                        row.getInt("held"),
                        Timestamps.read(row, "first_held"),
                        Timestamps.read(row, "last")))
                .single();
    }

    /// Says that all alerts of a watch told so far are read.
    ///
    /// @return when, by which this can be undone; empty if there were none
    public Optional<Instant> read(String watch) {
        OffsetDateTime now = Timestamps.at(clock.instant());
        int read = database.client()
                .sql("update alert set read_at = ? where watch = ? and read_at is null and told_at <= ?")
                .params(now, watch, now)
                .update();
        database.sync();
        return read == 0 ? Optional.empty() : Optional.of(now.toInstant());
    }

    /// Takes back what was said at that time.
    public void unread(String watch, Instant readAt) {
        database.client()
                .sql("update alert set read_at = null where watch = ? and read_at = ?")
                .params(watch, Timestamps.at(readAt))
                .update();
        database.sync();
    }

    /// After a watch was told to be silent or to speak: what is held is told by the new rule.
    public void holdUntil(String watch, Instant toldAt) {
        database.client()
                .sql("update alert set told_at = ? where watch = ? and told_at > ?")
                .params(Timestamps.at(toldAt), watch, Timestamps.at(clock.instant()))
                .update();
        database.sync();
    }

    /// Returns when all that was added is on the disk.
    public void sync() {
        database.sync();
    }

    private static String written(List<Span> words) {
        return words.stream()
                .limit(MOST_WORDS)
                .map(span -> span.start() + "-" + span.end())
                .collect(Collectors.joining(","));
    }

    private static List<Span> spans(String written) {
        List<Span> spans = new ArrayList<>();
        Stream.of(written.split(",", -1)).filter(part -> !part.isEmpty()).forEach(part -> {
            int dash = part.indexOf('-');
            spans.add(new Span(Integer.parseInt(part.substring(0, dash)), Integer.parseInt(part.substring(dash + 1))));
        });
        return spans;
    }

    private static KeptAlert alert(ResultSet row, int index) throws SQLException {
        return new KeptAlert(
                row.getLong("id"),
                row.getString("watch"),
                row.getString("post_key"),
                spans(row.getString("words")),
                Timestamps.read(row, "found_at").orElseThrow(),
                Timestamps.read(row, "told_at").orElseThrow(),
                Timestamps.read(row, "read_at"));
    }
}
