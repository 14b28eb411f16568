package org.fener.crawler.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks the operating system, which cannot be hurried: in a few threads of its own, and no caller waits longer than
/// the limit.
public final class SystemResolver implements Resolver, AutoCloseable {

    private static final int THREADS = 32;
    private static final int WAITING = 4_096;

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Duration limit;
    private final ThreadPoolExecutor threads;

    public SystemResolver() {
        this(LONGEST);
    }

    SystemResolver(Duration limit) {
        this.limit = limit;
        this.threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                Thread.ofPlatform().name("resolver-", 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public List<InetAddress> resolve(String host) throws UnknownHostException {
        try {
            Future<InetAddress[]> answer = threads.submit(() -> InetAddress.getAllByName(host));
            try {
                return List.of(answer.get(limit.toMillis(), TimeUnit.MILLISECONDS));
            } catch (TimeoutException e) {
                answer.cancel(true);
                throw unknown(host + ": no answer from the name server within " + limit.toSeconds() + " s", e);
            } catch (ExecutionException e) {
                Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
                throw unknown(host + ": " + cause.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw unknown(host + ": interrupted while its address was looked up", e);
            }
        } catch (RejectedExecutionException e) {
            throw unknown(host + ": too many addresses are being looked up", e);
        }
    }

    private static UnknownHostException unknown(String why, Exception cause) {
        UnknownHostException unknown = new UnknownHostException(why);
        unknown.initCause(cause);
        return unknown;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
