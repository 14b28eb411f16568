package org.fener.dashboard.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.home.Settings;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The database of a home: H2 in a file, or the PostgreSQL that the settings name. Its schema is brought up to date on
/// opening.
public final class Database implements AutoCloseable {

    /// For those who are in the midst of something when all is to be written anew or closed.
    private static final int LONGEST_WAIT_MILLIS = 15_000;

    private final HikariDataSource pool;
    private final ClosableDataSource connections;
    private final boolean embedded;
    private final JdbcClient client;

    private Database(HikariDataSource pool, boolean embedded) {
        this.pool = pool;
        this.connections = new ClosableDataSource(pool);
        this.embedded = embedded;
        this.client = JdbcClient.create(connections);
    }

    public static Database open(Home home, Settings settings) {
        Optional<String> external = settings.database();
        HikariConfig config = new HikariConfig();
        // H2 writes a commit to its file after a delay unless told otherwise, and syncs only at a checkpoint
        config.setJdbcUrl(external.orElseGet(
                () -> "jdbc:h2:file:" + home.database().resolve("fener") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE"));
        config.setMaximumPoolSize(10);
        config.setMinimumIdle(1);
        config.setPoolName("database");
        config.setAllowPoolSuspension(true);
        external.ifPresent(url -> {
            config.setUsername(System.getenv("FENER_DATABASE_USER"));
            config.setPassword(System.getenv("FENER_DATABASE_PASSWORD"));
        });
        if (external.isPresent()) return new Database(migrated(known(new HikariDataSource(config))), false);
        WholeMigration migration = new WholeMigration(home.database().resolve("fener.mv.db"));
        migration.recover();
        if (migration.isNew()) migration.keepBefore();
        HikariDataSource pool = known(new HikariDataSource(config));
        if (!migration.isKept() && isPending(pool)) {
            pool.close();
            migration.keepBefore();
            pool = new HikariDataSource(config);
        }
        migrated(pool);
        migration.done();
        return new Database(pool, true);
    }

    /// Refuses a database in which a newer program has made changes: what this one would write there may be wrong.
    private static HikariDataSource known(HikariDataSource pool) {
        try {
            SchemaVersion.of(flyway(pool).info()).refuseIfNewer();
            return pool;
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static boolean isPending(HikariDataSource pool) {
        return flyway(pool).info().pending().length > 0;
    }

    private static HikariDataSource migrated(HikariDataSource pool) {
        try {
            flyway(pool).migrate();
            return pool;
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static Flyway flyway(HikariDataSource pool) {
        return Flyway.configure().dataSource(pool).load();
    }

    public DataSource dataSource() {
        return connections;
    }

    JdbcClient client() {
        return client;
    }

    /// Whether it answers a question now.
    public boolean answers() {
        return client.sql("select 1").query((row, index) -> row.getInt(1)).single() == 1;
    }

    /// Returns when all that was committed is on the disk: call before a user's action is acknowledged.
    void sync() {
        if (embedded) client.sql("checkpoint sync").update();
    }

    /// Whether it is the H2 file of the home.
    boolean isEmbedded() {
        return embedded;
    }

    /// Writes the whole database anew, so that nothing is on the disk of what was deleted: who asks meanwhile waits.
    void compact() {
        if (!embedded) {
            client.sql("vacuum full").update();
            return;
        }
        HikariPoolMXBean all = pool.getHikariPoolMXBean();
        Connection last = connection();
        try {
            all.suspendPool();
            if (!comesTrue(() -> all.getActiveConnections() <= 1))
                throw new IllegalStateException("the database could not be written anew: somebody has used it for "
                        + LONGEST_WAIT_MILLIS / 1_000 + " s");
            try (Statement statement = last.createStatement()) {
                statement.execute("shutdown compact");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database could not be written anew: " + e.getMessage(), e);
        } finally {
            pool.evictConnection(last); // its database is shut down: it cannot be closed
            all.softEvictConnections();
            all.resumePool();
        }
    }

    /// Waits for it as long as others may be in the midst of something.
    private static boolean comesTrue(BooleanSupplier condition) {
        for (int waited = 0; waited < LONGEST_WAIT_MILLIS; waited += 10) {
            if (condition.getAsBoolean()) return true;
            LockSupport.parkNanos(10_000_000);
        }
        return condition.getAsBoolean();
    }

    private Connection connection() {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be reached: " + e.getMessage(), e);
        }
    }

    /// Writes the embedded database, as it is now, into a new zip file; readers and writers go on.
    ///
    /// @return false where the database is an external one, which has its own backups
    public boolean backUp(Path zip) {
        if (!embedded) return false;
        client.sql("backup to ?").param(zip.toString()).update();
        return true;
    }

    /// Waits for those who are in the midst of something: a connection that is closed while its statement runs can
    /// leave a row without its place in an index. Who is not done in time is left alone, and the file is as after a
    /// crash.
    @Override
    public void close() {
        connections.close();
        HikariPoolMXBean all = pool.getHikariPoolMXBean();
        if (comesTrue(() -> !connections.isAsked() && all.getActiveConnections() == 0)) pool.close();
    }
}
