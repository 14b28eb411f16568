package org.fener.dashboard.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.indexer.watch.Telling;
import org.fener.indexer.watch.Telling.Quiet;
import org.fener.indexer.watch.Telling.Rhythm;
import org.fener.indexer.watch.Watch;
import org.fener.indexer.watch.Watch.Listed;

/// The watches of all people; a broken one is kept like any other.
public final class KeptWatches {

    private static final int LONGEST_PURPOSE = 1_000;
    private static final int BATCH = 1_000;

    private final Database database;

    public KeptWatches(Database database) {
        this.database = database;
    }

    /// By name.
    public List<Watch> all() {
        Map<String, List<Listed>> contacts = contacts();
        return database.client()
                .sql("select * from watch order by name, id")
                .query((row, index) -> watch(row, contacts.getOrDefault(row.getString("id"), List.of())))
                .list();
    }

    private Map<String, List<Listed>> contacts() {
        Map<String, List<Listed>> contacts = new HashMap<>();
        database.client()
                .sql("select * from watch_contact order by watch, contact")
                .query(row -> {
                    contacts.computeIfAbsent(row.getString("watch"), none -> new ArrayList<>())
                            .add(new Listed(
                                    row.getString("contact"),
                                    row.getString("purpose"),
                                    Timestamps.read(row, "expires_at")));
                });
        return contacts;
    }

    /// Keeps a watch in place of the one of the same id; durable when this returns.
    public void save(Watch watch) {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            try {
                if (!update(connection, watch)) insert(connection, watch);
                replaceContacts(connection, watch);
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("watch '" + watch.name() + "' could not be kept: " + e.getMessage(), e);
        }
        database.sync();
    }

    private static boolean update(Connection connection, Watch watch) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update watch set owner = ?, name = ?, query = ?, categories = ?, least_score = ?, muted = ?, rhythm = ?,
                    quiet_from = ?, quiet_until = ?, silent_until = ?, since = ?, expires_at = ? where id = ?
                """)) {
            fill(update, watch);
            return update.executeUpdate() > 0;
        }
    }

    private static void insert(Connection connection, Watch watch) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into watch (owner, name, query, categories, least_score, muted, rhythm, quiet_from, quiet_until,
                    silent_until, since, expires_at, id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            fill(insert, watch);
            insert.executeUpdate();
        }
    }

    private static void fill(PreparedStatement row, Watch watch) throws SQLException {
        Telling telling = watch.telling();
        row.setString(1, watch.owner());
        row.setString(2, watch.name());
        row.setString(3, watch.query());
        row.setString(4, String.join("\n", watch.categories()));
        row.setDouble(5, watch.leastScore());
        row.setString(6, String.join("\n", watch.muted()));
        row.setString(7, telling.rhythm().name());
        row.setString(8, telling.quiet().map(hours -> hours.from().toString()).orElse(null));
        row.setString(9, telling.quiet().map(hours -> hours.until().toString()).orElse(null));
        row.setObject(10, telling.silentUntil().map(Timestamps::at).orElse(null));
        row.setObject(11, Timestamps.at(watch.since()));
        row.setObject(12, watch.expires().map(Timestamps::at).orElse(null));
        row.setString(13, watch.id());
    }

    private static void replaceContacts(Connection connection, Watch watch) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from watch_contact where watch = ?")) {
            delete.setString(1, watch.id());
            delete.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into watch_contact (watch, contact, purpose, expires_at) values (?, ?, ?, ?)")) {
            int waiting = 0;
            for (Listed contact : watch.list()) {
                insert.setString(1, watch.id());
                insert.setString(2, contact.contact());
                insert.setString(3, shortened(contact.purpose()));
                insert.setObject(4, contact.expires().map(Timestamps::at).orElse(null));
                insert.addBatch();
                if (++waiting % BATCH == 0) insert.executeBatch();
            }
            insert.executeBatch();
        }
    }

    private static String shortened(String purpose) {
        return purpose.length() > LONGEST_PURPOSE ? purpose.substring(0, LONGEST_PURPOSE) : purpose;
    }

    /// Forgets a watch with its alerts.
    ///
    /// @return whether there was one
    public boolean remove(String id) {
        boolean removed = database.client()
                        .sql("delete from watch where id = ?")
                        .param(id)
                        .update()
                > 0;
        database.sync();
        return removed;
    }

    private static Watch watch(ResultSet row, List<Listed> contacts) throws SQLException {
        String from = row.getString("quiet_from");
        Optional<Quiet> quiet = from == null
                ? Optional.empty()
                : Optional.of(new Quiet(LocalTime.parse(from), LocalTime.parse(row.getString("quiet_until"))));
        return new Watch(
                row.getString("id"),
                row.getString("owner"),
                row.getString("name"),
                row.getString("query"),
                contacts,
                lines(row.getString("categories")),
                row.getDouble("least_score"),
                lines(row.getString("muted")),
                new Telling(Rhythm.valueOf(row.getString("rhythm")), quiet, Timestamps.read(row, "silent_until")),
                Timestamps.read(row, "since").orElse(Instant.EPOCH),
                Timestamps.read(row, "expires_at"));
    }

    private static List<String> lines(String text) {
        return text.lines().filter(line -> !line.isBlank()).toList();
    }
}
