package org.fener.crawler.nutch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.fener.crawler.Crawler;
import org.fener.crawler.Round;
import org.fener.crawler.RoundLimits;
import org.fener.crawler.Source;
import org.fener.crawler.archive.DurableListener;
import org.fener.crawler.nutch.CrawlChild.Died;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Crawls in a child process, which is started for the first round and again when it has died or grown beyond
/// its memory. Nutch and Hadoop need not be on the class path of this process. Safe for many threads.
public final class ChildCrawler implements Crawler {

    private static final Logger LOG = LoggerFactory.getLogger(ChildCrawler.class);

    private static final int HEAP_MEGABYTES = 320;
    private static final int MOST_MEGABYTES = 512;

    /// Pages that a process must have fetched for what it knows of its classes to be kept for the next.
    private static final int WORTH_REMEMBERING = 200;

    private final Command command;
    private final CrawlSettings settings;
    private final CrawlListener listener;
    private final DurableListener durable;
    private final Consumer<String> log;
    private final AotCache cache;
    private @Nullable CrawlChild child;
    private int fetched;
    private boolean closed;

    /// The optimising compiler takes a third of a crawl's processor time if it may inline as it likes: it may
    /// inline less here, and compiled pages are read as fast.
    private static final List<String> FRUGAL_COMPILER =
            List.of("-XX:MaxInlineLevel=9", "-XX:InlineSmallCode=1200", "-XX:FreqInlineSize=200");

    /// Reading a page keeps the thread that carries it busy for milliseconds. With as many carriers as processors,
    /// whoever may ask its host again waits for one; with more the system gives it a processor at once.
    private static final String MANY_CARRIERS = "-Djdk.virtualThreadScheduler.parallelism=16";

    /// Where Linux says whether it lends huge pages: always, to who asks, or never.
    private static final Path HUGE_PAGES = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");

    /// Its standard output belongs to its reports; the JVM warns there unless told otherwise.
    private static final List<String> WARNINGS_APART = List.of("-Xlog:disable", "-Xlog:all=warning:stderr");

    /// How the child is started.
    ///
    /// @param classPath     jars and folders: everything this process has, and Nutch and Hadoop
    /// @param heapMegabytes of Java heap
    /// @param mostMegabytes resident memory that it keeps below: from seven eighths on it is replaced
    ///                      between rounds, above at once
    public record Command(List<Path> classPath, int heapMegabytes, int mostMegabytes, String mainClass) {

        /// A crawl process of the usual size.
        public Command(List<Path> classPath) {
            this(classPath, HEAP_MEGABYTES, MOST_MEGABYTES, CrawlProcess.class.getName());
        }

        public Command {
            classPath = List.copyOf(classPath);
            if (classPath.isEmpty()) throw new IllegalArgumentException("the crawl process needs a class path");
            if (heapMegabytes < 64)
                throw new IllegalArgumentException("heap must be at least 64 MB, got " + heapMegabytes);
        }

        /// The words of its command line before the main class.
        List<String> words() {
            List<String> words = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx" + heapMegabytes + "m",
                    "-XX:+UseSerialGC",
                    "-XX:+ExitOnOutOfMemoryError"));
            words.addAll(FRUGAL_COMPILER);
            words.addAll(hugePages());
            words.add(MANY_CARRIERS);
            words.addAll(WARNINGS_APART);
            words.addAll(List.of(
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Dlogback.configurationFile=org/fener/crawler/nutch/crawl-log.xml",
                    "-cp",
                    classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator))));
            return words;
        }

        /// The trees of pages are spread over the whole heap: found by few large pages of memory they are walked
        /// faster.
        private static List<String> hugePages() {
            try {
                boolean lent = !Files.readString(HUGE_PAGES).contains("[never]");
                return lent ? List.of("-XX:+UseTransparentHugePages") : List.of();
            } catch (IOException e) {
                return List.of(); // Linux alone has them
            }
        }

        ProcessBuilder builder(List<String> options) {
            List<String> words = words();
            words.addAll(1, options);
            words.add(mainClass);
            ProcessBuilder builder = new ProcessBuilder(words);
            // glibc keeps an arena of its own for each of many threads; two are enough for inflating and deflating
            builder.environment().put("MALLOC_ARENA_MAX", "2");
            return builder;
        }
    }

    /// @param listener hears of the progress of rounds
    /// @param durable  hears how far each archive file may be read
    /// @param log      takes each line that the child logs
    public ChildCrawler(
            Command command,
            CrawlSettings settings,
            CrawlListener listener,
            DurableListener durable,
            Consumer<String> log) {
        this.command = command;
        this.settings = settings;
        this.listener = listener;
        this.durable = durable;
        this.log = log;
        this.cache = new AotCache(settings.crawl().resolve(".aot"), command.words(), command.classPath());
    }

    /// A round whose process dies is begun again once: the crawl database knows what was done.
    @Override
    public Round round(Source source, RoundLimits limits) throws IOException, InterruptedException {
        try {
            return attempt(source, limits);
        } catch (Died died) {
            LOG.warn("source '{}': {}; its round is begun again", source.id(), died.getMessage());
            return attempt(source, limits);
        }
    }

    private Round attempt(Source source, RoundLimits limits) throws IOException, InterruptedException {
        CrawlChild worker = child();
        CompletableFuture<Round> answer = worker.begin(source, limits);
        boolean interrupted = false;
        while (true) {
            try {
                Round round = answer.get();
                count(round);
                if (interrupted) throw new InterruptedException("the round of '" + source.id() + "' was interrupted");
                return round;
            } catch (InterruptedException e) {
                if (answer.isDone()) throw e;
                interrupted = true;
                worker.stop(source.id());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Died died) throw died;
                throw new IOException("source '" + source.id() + "': " + CrawlChild.why(e), e);
            }
        }
    }

    private synchronized void count(Round round) {
        fetched += round.fetched();
    }

    @Override
    public synchronized void stop(String source) throws IOException {
        if (child != null && child.alive()) child.stop(source);
    }

    private synchronized CrawlChild child() throws IOException, InterruptedException {
        if (closed) throw new IllegalStateException("the crawler is closed");
        CrawlChild current = child;
        if (current != null && current.alive()) {
            if (!tooBig(current)) return current;
            LOG.info("the crawl process uses {} MB and is replaced", current.memory() >> 20);
            end(current);
        }
        CrawlChild started = new CrawlChild(command.builder(cache.options()), settings, listener, durable, log);
        LOG.info("crawl process {} started", started.pid());
        child = started;
        return started;
    }

    private void end(CrawlChild current) {
        current.close();
        try {
            if (fetched < WORTH_REMEMBERING) cache.forget();
        } catch (IOException e) {
            LOG.warn("what the crawl process knows of its classes cannot be forgotten: {}", e.getMessage());
        }
        fetched = 0;
    }

    private boolean tooBig(CrawlChild current) {
        long most = (long) command.mostMegabytes() << 20;
        return (current.idle() && current.memory() > most - most / 8) || current.memory() > most;
    }

    /// Process id of the child that runs, 0 if none does.
    public synchronized long pid() {
        return child != null && child.alive() ? child.pid() : 0;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (child != null) end(child);
        cache.close();
    }
}
