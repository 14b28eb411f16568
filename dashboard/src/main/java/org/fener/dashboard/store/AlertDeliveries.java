package org.fener.dashboard.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fener.dashboard.store.AlertDelivery.Kind;
import org.fener.dashboard.store.Channels.Channel;
import org.fener.dashboard.store.Delivery.State;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/// The delivery log of alerts: what was to go where, how often it was tried, what was answered. Nothing is taken out
/// of it. It holds no text of a post: messages are written when they are sent.
public final class AlertDeliveries {

    private final Database database;
    private final InstantSource clock;
    private final DeliveryTries tries;

    public AlertDeliveries(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.tries = new DeliveryTries(database, clock, "alert_delivery");
    }

    /// Alerts of a watch whose time has come and of which no message of this channel tells yet, oldest first.
    ///
    /// @param since told before they do not count
    public List<Long> untold(String watch, Channel channel, Instant since, int most) {
        return database.client()
                .sql("""
                        select id from alert where watch = ? and told_at <= ? and told_at >= ?
                            and (read_at is null or ? = 'WEBHOOK')
                            and not exists (select 1 from alert_delivered
                                where alert_delivered.alert = alert.id and alert_delivered.channel = ?)
                        order by told_at, id limit ?
                        """)
                .params(
                        watch,
                        Timestamps.at(clock.instant()),
                        Timestamps.at(since),
                        channel.name(),
                        channel.name(),
                        most)
                .query((row, index) -> row.getLong(1))
                .list();
    }

    /// Asks for a message to go out now.
    ///
    /// @param alerts that it tells of
    /// @return its number
    public long ask(String watch, Kind kind, Channel channel, String recipient, List<Long> alerts) {
        OffsetDateTime now = Timestamps.at(clock.instant());
        GeneratedKeyHolder number = new GeneratedKeyHolder();
        database.client()
                .sql("""
                        insert into alert_delivery
                            (watch, kind, channel, recipient, state, attempts, created_at, next_try_at, reply)
                        values (?, ?, ?, ?, 'WAITING', 0, ?, ?, '')
                        """)
                .params(watch, kind.name(), channel.name(), recipient, now, now)
                .update(number, "id");
        long id = Optional.ofNullable(number.getKeyAs(Long.class)).orElseThrow();
        for (long alert : alerts)
            database.client()
                    .sql("insert into alert_delivered (delivery, alert, channel) values (?, ?, ?)")
                    .params(id, alert, channel.name())
                    .update();
        database.sync();
        return id;
    }

    /// Asks for the same message once more, as a new line of the log; one that waits for its next try goes out now.
    public AlertDelivery again(AlertDelivery delivery) {
        if (delivery.state() == State.WAITING) {
            tries.hasten(delivery.id());
            return delivery;
        }
        long number =
                ask(delivery.watch(), delivery.kind(), delivery.channel(), delivery.recipient(), alerts(delivery.id()));
        return find(number).orElseThrow();
    }

    /// Leads a message that is still to go out elsewhere.
    public AlertDelivery lead(AlertDelivery delivery, String recipient) {
        database.client()
                .sql("update alert_delivery set recipient = ? where id = ?")
                .params(recipient, delivery.id())
                .update();
        database.sync();
        return find(delivery.id()).orElseThrow();
    }

    /// The alerts of which a message tells, as far as they are still kept.
    public List<Long> alerts(long delivery) {
        return database.client()
                .sql("select alert from alert_delivered where delivery = ? order by alert")
                .param(delivery)
                .query((row, index) -> row.getLong(1))
                .list();
    }

    /// Messages whose time has come, oldest first.
    public List<AlertDelivery> due() {
        return database.client()
                .sql("select * from alert_delivery where state = 'WAITING' and next_try_at <= ? order by id")
                .param(Timestamps.at(clock.instant()))
                .query(AlertDeliveries::delivery)
                .list();
    }

    public void accepted(AlertDelivery delivery, String reply) {
        tries.accepted(delivery.id(), reply);
    }

    public void refused(AlertDelivery delivery, String reply) {
        tries.refused(delivery.id(), reply);
    }

    /// Not accepted this time: it is tried again, with growing waits, for a day.
    public void failed(AlertDelivery delivery, String reply) {
        tries.failed(delivery.id(), delivery.createdAt(), delivery.attempts(), reply);
    }

    /// The log of a watch, newest first.
    public List<AlertDelivery> of(String watch, int limit) {
        return database.client()
                .sql("select * from alert_delivery where watch = ? order by id desc limit ?")
                .params(watch, limit)
                .query(AlertDeliveries::delivery)
                .list();
    }

    public Optional<AlertDelivery> find(long id) {
        return database.client()
                .sql("select * from alert_delivery where id = ?")
                .param(id)
                .query(AlertDeliveries::delivery)
                .optional();
    }

    /// How many messages stand at a state.
    public int count(State state) {
        return database.client()
                .sql("select count(*) from alert_delivery where state = ?")
                .param(state.name())
                .query((row, index) -> row.getInt(1))
                .single();
    }

    /// Broken watches whose owners were told.
    public Set<String> brokenTold() {
        return new HashSet<>(database.client()
                .sql("select watch from watch_broken_told")
                .query((row, index) -> row.getString(1))
                .list());
    }

    /// Remembers that an owner was told of a broken watch, or forgets it once the watch works again.
    public void setBrokenTold(String watch, boolean told) {
        database.client()
                .sql(
                        told
                                ? "insert into watch_broken_told (watch) values (?)"
                                : "delete from watch_broken_told where watch = ?")
                .param(watch)
                .update();
        database.sync();
    }

    private static AlertDelivery delivery(ResultSet row, int index) throws SQLException {
        return new AlertDelivery(
                row.getLong("id"),
                row.getString("watch"),
                Kind.valueOf(row.getString("kind")),
                Channel.valueOf(row.getString("channel")),
                row.getString("recipient"),
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Timestamps.read(row, "created_at").orElseThrow(),
                Timestamps.read(row, "next_try_at").orElseThrow(),
                Timestamps.read(row, "ended_at"),
                row.getString("reply"));
    }
}
