package org.fener.dashboard.round;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.fener.crawler.Crawler;
import org.fener.crawler.Round;
import org.fener.crawler.RoundLimits;
import org.fener.crawler.Source;
import org.fener.crawler.archive.DurableListener;
import org.fener.crawler.nutch.ChildCrawler;
import org.fener.crawler.nutch.CrawlListener;
import org.fener.crawler.nutch.CrawlSettings;
import org.fener.dashboard.home.BadConfiguration;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.home.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The crawl process of a home. It starts with the first round, with Nutch and Hadoop on its class path alone.
final class HomeCrawler implements Crawler {

    /// Folder of the jars that only the crawl process needs; beside the program unless this property names another.
    static final String LIBRARIES = "fener.lib-crawl";

    private static final Logger LOG = LoggerFactory.getLogger("crawl");

    private final Supplier<ChildCrawler> children;
    private final ArchiveDoor door;
    private final Settings settings;
    private final Home home;
    private volatile ChildCrawler child;

    HomeCrawler(Home home, Settings settings, DurableListener durable, ArchiveDoor door) {
        this.home = home;
        this.door = door;
        this.settings = settings;
        String contact = settings.fetch().contact().orElse("http://127.0.0.1/");
        this.children = () -> new ChildCrawler(
                new ChildCrawler.Command(classPath()),
                CrawlSettings.of(home.path(), contact, settings.fetch().allowAddresses()),
                CrawlListener.NONE,
                durable,
                HomeCrawler::log);
        this.child = children.get();
    }

    /// Ends the process, with its archive file closed; the next round starts another. Only while no round runs.
    void rest() {
        child.close();
        child = children.get();
    }

    @Override
    public Round round(Source source, RoundLimits limits) throws IOException, InterruptedException {
        if (settings.fetch().contact().isEmpty() && !source.start().stream().allMatch(HomeCrawler::isLoopback))
            throw new BadConfiguration(home.settingsFile()
                    + ": fetch.contact: expected a mail address or web page at which site owners reach you,"
                    + " got nothing");
        try (ArchiveDoor.Entered _ = door.enter()) {
            return child.round(source, limits);
        }
    }

    @Override
    public void stop(String source) throws IOException {
        child.stop(source);
    }

    /// The child's lines carry its own time and level; what went wrong there is a warning here.
    private static void log(String line) {
        if (line.contains(" ERROR ") || line.contains(" WARN ") || line.contains("Exception")) LOG.warn("{}", line);
        else LOG.debug("{}", line);
    }

    private static boolean isLoopback(URI uri) {
        String host = uri.getHost();
        if (host == null || !host.matches("localhost|[0-9.]+|\\[[0-9a-fA-F:]+\\]")) return false;
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static List<Path> classPath() {
        List<Path> path =
                new ArrayList<>(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of)
                        .map(Path::toAbsolutePath)
                        .toList());
        Path libraries = libraries();
        if (!Files.isDirectory(libraries))
            throw new IllegalStateException(
                    "the folder of the crawl process's libraries is missing: " + libraries.toAbsolutePath());
        try (Stream<Path> jars = Files.list(libraries)) {
            jars.filter(jar -> jar.toString().endsWith(".jar")).sorted().forEach(path::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return path;
    }

    private static Path libraries() {
        String given = System.getProperty(LIBRARIES);
        if (given != null) return Path.of(given);
        try {
            Path program = Path.of(HomeCrawler.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return program.resolveSibling("lib-crawl");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program's own place cannot be told", e);
        }
    }

    @Override
    public void close() {
        child.close();
    }
}
