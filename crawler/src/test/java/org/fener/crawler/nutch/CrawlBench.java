package org.fener.crawler.nutch;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fener.crawler.Round;
import org.fener.crawler.RoundLimits;
import org.fener.crawler.Source;
import org.fener.crawler.archive.DurableListener;

/// Crawls a forum on 50 hosts with everything on, and lets Scrapy do the same pages in turn: A B A B. Ours is a
/// crawl process as it is shipped, in a first round (cold, its start included) and in a second (warm). The very
/// first process of a home has no cache of classes yet (see [AotCache]) and is told apart.
///
/// `bench crawl [PAGES] [--ours] [--times N]`: 20,000 pages unless told otherwise; `--ours` leaves Scrapy out.
final class CrawlBench {

    private static final int HOSTS = 50;

    /// One crawl of all pages.
    private record Run(double seconds, double processor) {}

    private final BenchWeb web;
    private final Path home;
    private final List<Path> classPath;
    private final int pages;
    private final List<Run> first = new ArrayList<>();
    private final List<Run> scrapy = new ArrayList<>();
    private final List<Run> cold = new ArrayList<>();
    private final List<Run> warm = new ArrayList<>();
    private long memory;

    private CrawlBench(BenchWeb web, Path home, int pages) throws IOException {
        this.web = web;
        this.home = home;
        this.classPath = packed(home.resolve("program.jar"));
        this.pages = pages;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> words = new ArrayList<>(List.of(arguments));
        boolean alone = words.remove("--ours");
        int at = words.indexOf("--times");
        int times = at < 0 ? 2 : Integer.parseInt(words.get(at + 1));
        int pages = words.isEmpty() || at == 0 ? 20_000 : Integer.parseInt(words.getFirst());
        Path home = Files.createTempDirectory("bench-crawl");
        try (BenchWeb web = new BenchWeb(HOSTS)) {
            CrawlBench bench = new CrawlBench(web, home, pages);
            bench.first();
            for (int time = 0; time < times; time++) {
                if (!alone) bench.scrapy(time);
                bench.ours(time);
            }
            bench.print();
        } finally {
            CrawlDatabase.remove(home);
        }
    }

    /// What the first process learns of its classes is made into a cache while the second one works.
    private void first() throws Exception {
        try (ChildCrawler crawler = crawler()) {
            first.add(ours(crawler, "first"));
        }
        try (ChildCrawler crawler = crawler()) {
            Source few = web.source("few", 1, Duration.ZERO);
            crawler.round(few, RoundLimits.of(few));
        }
    }

    private void ours(int time) throws Exception {
        try (ChildCrawler crawler = crawler()) {
            cold.add(ours(crawler, "cold" + time));
            warm.add(ours(crawler, "warm" + time));
            memory = Math.max(memory, ProcessCost.mostMegabytes(crawler.pid()));
        }
    }

    private ChildCrawler crawler() {
        return new ChildCrawler(
                new ChildCrawler.Command(classPath),
                CrawlSettings.of(home, "bench@example.org", List.of("127.0.0.0/8")),
                CrawlListener.NONE,
                DurableListener.NONE,
                BenchWeb::say);
    }

    private Run ours(ChildCrawler crawler, String name) throws Exception {
        web.forget();
        Source source = web.source(name, pages / HOSTS, Duration.ZERO);
        double before = crawler.pid() == 0 ? 0 : ProcessCost.seconds(crawler.pid());
        long began = System.nanoTime();
        Round round = crawler.round(source, RoundLimits.of(source));
        Run run = new Run((System.nanoTime() - began) / 1e9, ProcessCost.seconds(crawler.pid()) - before);
        check("ours, " + name, name);
        if (round.fetched() != pages) throw new IllegalStateException("the round counts wrongly: " + round);
        System.err.printf(Locale.ROOT, "ours %s: %.1f s, %.1f processor s%n", name, run.seconds(), run.processor());
        return run;
    }

    private void scrapy(int time) throws Exception {
        web.forget();
        String name = "scrapy" + time;
        Path spider = Files.createTempFile("forum", ".py");
        try (InputStream in = Objects.requireNonNull(CrawlBench.class.getResourceAsStream("forum_spider.py"))) {
            Files.write(spider, in.readAllBytes());
        }
        double before = ProcessCost.ofEndedChildren();
        long began = System.nanoTime();
        String starts =
                web.starts(name, pages / HOSTS).stream().map(Object::toString).collect(Collectors.joining(","));
        Process process = new ProcessBuilder(
                        "/usr/bin/python3",
                        "-m",
                        "scrapy",
                        "runspider",
                        spider.toString(),
                        "-a",
                        "starts=" + starts,
                        "-s",
                        "CONCURRENT_REQUESTS=50")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(new File("/dev/stderr")))
                .start();
        if (process.waitFor() != 0)
            throw new IOException("scrapy failed; it is needed as /usr/bin/python3 -m scrapy (Debian: python3-scrapy)");
        Run run = new Run((System.nanoTime() - began) / 1e9, ProcessCost.ofEndedChildren() - before);
        Files.delete(spider);
        check("scrapy", name);
        scrapy.add(run);
        System.err.printf(Locale.ROOT, "scrapy: %.1f s, %.1f processor s%n", run.seconds(), run.processor());
    }

    private void check(String who, String name) throws IOException {
        BenchWeb.Log log = web.log(name, pages / HOSTS, Duration.ZERO);
        if (!log.holdsExactly(pages)) throw new IllegalStateException(who + " is void: " + log);
    }

    static List<Path> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
    }

    /// The class path with its folders packed into a jar, as what is shipped is: only jars can be cached.
    private static List<Path> packed(Path jar) throws IOException {
        List<Path> packed = new ArrayList<>(List.of(jar));
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            Set<String> names = new HashSet<>();
            for (Path entry : classPath()) {
                if (Files.isRegularFile(entry)) packed.add(entry);
                else if (Files.isDirectory(entry)) pack(entry, out, names);
            }
        }
        return packed;
    }

    private static void pack(Path folder, JarOutputStream out, Set<String> names) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                if (!names.add(name)) continue;
                out.putNextEntry(new JarEntry(name));
                Files.copy(file, out);
            }
        }
    }

    private void print() throws IOException {
        System.out.printf(
                "%,d pages of 17 kB on %d hosts, counted by the server; load %s%n", pages, HOSTS, ProcessCost.load());
        System.out.printf("%-34s %10s %18s %8s  %s%n", "who", "pages/CPU s", "spread", "ratio", "goal");
        if (!scrapy.isEmpty()) line("Scrapy: fetch, parse, extract", scrapy, true, "");
        line("ours, the very first process", first, true, "");
        line("ours, cold: everything on", cold, true, "3 x, stretch 5 x");
        line("ours, warm: everything on", warm, true, "5 x, stretch 10 x");
        System.out.printf("%-34s %10s%n", "who", "pages/s of wall");
        if (!scrapy.isEmpty()) line("Scrapy: fetch, parse, extract", scrapy, false, "");
        line("ours, the very first process", first, false, "");
        line("ours, cold: everything on", cold, false, "");
        line("ours, warm: everything on", warm, false, "");
        System.out.printf("most memory resident of the crawl process: %d MB (goal 512)%n", memory);
    }

    private void line(String who, List<Run> runs, boolean processor, String goal) {
        double ratio = scrapy.isEmpty() ? 0 : mean(runs, processor) / mean(scrapy, processor);
        String spread = runs.stream()
                .map(run -> String.format(Locale.ROOT, "%.0f", rate(run, processor)))
                .collect(Collectors.joining(" "));
        System.out.printf(
                Locale.ROOT, "%-34s %10.0f %18s %8.2f  %s%n", who, mean(runs, processor), spread, ratio, goal);
    }

    private double rate(Run run, boolean processor) {
        return pages / (processor ? run.processor() : run.seconds());
    }

    private double mean(List<Run> runs, boolean processor) {
        return runs.stream().mapToDouble(run -> rate(run, processor)).average().orElse(0);
    }
}
