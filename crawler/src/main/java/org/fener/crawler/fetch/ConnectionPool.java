package org.fener.crawler.fetch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Idle connections by origin. Few for each and bounded in all: a connection is cheap, a file handle is not.
final class ConnectionPool implements AutoCloseable {

    private static final int PER_ORIGIN = 2;
    private static final int IN_ALL = 512;
    private static final long LONGEST_IDLE = Duration.ofSeconds(20).toNanos();

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Deque<Connection>> idle = new HashMap<>();
    private int count;
    private boolean closed;

    Optional<Connection> take(String origin) {
        lock.lock();
        try {
            Deque<Connection> ours = idle.get(origin);
            long now = System.nanoTime();
            while (ours != null && !ours.isEmpty()) {
                Connection connection = ours.removeLast();
                count--;
                if (ours.isEmpty()) idle.remove(origin);
                if (now - connection.idleSince() < LONGEST_IDLE) return Optional.of(connection);
                connection.close();
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    void give(String origin, Connection connection) {
        lock.lock();
        try {
            long now = System.nanoTime();
            if (count >= IN_ALL) closeIdleSince(now - LONGEST_IDLE);
            Deque<Connection> ours = idle.computeIfAbsent(origin, any -> new ArrayDeque<>(PER_ORIGIN));
            if (closed || count >= IN_ALL || ours.size() >= PER_ORIGIN) {
                connection.close();
                if (ours.isEmpty()) idle.remove(origin);
                return;
            }
            connection.markIdle(now);
            ours.addLast(connection);
            count++;
        } finally {
            lock.unlock();
        }
    }

    private void closeIdleSince(long before) {
        for (Iterator<Deque<Connection>> all = idle.values().iterator(); all.hasNext(); ) {
            Deque<Connection> some = all.next();
            while (!some.isEmpty() && some.peekFirst().idleSince() - before < 0) {
                some.removeFirst().close();
                count--;
            }
            if (some.isEmpty()) all.remove();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            idle.values().forEach(some -> some.forEach(Connection::close));
            idle.clear();
            count = 0;
        } finally {
            lock.unlock();
        }
    }
}
