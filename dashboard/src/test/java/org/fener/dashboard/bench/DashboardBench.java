package org.fener.dashboard.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.fener.dashboard.bench.BenchPerson.Answer;
import org.fener.dashboard.report.LongReport;

/// The dashboard's promises in numbers: the program as it is started, on a home with a year of posts, with twenty
/// people clicking and one of them deciding by keys in a real browser.
///
/// `bench dashboard [POSTS] [FOLDER] [SECONDS]`: 1,000,000 posts in a home in FOLDER, which is filled once and kept
/// (about a quarter of an hour and 3 GB), two minutes of clicking. `-Dfener.program=FILE` measures another launcher
/// than that of this folder.
final class DashboardBench {

    private static final int SETTLING = 40;
    private static final int DECISIONS = 60;
    private static final int LONGEST_LEARNING = 300;
    private static final int LOOKING_MILLIS = 1_500;
    private static final String ROW = "%-58s %10s %10s%n";

    private final Path launcher;
    private final BenchHome home;
    private final int posts;
    private final int seconds;

    private DashboardBench(Path launcher, BenchHome home, int posts, int seconds) {
        this.launcher = launcher;
        this.home = home;
        this.posts = posts;
        this.seconds = seconds;
    }

    public static void main(String[] arguments) throws Exception {
        int posts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        Path built = Path.of(System.getProperty("java.class.path").split(":", -1)[0])
                .toAbsolutePath()
                .getParent();
        Path folder = arguments.length > 1 ? Path.of(arguments[1]) : built.resolve("bench-dashboard");
        int seconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 120;
        if (System.getProperty("fener.lib-crawl") == null)
            System.setProperty(
                    "fener.lib-crawl", built.resolve("fener/lib-crawl").toString());
        Path launcher = Path.of(System.getProperty(
                "fener.program", built.resolve("../../fener").normalize().toString()));
        Files.createDirectories(folder);
        BenchHome home = new BenchHome(folder, posts);
        home.fill();
        new DashboardBench(launcher, home, posts, seconds).measure();
        System.exit(0);
    }

    private void measure() throws Exception {
        System.out.printf(
                "%,d posts, %d people with %.0f s of thinking between clicks, %d processors%n",
                posts,
                BenchHome.PEOPLE,
                BenchClicks.THINKING_SECONDS,
                Runtime.getRuntime().availableProcessors());
        System.out.printf(ROW, "", "ours", "limit");
        commands();
        row("start to ready, s, empty home", start(Files.createTempDirectory("bench-start")), "6");
        row("start to ready, s, this home", start(home.home().path()), "6");
        double[] pdfs = BenchServer.seconds(program(), LongReport.class, "400", "5");
        row("PDF of 400 rows, s, the first one of a process", pdfs[0], "3");
        row("PDF of 400 rows, s, the fifth", pdfs[4], "3");
        try (BenchServer server = BenchServer.start(launcher, home.home().path())) {
            serve(server);
        }
    }

    private void serve(BenchServer server) throws Exception {
        TimeUnit.SECONDS.sleep(20);
        row("idle memory after the start, MB", server.megabytes(), "700");
        sizes(server);
        row(
                "triage key to next post painted, nobody else there, ms, p95",
                quantile(keys(server, DECISIONS), .95),
                "100");
        BenchClicks clicks = new BenchClicks(server.address());
        CompletableFuture<double[]> keys = CompletableFuture.supplyAsync(() -> {
            pause(SETTLING);
            return keys(server, Math.max(5, seconds * 400 / LOOKING_MILLIS));
        });
        clicks.run(SETTLING, seconds);
        double[] pressed = keys.get();
        answers(clicks);
        row("triage key to next post painted, ms, p50", quantile(pressed, .5), "");
        row("triage key to next post painted, ms, p95", quantile(pressed, .95), "100");
        export(server);
        TimeUnit.SECONDS.sleep(60);
        row("idle memory a minute after all this, MB", server.megabytes(), "700");
        row("the most memory there was, with mapped files, MB", server.mostMegabytes(), "");
    }

    private static void pause(int seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static double[] keys(BenchServer server, int decisions) {
        return TriageKeys.measure(
                server.address(), Path.of("/usr/bin/chromium"), BenchHome.person(0), decisions, LOOKING_MILLIS);
    }

    private void commands() throws IOException, InterruptedException {
        Path empty = Files.createTempDirectory("bench-command");
        List<String> command = List.of("source", "list", "--home", empty.toString());
        BenchServer.run(launcher, command); // builds, if it must
        awaitWhatItLearns();
        double[] took = new double[7];
        for (int i = 0; i < took.length; i++) took[i] = BenchServer.run(launcher, command);
        row("'source list', s, median of " + took.length, quantile(took, .5), ".7");
    }

    /// Beside the first start the launcher has a JVM learn what later ones need not: these are measured, alone.
    private void awaitWhatItLearns() throws IOException, InterruptedException {
        for (int waited = 0; waited < LONGEST_LEARNING && isLearning(program()); waited++) TimeUnit.SECONDS.sleep(1);
    }

    private static boolean isLearning(Path program) throws IOException {
        if (!Files.isDirectory(program)) return false;
        try (DirectoryStream<Path> learned = Files.newDirectoryStream(program, "*.aot")) {
            for (Path cache : learned) if (Files.size(cache) == 0) return true;
        }
        return false;
    }

    private double start(Path at) throws IOException {
        double[] took = new double[3];
        for (int i = 0; i < took.length; i++) {
            try (BenchServer server = BenchServer.start(launcher, at)) {
                took[i] = server.secondsToReady();
            }
        }
        return quantile(took, .5);
    }

    /// What the launcher starts.
    private Path program() {
        Path packaged = launcher.resolveSibling("../fener.jar").normalize();
        return Files.exists(packaged) ? packaged.resolveSibling("") : launcher.resolveSibling("dashboard/target/fener");
    }

    private static void sizes(BenchServer server) throws IOException, InterruptedException {
        BenchPerson person = BenchPerson.signedIn(server.address(), BenchHome.person(1), BenchHome.PASSWORD);
        double largest = 0;
        for (String page : List.of("search?q=", "search?q=%D1%80%D0%B0%D0%B1%D0%BE%D1%82%D0%B0", "inbox", "sources"))
            largest = Math.max(largest, person.get(page).bytes() / 1e3);
        row("largest list page, kB gz", largest, "120");
        Answer page = person.get("inbox");
        double scripts = 0;
        for (String script :
                page.html().lines().filter(line -> line.contains("<script")).toList())
            scripts += person.get(script.replaceFirst(".*src=\"/?([^\"]+)\".*", "$1"))
                            .bytes()
                    / 1e3;
        row("scripts of a page, kB gz", scripts, "40");
    }

    private static void answers(BenchClicks clicks) {
        clicks.failures().stream().limit(10).forEach(System.err::println);
        for (Map.Entry<String, List<Answer>> deed : clicks.answers().entrySet()) {
            double[] millis =
                    deed.getValue().stream().mapToDouble(Answer::millis).toArray();
            row("page '" + deed.getKey() + "', ms, p50 of " + millis.length, quantile(millis, .5), "");
            row(
                    "page '" + deed.getKey() + "', ms, p95",
                    quantile(millis, .95),
                    deed.getKey().equals("search") ? "150" : "");
        }
        row("answers that failed", clicks.failures().size(), "0");
    }

    private void export(BenchServer server) throws IOException, InterruptedException {
        BenchPerson person = BenchPerson.signedIn(server.address(), BenchHome.person(1), BenchHome.PASSWORD);
        double before = server.megabytes();
        BenchPerson.Export export = person.export("search/export?q=&format=csv");
        row("export of all posts, rows", (double) export.rows(), String.format(Locale.ROOT, "%,d", posts));
        row("export of all posts, s", export.seconds(), "");
        row("memory that it added, MB", server.megabytes() - before, "");
    }

    private static void row(String what, double value, String limit) {
        String format = value >= 1_000 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f";
        System.out.printf(ROW, what, String.format(Locale.ROOT, format, value), limit);
    }

    private static double quantile(double[] values, double share) {
        if (values.length == 0) return Double.NaN;
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }
}
