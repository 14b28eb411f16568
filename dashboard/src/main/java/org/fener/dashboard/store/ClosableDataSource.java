package org.fener.dashboard.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Gives connections until it is closed, so that it can be seen when nobody can have one any more.
final class ClosableDataSource extends DelegatingDataSource {

    private final AtomicInteger asking = new AtomicInteger();
    private volatile boolean closed;

    ClosableDataSource(DataSource inside) {
        super(inside);
    }

    @Override
    public Connection getConnection() throws SQLException {
        asking.incrementAndGet();
        try {
            if (closed) throw new SQLNonTransientConnectionException("the database is being closed");
            return super.getConnection();
        } finally {
            asking.decrementAndGet();
        }
    }

    /// From now on it gives none.
    void close() {
        closed = true;
    }

    /// Whether somebody who asked before may still get one.
    boolean isAsked() {
        return asking.get() > 0;
    }
}
