package org.fener.dashboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.home.SettingsFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database that is closed while others are in the midst of something, as when the program is asked to end.
final class DatabaseClosingTest {

    private static final int WRITERS = 6;

    @TempDir
    private Path folder;

    private Database open() throws IOException {
        Home home = new Home(folder).prepare();
        return Database.open(home, SettingsFile.read(home.settingsFile()));
    }

    @Test
    void waitsForWhoeverIsInTheMidstOfSomething() throws Exception {
        Database database = open();
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean done = new AtomicBoolean();
        Thread busy = Thread.ofPlatform().start(() -> {
            try (Connection connection = database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                begun.countDown();
                TimeUnit.MILLISECONDS.sleep(300);
                statement.execute("create table finished (id int)");
                done.set(true);
            } catch (SQLException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        begun.await();

        database.close();

        assertThat(done).isTrue();
        busy.join();
        try (Database again = open()) {
            assertThat(again.client()
                            .sql("select count(*) from finished")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void everyRowHasItsPlaceInTheIndexHoweverBusyItWas() throws Exception {
        try (Database database = open()) {
            database.client()
                    .sql("create table busy (id int primary key, who int)")
                    .update();
            database.client().sql("create index busy_who on busy (who, id)").update();
        }
        for (int round = 0; round < 4; round++) {
            Database database = open();
            List<Thread> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int who = writer;
                writers.add(Thread.ofPlatform().start(() -> write(database, who)));
            }
            TimeUnit.MILLISECONDS.sleep(150);

            database.close();

            for (Thread writer : writers) writer.join();
            try (Database again = open()) {
                long rows = again.client()
                        .sql("select count(*) from busy")
                        .query(Long.class)
                        .single();
                assertThat(again.client().sql("delete from busy").update()).isEqualTo((int) rows);
            }
        }
    }

    /// Puts rows in and takes them out until the database is closed.
    private static void write(Database database, int who) {
        for (int i = 0; ; i++) {
            int id = who * 1_000_000 + i;
            try (Connection connection = database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("insert into busy values (" + id + ", " + who + ")");
                statement.execute("delete from busy where who = " + who + " and id < " + (id - 3));
                connection.commit();
            } catch (SQLException closed) {
                return;
            }
        }
    }
}
