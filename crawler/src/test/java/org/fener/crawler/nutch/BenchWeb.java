package org.fener.crawler.nutch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fener.crawler.Source;
import org.fener.crawler.SourceKind;

/// The process that runs [BenchForum], as a benchmark sees it.
final class BenchWeb implements AutoCloseable {

    private final int hosts;
    private final Process process;
    private final BufferedReader answers;
    private final Writer orders;
    private final int port;

    /// What the server's log says of a run.
    ///
    /// @param impolite requests that came while another of the same host was open or before the delay was over
    /// @param bound    seconds that the busiest host's requests have to take at least
    /// @param spread   seconds between the first requests of the first and of the last host
    /// @param late     seconds by which a request came after the delay was over, in the mean
    /// @param latest   the same, one time in a hundred
    /// @param served   seconds that the server itself took for one host's answers, at most
    record Log(
            long pages,
            long distinct,
            long other,
            long impolite,
            double seconds,
            double bound,
            double spread,
            double late,
            double latest,
            double served) {
        boolean holdsExactly(int wanted) {
            return pages == wanted && distinct == wanted;
        }
    }

    BenchWeb(int hosts) throws IOException {
        this.hosts = hosts;
        this.process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BenchForum.class.getName(),
                        String.valueOf(hosts))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        this.answers = process.inputReader();
        this.orders = process.outputWriter();
        this.port = Integer.parseInt(
                Optional.ofNullable(answers.readLine()).orElse("port 0").substring(5));
    }

    /// The first page of a run on each host.
    List<URI> starts(String run, int pagesPerHost) {
        return IntStream.range(0, hosts)
                .mapToObj(n -> at(n, run, pagesPerHost).resolve("viewtopic.php?t=1"))
                .toList();
    }

    /// The folder of a run on one host.
    URI at(int host, String run, int pagesPerHost) {
        return URI.create("http://" + BenchForum.host(host) + ":" + port + "/" + run + "_" + pagesPerHost + "/");
    }

    /// Everything of a run, as one source.
    Source source(String run, int pagesPerHost, Duration delay) {
        return source(run, starts(run, pagesPerHost), pagesPerHost * hosts, delay);
    }

    static Source source(String id, List<URI> starts, int budget, Duration delay) {
        return new Source(
                id,
                "A benchmark's forum",
                SourceKind.AUTO,
                starts,
                starts.stream().map(start -> start.resolve(".")).toList(),
                Duration.ofHours(1),
                delay,
                budget,
                9,
                Optional.empty(),
                "a benchmark",
                "none is needed on loopback",
                Optional.empty(),
                false);
    }

    Log log(String run, int pagesPerHost, Duration delay) throws IOException {
        String[] words = ask("report " + run + "_" + pagesPerHost + " " + delay.toMillis())
                .split(" ", -1);
        return new Log(
                Long.parseLong(words[0]),
                Long.parseLong(words[1]),
                Long.parseLong(words[2]),
                Long.parseLong(words[3]),
                Double.parseDouble(words[4]),
                Double.parseDouble(words[5]),
                Double.parseDouble(words[6]),
                Double.parseDouble(words[7]),
                Double.parseDouble(words[8]),
                Double.parseDouble(words[9]));
    }

    /// Takes what a crawl process logs.
    static void say(String line) {
        System.err.println(line);
    }

    void forget() throws IOException {
        ask("forget");
    }

    private String ask(String order) throws IOException {
        orders.write(order + "\n");
        orders.flush();
        return Optional.ofNullable(answers.readLine()).orElseThrow(() -> new IOException("the forum server is gone"));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
