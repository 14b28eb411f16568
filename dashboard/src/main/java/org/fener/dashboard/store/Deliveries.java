package org.fener.dashboard.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.dashboard.store.Delivery.State;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/// The delivery log: what was to go to whom, how often it was tried, what the mail server said. Nothing is taken out of
/// it.
public final class Deliveries {

    private final Database database;
    private final InstantSource clock;
    private final DeliveryTries tries;

    public Deliveries(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.tries = new DeliveryTries(database, clock, "delivery");
    }

    /// Asks for a letter to go out now; one that went out before goes again.
    public void ask(LocalDate day, String language, String recipient) {
        OffsetDateTime now = Timestamps.at(clock.instant());
        database.client().sql("""
                        insert into delivery
                            (report_day, language, recipient, state, attempts, created_at, next_try_at, reply)
                        values (?, ?, ?, 'WAITING', 0, ?, ?, '')
                        """).params(day, language, recipient, now, now).update();
        database.sync();
    }

    /// Asks for a letter to go out once more, as a new line of the log; one that waits for its next try goes out now.
    public void again(Delivery delivery) {
        if (delivery.state() == State.WAITING) tries.hasten(delivery.id());
        else ask(delivery.day(), delivery.language(), delivery.recipient());
    }

    /// Letters whose time has come, oldest first.
    public List<Delivery> due() {
        return database.client()
                .sql("select * from delivery where state = 'WAITING' and next_try_at <= ? order by id")
                .param(Timestamps.at(clock.instant()))
                .query(Deliveries::delivery)
                .list();
    }

    public void accepted(Delivery delivery, String reply) {
        tries.accepted(delivery.id(), reply);
    }

    public void refused(Delivery delivery, String reply) {
        tries.refused(delivery.id(), reply);
    }

    /// Not accepted this time: it is tried again, with growing waits, for a day.
    public void failed(Delivery delivery, String reply) {
        tries.failed(delivery.id(), delivery.createdAt(), delivery.attempts(), reply);
    }

    /// The log of a day's report, in the order asked for.
    public List<Delivery> of(LocalDate day) {
        return database.client()
                .sql("select * from delivery where report_day = ? order by id")
                .param(day)
                .query(Deliveries::delivery)
                .list();
    }

    /// How many letters stand where.
    public Map<State, Integer> counts() {
        return counted(database.client().sql("select state, count(*) from delivery group by state"));
    }

    /// How many letters with the report of a day stand where.
    public Map<State, Integer> counts(LocalDate day) {
        return counted(database.client()
                .sql("select state, count(*) from delivery where report_day = ? group by state")
                .param(day));
    }

    /// How many letters stand where, by the day of their report.
    public Map<LocalDate, Map<State, Integer>> countsByDay() {
        Map<LocalDate, Map<State, Integer>> days = new HashMap<>();
        database.client()
                .sql("select report_day, state, count(*) from delivery group by report_day, state")
                .query(row -> {
                    days.computeIfAbsent(row.getObject(1, LocalDate.class), day -> new EnumMap<>(State.class))
                            .put(State.valueOf(row.getString(2)), row.getInt(3));
                });
        return days;
    }

    private static Map<State, Integer> counted(StatementSpec query) {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        for (State state : State.values()) counts.put(state, 0);
        query.query(row -> {
            counts.put(State.valueOf(row.getString(1)), row.getInt(2));
        });
        return counts;
    }

    public Optional<Delivery> find(long id) {
        return database.client()
                .sql("select * from delivery where id = ?")
                .param(id)
                .query(Deliveries::delivery)
                .optional();
    }

    private static Delivery delivery(ResultSet row, int index) throws SQLException {
        return new Delivery(
                row.getLong("id"),
                row.getObject("report_day", LocalDate.class),
                row.getString("language"),
                row.getString("recipient"),
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Timestamps.read(row, "created_at").orElseThrow(),
                Timestamps.read(row, "next_try_at").orElseThrow(),
                Timestamps.read(row, "ended_at"),
                row.getString("reply"));
    }
}
