package org.fener.crawler.fetch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fener.crawler.Post;
import org.fener.crawler.Round;
import org.fener.crawler.RoundLimits;
import org.fener.crawler.Source;
import org.fener.crawler.SourceAccess;
import org.fener.crawler.SourceKind;
import org.fener.crawler.archive.ArchiveCursor;
import org.fener.crawler.archive.ArchiveEntry;
import org.fener.crawler.archive.ArchiveVerifier;
import org.fener.crawler.archive.DurableListener;
import org.fener.crawler.archive.KeptAttempts;
import org.fener.crawler.archive.WarcFollower;
import org.fener.crawler.nutch.ChildCrawler;
import org.fener.crawler.nutch.CrawlListener;
import org.fener.crawler.nutch.CrawlSettings;
import org.fener.crawler.parse.EvidencePageReader;

/// Twenty well-behaved hosts with ten known posts each, crawled by the crawl process as it is shipped; hostile hosts
/// move in beside them.
final class Neighbourhood implements AutoCloseable {

    static final int HOSTS = 20;
    static final int POSTS = 10;

    private static final Pattern CONTROL = Pattern.compile("control-[0-9]+-[0-9]+");

    private static final Pattern OURS = Pattern.compile("archive/\\d{4}/\\d\\d/\\d\\d/[A-Za-z0-9-]+\\.warc\\.gz[a-z.]*"
            + "|archive/closed[a-z.]*|crawl/\\.[a-z.]+|crawl/(good|hostile)-[a-z0-9-]+/.*|crawl/\\.work/.*");

    private final List<HostileServer> servers = new ArrayList<>();
    private final Map<String, HostileServer> hostile = new HashMap<>();
    private final List<Source> sources = new ArrayList<>();
    private final ForbiddenPlace forbidden = new ForbiddenPlace();
    private final Path home;
    private final Duration delay;
    private final ChildCrawler crawler;
    private final List<String> log = java.util.Collections.synchronizedList(new ArrayList<>());

    /// @param delay between requests to a host
    Neighbourhood(Path home, FetchLimits limits, Duration delay) throws IOException {
        this.home = home;
        this.delay = delay;
        List<Path> classPath = Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1))
                .map(Path::of)
                .toList();
        this.crawler = new ChildCrawler(
                new ChildCrawler.Command(classPath),
                new CrawlSettings(home, "test@example.org", List.of("127.0.0.1", "127.0.1.0/24"), limits),
                CrawlListener.NONE,
                DurableListener.NONE,
                log::add);
        for (int host = 1; host <= HOSTS; host++) settle(host);
    }

    private void settle(int host) throws IOException {
        HostileServer server = new HostileServer("127.0.1." + host, 0);
        StringBuilder board = new StringBuilder("<html><title>Board</title><body><ul>");
        for (int post = 0; post < POSTS; post++) {
            board.append("<li><a href=/t")
                    .append(post)
                    .append(">Thread ")
                    .append(post)
                    .append("</a>");
            server.on(
                    "/t" + post,
                    HostileServer.page("<html><title>Thread " + post + "</title><body><article><h1>Thread</h1><p>"
                            + "A post that is known to be here, control-" + host + "-" + post
                            + ", and says a few words more so that"
                            + " it is a text of some length as people write them. ".repeat(3) + "</article>"));
        }
        server.on("/", HostileServer.page(board.toString()));
        servers.add(server);
        sources.add(source("good-" + host, server));
    }

    /// A hostile host moves in.
    void add(HostileScene scene) throws IOException {
        HostileServer server = new HostileServer();
        scene.server().on(server);
        forbidden.open(HostileServer.FORBIDDEN, server.port());
        servers.add(server);
        hostile.put(scene.id(), server);
        sources.add(source(scene.source(), List.of(URI.create(server.url("/"))), scene.access()));
    }

    /// A hostile host moves in that is known by names of its own.
    void add(HostileScene scene, List<String> names) throws IOException {
        add(scene);
        int port = server(scene).port();
        List<URI> starts = names.stream()
                .map(name -> URI.create("http://" + name + ":" + port + "/"))
                .toList();
        sources.set(sources.size() - 1, source(scene.source(), starts, scene.access()));
    }

    /// Another source at the same host.
    void addSourceAt(HostileScene scene, String id) {
        sources.add(source(id, List.of(URI.create(server(scene).url("/"))), scene.access()));
    }

    private Source source(String id, HostileServer server) {
        return source(id, List.of(URI.create(server.url("/"))), SourceAccess.DIRECT);
    }

    private Source source(String id, List<URI> starts, SourceAccess access) {
        return new Source(
                id,
                id,
                SourceKind.AUTO,
                starts,
                starts,
                Duration.ofHours(1),
                delay,
                Math.max(500, starts.size()),
                5,
                Optional.empty(),
                "a test",
                "none needed",
                Optional.empty(),
                false,
                access);
    }

    HostileServer server(HostileScene scene) {
        return Objects.requireNonNull(hostile.get(scene.id()));
    }

    /// What one round of all brought.
    ///
    /// @param rounds by source
    /// @param took   until the last well-behaved host was done
    record Brought(Map<String, Round> rounds, Duration took) {
        Round of(HostileScene scene) {
            return Objects.requireNonNull(rounds.get(scene.source()));
        }
    }

    Brought round(Duration longest) throws InterruptedException, ExecutionException {
        forbidden.listen();
        long began = System.nanoTime();
        Map<String, Round> rounds = new ConcurrentHashMap<>();
        Map<String, Duration> took = new ConcurrentHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (Source source : sources)
                all.add(threads.submit(() -> {
                    rounds.put(source.id(), crawler.round(source, new RoundLimits(source.budget(), longest)));
                    took.put(source.id(), Duration.ofNanos(System.nanoTime() - began));
                    return source;
                }));
            for (Future<?> one : all) one.get();
        }
        Duration last = took.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("good-"))
                .map(Map.Entry::getValue)
                .max(Duration::compareTo)
                .orElseThrow();
        return new Brought(rounds, last);
    }

    /// The known posts that can be read out of the archive.
    Set<String> collected() throws IOException {
        EvidencePageReader reader = new EvidencePageReader(InstantSource.system());
        Set<String> found = new TreeSet<>();
        new WarcFollower(archive()).read(ArchiveCursor.START, entry -> {
            if (!entry.page().source().startsWith("good-") || entry.facts().containsKey("purpose")) return;
            Source source = sources.stream()
                    .filter(one -> one.id().equals(entry.page().source()))
                    .findFirst()
                    .orElseThrow();
            for (Post post : reader.read(entry.page(), source).posts())
                CONTROL.matcher(post.text()).results().forEach(match -> found.add(match.group()));
        });
        return found;
    }

    /// What is left when the crawl has been at a hostile host.
    Aftermath after(HostileScene scene, Brought brought) throws IOException {
        List<ArchiveEntry> captures = new ArrayList<>();
        new WarcFollower(archive()).read(ArchiveCursor.START, entry -> {
            if (entry.page().source().equals(scene.source())) captures.add(entry);
        });
        Source source = source(scene.source(), server(scene));
        EvidencePageReader reader = new EvidencePageReader(InstantSource.system());
        return new Aftermath(
                brought.of(scene),
                server(scene).seen(),
                captures,
                KeptAttempts.in(archive()).stream()
                        .filter(attempt -> attempt.source().equals(scene.source()))
                        .toList(),
                captures.stream()
                        .filter(ArchiveEntry::isContent)
                        .flatMap(entry -> reader.read(entry.page(), source).posts().stream())
                        .toList());
    }

    /// Files in the home that are neither the archive's nor the crawl database's of a source.
    List<String> strayFiles() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> home.relativize(file).toString())
                    .filter(file -> !OURS.matcher(file).matches())
                    .toList();
        }
    }

    /// The crawl process, which is started by the first round.
    long crawlProcess() {
        return crawler.pid();
    }

    /// Most memory that the crawl process had resident, in MiB, as Linux tells it.
    long peakMegabytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(crawlProcess()), "status")))
            if (line.startsWith("VmHWM:")) return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
        throw new IOException("process " + crawlProcess() + " tells nothing of its memory");
    }

    /// Brings one well-behaved host in, so that the crawl process is there.
    void wake() throws IOException, InterruptedException {
        Source first = sources.getFirst();
        crawler.round(first, RoundLimits.of(first));
    }

    /// How often somebody knocked where nobody may: at the forbidden address, at the port of a hostile host.
    int knocks() {
        return forbidden.arrived().availablePermits();
    }

    /// Whether somebody knocks there within so long.
    boolean knocksWithin(Duration time) throws InterruptedException {
        return forbidden.arrived().tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    List<?> damages() throws IOException {
        return new ArchiveVerifier(archive()).verify().damages();
    }

    private Path archive() {
        return home.resolve("archive");
    }

    List<String> log() {
        return List.copyOf(log);
    }

    @Override
    public void close() throws IOException {
        crawler.close();
        forbidden.close();
        for (HostileServer server : servers) server.close();
    }
}
