package org.fener.crawler.nutch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.fener.crawler.Crawler;
import org.fener.crawler.Round;
import org.fener.crawler.Round.Ended;
import org.fener.crawler.RoundLimits;
import org.fener.crawler.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The child runs on a class path from which Nutch's service classes are cut, as in what is shipped.
class ChildCrawlerTest extends CrawlerContract {

    private final Map<String, Long> durable = new ConcurrentHashMap<>();
    private final List<Round> progress = new CopyOnWriteArrayList<>();

    /// The class path of this test, with the service classes cut from Nutch's jar.
    private static ChildCrawler.Command command(Path jars) throws IOException {
        List<Path> cut = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            boolean nutch = path.getFileName().toString().matches("nutch-[0-9.]+\\.jar");
            cut.add(nutch ? withoutService(path, jars.resolve("nutch.jar")) : path);
        }
        assertThat(cut).contains(jars.resolve("nutch.jar"));
        return new ChildCrawler.Command(cut, 256, 512, LinksOnlyProcess.class.getName());
    }

    private static Path withoutService(Path nutch, Path target) throws IOException {
        try (JarFile jar = new JarFile(nutch.toFile());
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(target))) {
            for (JarEntry entry : jar.stream().toList()) {
                if (entry.getName().startsWith("org/apache/nutch/service/")) continue;
                out.putNextEntry(new JarEntry(entry.getName()));
                jar.getInputStream(entry).transferTo(out);
            }
        }
        return target;
    }

    @Override
    Crawler open(Path home) throws IOException {
        return new ChildCrawler(
                command(home),
                CrawlSettings.of(home, "test@example.org", List.of("127.0.0.0/8")),
                progress::add,
                position -> durable.put(position.file(), position.offset()),
                System.err::println);
    }

    @Test
    void tellsHowFarTheArchiveMayBeReadBeforeARoundIsDone() throws Exception {
        forum();

        Round round = round(source());

        Map.Entry<String, Long> newest =
                durable.entrySet().stream().max(Map.Entry.comparingByKey()).orElseThrow();
        assertThat(home.resolve("archive").resolve(newest.getKey())).hasSize(newest.getValue());
        assertThat(progress.getLast().fetched()).isPositive().isLessThanOrEqualTo(round.fetched());
    }

    @Test
    void endsARoundThatWasBegunInAProcessThatDied() throws Exception {
        forum();
        Source slow = source(1_000, 5, Duration.ofMillis(250), site.at("/"));
        FutureTask<Round> round = new FutureTask<>(() -> crawler.round(slow, RoundLimits.of(slow)));
        Thread.ofVirtual().start(round);
        while (site.asked().size() < 4) TimeUnit.MILLISECONDS.sleep(10);

        ProcessHandle.of(((ChildCrawler) crawler).pid()).orElseThrow().destroyForcibly();

        assertThat(round.get(240, TimeUnit.SECONDS).ended()).isEqualTo(Ended.NOTHING_DUE);
        assertThat(site.counts()).hasSize(13);
    }

    @Test
    void endsARoundWhenItsCallerIsInterrupted() throws Exception {
        forum();
        Source slow = source(1_000, 5, Duration.ofMillis(300), site.at("/"));
        FutureTask<Round> round = new FutureTask<>(() -> crawler.round(slow, RoundLimits.of(slow)));
        Thread caller = Thread.ofVirtual().start(round);
        while (site.asked().size() < 2) TimeUnit.MILLISECONDS.sleep(10);

        caller.interrupt();

        assertThatThrownBy(() -> round.get(120, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedException.class);
        assertThat(site.counts()).hasSizeLessThan(13);
        assertThat(round(source()).ended()).isEqualTo(Ended.NOTHING_DUE);
    }

    @Test
    void doesNotOutliveItsParent(@TempDir Path home) throws Exception {
        Process child = command(home).builder(List.of()).start();
        OutputStream orders = child.getOutputStream();
        orders.write((new JsonLines()
                                .write(new CrawlOrder.Hello(
                                        CrawlSettings.of(home, "test@example.org", List.of("127.0.0.0/8"))))
                        + "\n")
                .getBytes(StandardCharsets.UTF_8));
        orders.flush();
        assertThat(child.inputReader().readLine()).startsWith("{\"ready\"");

        orders.close();

        assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isZero();
    }

    @Test
    void saysWhyTheProcessDoesNotStart(@TempDir Path home) throws Exception {
        CrawlLock taken = CrawlLock.take(home.resolve("crawl"));

        try (Crawler second = open(home)) {
            assertThatThrownBy(() -> second.round(source(), RoundLimits.of(source())))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("somebody crawls in ");
        }

        taken.close();
    }
}
