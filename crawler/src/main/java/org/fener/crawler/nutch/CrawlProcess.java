package org.fener.crawler.nutch;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.fener.crawler.Source;
import org.fener.crawler.archive.Archive;
import org.fener.crawler.archive.WarcArchive;
import org.fener.crawler.erasure.Erasures;
import org.fener.crawler.erasure.ObedientArchive;
import org.fener.crawler.fetch.GuardedFetcher;
import org.fener.crawler.fetch.Politeness;
import org.fener.crawler.fetch.SystemResolver;
import org.fener.crawler.nutch.CrawlOrder.Begin;
import org.fener.crawler.nutch.CrawlOrder.Hello;
import org.fener.crawler.nutch.CrawlOrder.Quit;
import org.fener.crawler.nutch.CrawlOrder.Stop;
import org.fener.crawler.parse.EvidencePageReader;
import org.fener.crawler.parse.PageReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The crawl process of a home: runs the rounds of several sources side by side, with one politeness table
/// and one archive file. Orders come on standard input, reports go to standard output, the log to standard
/// error. It ends when its input ends, so that it never outlives the main process.
public final class CrawlProcess {

    private static final Logger LOG = LoggerFactory.getLogger(CrawlProcess.class);
    private static final Duration HEALTH = Duration.ofSeconds(2);

    /// How long rounds may take to end once the process is to go.
    private static final Duration FAREWELL = Duration.ofSeconds(20);

    /// How long an earlier process, whose main process was killed, may take to be gone.
    private static final Duration INHERITANCE = Duration.ofSeconds(10);

    private final BufferedReader orders;
    private final ReportOutbox outbox;
    private final PageReader reader;
    private final JsonLines json = new JsonLines();
    private final Map<String, Source> sources = new ConcurrentHashMap<>();

    CrawlProcess(BufferedReader orders, ReportOutbox outbox, PageReader reader) {
        this.orders = orders;
        this.outbox = outbox;
        this.reader = new ReadingByWeight(reader);
    }

    public static void main(String[] arguments) {
        serve(new EvidencePageReader(InstantSource.system()));
    }

    /// Obeys orders until there are no more; does not return.
    static void serve(PageReader reader) {
        PrintStream reports = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        System.setOut(System.err); // whatever prints must not mix with the reports
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int exit = 0;
        try (ReportOutbox outbox = new ReportOutbox(reports)) {
            try {
                new CrawlProcess(orders, outbox, reader).run();
            } catch (IOException | RuntimeException e) {
                LOG.error("the crawl process ends", e);
                outbox.say(new CrawlReport.Failed("", String.valueOf(e.getMessage())));
                exit = 1;
            } catch (InterruptedException e) {
                exit = 1;
            }
        }
        System.exit(exit); // threads that wait for a slow server are not waited for
    }

    void run() throws IOException, InterruptedException {
        String first = orders.readLine();
        if (first == null) return;
        if (!(json.read(first, CrawlOrder.class) instanceof Hello(CrawlSettings settings)))
            throw new IOException("the first order must be hello, got: " + first);
        InstantSource clock = InstantSource.system();
        Politeness politeness = new Politeness(clock);
        try (CrawlLock lock = CrawlLock.take(settings.crawl(), INHERITANCE);
                SystemResolver resolver = new SystemResolver();
                GuardedFetcher fetcher = new GuardedFetcher(settings.fetch(), politeness, resolver, clock);
                WarcArchive archive = WarcArchive.open(settings.archive(), "crawl", clock, outbox::durable);
                NutchCrawler crawler =
                        new NutchCrawler(lock, fetcher, obeying(archive, settings), reader, clock, outbox::progress)) {
            outbox.say(new CrawlReport.Ready(ProcessHandle.current().pid()));
            Thread health = Thread.ofVirtual().start(this::tellHealth);
            obey(crawler);
            health.interrupt();
        }
    }

    /// What was erased does not come in again, also if its site still shows it.
    private Archive obeying(Archive archive, CrawlSettings settings) {
        return new ObedientArchive(archive, Erasures.ofHome(settings.home()), reader, this::source);
    }

    private Source source(String id) {
        return Objects.requireNonNull(sources.get(id), "a page is of a source whose round has begun");
    }

    private void obey(NutchCrawler crawler) throws IOException, InterruptedException {
        ExecutorService rounds = Executors.newVirtualThreadPerTaskExecutor();
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            switch (json.read(line, CrawlOrder.class)) {
                case Begin begin -> begin(crawler, begin, rounds);
                case Stop(String source) -> crawler.stop(source);
                case Quit quit -> {
                    crawler.stopAll();
                    rounds.shutdown();
                    if (!rounds.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS))
                        LOG.warn("rounds did not end within {} and are left", FAREWELL);
                    return;
                }
                case Hello again -> throw new IOException("hello must be said once: " + line);
            }
        }
        LOG.info("the main process is gone");
        crawler.stopAll();
    }

    /// The next order may be to stop it.
    private void begin(NutchCrawler crawler, Begin begin, ExecutorService rounds) {
        CrawlRound round;
        sources.put(begin.source().id(), begin.source());
        try {
            round = crawler.enter(begin.source(), begin.limits());
        } catch (RuntimeException | LinkageError e) {
            failed(begin.source().id(), e);
            return;
        }
        rounds.execute(() -> run(crawler, round));
    }

    private void run(NutchCrawler crawler, CrawlRound round) {
        try {
            outbox.say(new CrawlReport.Done(crawler.run(round)));
        } catch (IOException | RuntimeException | LinkageError e) { // a class missing must not leave the parent waiting
            failed(round.source(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void failed(String source, Throwable e) {
        LOG.error("source '{}': its round broke off", source, e);
        outbox.say(new CrawlReport.Failed(source, String.valueOf(e.getMessage())));
    }

    private void tellHealth() {
        Runtime runtime = Runtime.getRuntime();
        try {
            while (true) {
                outbox.say(new CrawlReport.Health(resident(), runtime.totalMemory() - runtime.freeMemory()));
                TimeUnit.MILLISECONDS.sleep(HEALTH.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Linux tells it in pages of 4 KiB as the second number of `statm`.
    private static long resident() {
        try {
            return Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ", -1)[1]) * 4096;
        } catch (IOException e) {
            return 0;
        }
    }
}
