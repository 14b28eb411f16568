package org.fener.crawler.nutch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.fener.crawler.Round;
import org.fener.crawler.RoundLimits;
import org.fener.crawler.Source;
import org.fener.crawler.archive.DurableListener;

/// One crawl process as its parent sees it.
final class CrawlChild implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration FAREWELL = Duration.ofSeconds(25);

    private final Process process;
    private final JsonLines json = new JsonLines();
    private final CrawlListener listener;
    private final DurableListener durable;
    private final CompletableFuture<Long> ready = new CompletableFuture<>();
    private final Map<String, CompletableFuture<Round>> rounds = new ConcurrentHashMap<>();
    private volatile long memory;
    private volatile boolean deaf;

    /// A child that went away before it answered.
    static final class Died extends IOException {
        Died(String why) {
            super(why);
        }
    }

    CrawlChild(
            ProcessBuilder command,
            CrawlSettings settings,
            CrawlListener listener,
            DurableListener durable,
            Consumer<String> log)
            throws IOException, InterruptedException {
        this.listener = listener;
        this.durable = durable;
        this.process = command.start();
        Thread.ofVirtual()
                .start(() -> process.errorReader(StandardCharsets.UTF_8).lines().forEach(log));
        Thread.ofVirtual().start(this::listen);
        try {
            order(new CrawlOrder.Hello(settings));
            ready.get(START.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            process.destroyForcibly();
            throw new IOException("the crawl process does not start: " + why(e), e);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            throw new IOException("the crawl process did not answer within " + START, e);
        } catch (IOException | InterruptedException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /// Starts a round; the result fails with [Died] if the process dies before it answers.
    CompletableFuture<Round> begin(Source source, RoundLimits limits) throws IOException {
        CompletableFuture<Round> round = new CompletableFuture<>();
        if (rounds.putIfAbsent(source.id(), round) != null)
            throw new IllegalStateException("source '" + source.id() + "': a round is already running");
        try {
            order(new CrawlOrder.Begin(source, limits));
        } catch (IOException e) {
            rounds.remove(source.id());
            deaf = true;
            throw new Died("the crawl process takes no orders: " + e.getMessage());
        }
        if (!alive()) gone();
        return round;
    }

    void stop(String source) throws IOException {
        order(new CrawlOrder.Stop(source));
    }

    boolean alive() {
        return !deaf && process.isAlive();
    }

    boolean idle() {
        return rounds.isEmpty();
    }

    /// Resident bytes when last told.
    long memory() {
        return memory;
    }

    long pid() {
        return process.pid();
    }

    void kill() {
        process.destroyForcibly();
    }

    private synchronized void order(CrawlOrder order) throws IOException {
        process.outputWriter(StandardCharsets.UTF_8).write(json.write(order) + "\n");
        process.outputWriter(StandardCharsets.UTF_8).flush();
    }

    private void listen() {
        try (BufferedReader reports = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reports.readLine(); line != null; line = reports.readLine())
                heard(json.read(line, CrawlReport.class));
        } catch (IOException | UncheckedIOException e) {
            process.destroyForcibly();
        }
        gone();
    }

    private void heard(CrawlReport report) {
        switch (report) {
            case CrawlReport.Ready(long pid) -> ready.complete(pid);
            case CrawlReport.Progress(Round soFar) -> listener.progress(soFar);
            case CrawlReport.Durable(var position) -> durable.durable(position);
            case CrawlReport.Health health -> memory = health.memory();
            case CrawlReport.Done(Round round) -> answer(round.source()).complete(round);
            case CrawlReport.Failed(String source, String why) -> {
                if (source.isEmpty()) ready.completeExceptionally(new IOException(why));
                else answer(source).completeExceptionally(new IOException(why));
            }
        }
    }

    private CompletableFuture<Round> answer(String source) {
        CompletableFuture<Round> round = rounds.remove(source);
        return round == null ? new CompletableFuture<>() : round;
    }

    static String why(ExecutionException e) {
        Throwable cause = e.getCause();
        return String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
    }

    /// A dying process may still be there, and take orders that nobody reads, when its reports have ended.
    private void gone() {
        deaf = true;
        Died died = new Died("the crawl process " + process.pid() + " is gone" + exit());
        ready.completeExceptionally(died);
        rounds.keySet().forEach(source -> answer(source).completeExceptionally(died));
    }

    private String exit() {
        return process.isAlive() ? "" : " with exit code " + process.exitValue();
    }

    /// Asks it to go, and makes it go if it does not.
    @Override
    public void close() {
        try {
            order(new CrawlOrder.Quit());
            process.outputWriter(StandardCharsets.UTF_8).close();
            if (process.waitFor(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) return;
        } catch (IOException e) {
            // it is gone already
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
