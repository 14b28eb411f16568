package org.fener.indexer.lucene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.bench.BenchPosts;
import org.fener.indexer.bench.BenchTable;
import org.fener.indexer.watch.Watches;

/// Watches beside the percolator of an OpenSearch node in a process of its own, with the same queries; of the node the
/// CPU time is counted that it takes to answer, of posts whose words were taken apart before. Both are warm. Arguments:
/// a file with the class path of a node, number of posts (default 1,000), words of a usual post (default 60).
///
/// `mvn -f indexer/src/test/opensearch dependency:build-classpath -Dmdep.outputFile=/tmp/opensearch.classpath`, then
/// `./fener bench percolator /tmp/opensearch.classpath`.
public final class PercolatorBench {

    private static final ZoneId ZONE = ZoneId.of("Europe/Sofia");
    private static final InstantSource CLOCK = InstantSource.system();
    private static final int ROUNDS = 3;

    /// Posts in one question: one as they arrive, many as the percolator likes them best.
    private static final int[] AT_ONCE = {1, 50};

    private PercolatorBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 0) throw new IllegalArgumentException("expected a file with a node's class path");
        String classPath = Files.readString(Path.of(arguments[0])).strip();
        int posts = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000;
        int words = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 60;
        BenchPosts made = new BenchPosts(1, words);
        List<IndexedPost> arriving = new ArrayList<>();
        for (int i = 0; i < posts; i++) arriving.add(made.next(i).asIndexed());
        try (PercolatorPeer peer = new PercolatorPeer(classPath)) {
            BenchTable.head("percolator: " + posts + " posts, medians of " + ROUNDS + " rounds; peer: OpenSearch");
            beside(peer, made, arriving, 1_000, ">= 30 x");
            beside(peer, made, arriving, 10_000, ">= 75 x");
        }
    }

    private static void beside(PercolatorPeer peer, BenchPosts made, List<IndexedPost> posts, int queries, String goal)
            throws IOException {
        Map<String, String> asked = WatchBench.queries(made, queries);
        Watches ours = WatchBench.standing(asked);
        peer.store(asked, ZONE, CLOCK);
        double mine = WatchBench.perSecond(posts, ours::match);
        List<Set<String>> theirs = new ArrayList<>();
        for (int together : AT_ONCE) {
            List<String> questions = new ArrayList<>();
            for (List<IndexedPost> some : parts(posts, together)) questions.add(peer.question(some));
            double[] seconds = new double[ROUNDS];
            double warming = 0;
            while (warming < WatchBench.WARM_UP_CPU_SECONDS) warming += answered(peer, questions);
            for (int round = 0; round < ROUNDS; round++) seconds[round] = answered(peer, questions);
            BenchTable.row(
                    "%,d queries, %d posts at once, posts a CPU second".formatted(queries, together),
                    mine,
                    goal,
                    posts.size() / BenchTable.quantile(seconds, .5));
            theirs.clear();
            int asking = 0;
            for (List<IndexedPost> some : parts(posts, together))
                theirs.addAll(peer.matches(questions.get(asking++), some.size()));
        }
        int differing = 0;
        long matches = 0;
        for (int i = 0; i < posts.size(); i++) {
            Set<String> found = new TreeSet<>();
            ours.match(posts.get(i)).forEach(alert -> found.add(alert.watch().id()));
            matches += found.size();
            if (!found.equals(theirs.get(i))) differing++;
        }
        BenchTable.row("%,d queries, posts with another set of matches".formatted(queries), differing, "0");
        BenchTable.row("%,d queries, matches a post".formatted(queries), matches / (double) posts.size(), "");
    }

    /// @return CPU seconds that the node took
    private static double answered(PercolatorPeer peer, List<String> questions) throws IOException {
        double before = peer.cpuSeconds();
        for (String question : questions) peer.answer(question);
        return peer.cpuSeconds() - before;
    }

    private static List<List<IndexedPost>> parts(List<IndexedPost> posts, int together) {
        List<List<IndexedPost>> parts = new ArrayList<>();
        for (int i = 0; i < posts.size(); i += together)
            parts.add(posts.subList(i, Math.min(posts.size(), i + together)));
        return parts;
    }
}
