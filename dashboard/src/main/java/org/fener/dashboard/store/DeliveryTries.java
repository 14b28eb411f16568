package org.fener.dashboard.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.fener.dashboard.store.Delivery.State;

/// What became of a try to deliver a row of a delivery log. A reply is kept as far as it fits.
final class DeliveryTries {

    private static final int LONGEST_REPLY = 1_000;

    private final Database database;
    private final InstantSource clock;
    private final String table;

    /// @param table with the columns `id`, `state`, `attempts`, `next_try_at`, `ended_at` and `reply`
    DeliveryTries(Database database, InstantSource clock, String table) {
        this.database = database;
        this.clock = clock;
        this.table = table;
    }

    void accepted(long id, String reply) {
        end(id, State.SENT, reply);
    }

    void refused(long id, String reply) {
        end(id, State.FAILED, reply);
    }

    /// Not accepted this time: it is tried again, with growing waits, for a day.
    ///
    /// @param attempts before this one
    void failed(long id, Instant createdAt, int attempts, String reply) {
        Optional<Instant> next = Backoff.next(createdAt, attempts, clock.instant());
        if (next.isEmpty()) {
            end(id, State.FAILED, reply);
            return;
        }
        database.client()
                .sql("update " + table + " set attempts = attempts + 1, next_try_at = ?, reply = ? where id = ?")
                .params(Timestamps.at(next.get()), cut(reply), id)
                .update();
        database.sync();
    }

    /// What waits for its next try is tried with the next run.
    void hasten(long id) {
        database.client()
                .sql("update " + table + " set next_try_at = ? where id = ? and state = 'WAITING'")
                .params(Timestamps.at(clock.instant()), id)
                .update();
        database.sync();
    }

    private void end(long id, State state, String reply) {
        database.client()
                .sql("update " + table
                        + " set state = ?, attempts = attempts + 1, ended_at = ?, reply = ? where id = ?")
                .params(state.name(), Timestamps.at(clock.instant()), cut(reply), id)
                .update();
        database.sync();
    }

    private static String cut(String reply) {
        return reply.length() <= LONGEST_REPLY ? reply : reply.substring(0, LONGEST_REPLY);
    }
}
