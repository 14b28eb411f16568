package org.fener.dashboard.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Lets people into a database until it is closed, so that it can be seen when the last of them has left.
final class Door extends DelegatingDataSource {

    private final AtomicInteger entering = new AtomicInteger();
    private volatile boolean closed;

    Door(DataSource inside) {
        super(inside);
    }

    @Override
    public Connection getConnection() throws SQLException {
        entering.incrementAndGet();
        try {
            if (closed) throw new SQLNonTransientConnectionException("the database is being closed");
            return super.getConnection();
        } finally {
            entering.decrementAndGet();
        }
    }

    /// From now on nobody comes in.
    void close() {
        closed = true;
    }

    /// Whether somebody is at the door who may still get in.
    boolean isSomebodyEntering() {
        return entering.get() > 0;
    }
}
