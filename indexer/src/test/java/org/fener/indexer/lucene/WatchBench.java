package org.fener.indexer.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fener.classifier.indicator.Indicator;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.bench.BenchPosts;
import org.fener.indexer.bench.BenchTable;
import org.fener.indexer.bench.Stopwatch;
import org.fener.indexer.watch.Telling;
import org.fener.indexer.watch.Watch;
import org.fener.indexer.watch.Watch.Listed;
import org.fener.indexer.watch.Watches;

/// Watches matched as posts arrive, beside Lucene Monitor with the same queries and fields in the same run, both warm.
/// Arguments: number of posts (default 4,000), words of a usual post (default 60).
public final class WatchBench {

    private static final ZoneId ZONE = ZoneId.of("Europe/Sofia");
    private static final InstantSource CLOCK = InstantSource.system();
    private static final List<String> LANGUAGES = List.of("bg", "en", "ru", "tr");
    private static final int ROUNDS = 3;

    /// Of the whole program: in the first seconds half of the time goes into compiling what is matched.
    static final double WARM_UP_CPU_SECONDS = 10;

    private static final int CONTACTS = 100_000;

    private WatchBench() {}

    public static void main(String[] arguments) throws IOException {
        int posts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 4_000;
        int words = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        BenchPosts made = new BenchPosts(1, words);
        List<IndexedPost> arriving = new ArrayList<>();
        for (int i = 0; i < posts; i++) arriving.add(made.next(i).asIndexed());
        BenchTable.head("watch: " + posts + " posts, medians of " + ROUNDS
                + " rounds; peer: Lucene Monitor, multipass presearcher. For reference, measured elsewhere: OpenSearch"
                + " percolator 678 / 206 posts a CPU second at 1,000 / 10,000 queries");
        beside(made, arriving, 1_000, ">= 5 x");
        beside(made, arriving, 10_000, ">= 15 x");
        each(made, arriving, 5_000);
        contacts(arriving);
    }

    private static void beside(BenchPosts made, List<IndexedPost> posts, int queries, String goal) throws IOException {
        Map<String, String> asked = queries(made, queries);
        Watches ours = standing(asked);
        try (MonitorPeer peer = new MonitorPeer(asked, ZONE, CLOCK)) {
            double mine = perSecond(posts, ours::match);
            double theirs = perSecond(posts, post -> {
                try {
                    peer.match(post);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            BenchTable.row("%,d queries, posts a CPU second".formatted(queries), mine, goal, theirs);
            int differing = 0;
            long matches = 0;
            for (IndexedPost post : posts) {
                Set<String> found = ours.match(post).stream()
                        .map(alert -> alert.watch().id())
                        .collect(Collectors.toSet());
                matches += found.size();
                if (!found.equals(peer.match(post))) differing++;
            }
            BenchTable.row("%,d queries, posts with another set of matches".formatted(queries), differing, "0");
            BenchTable.row("%,d queries, matches a post".formatted(queries), matches / (double) posts.size(), "");
        }
    }

    private static void each(BenchPosts made, List<IndexedPost> posts, int queries) throws IOException {
        Watches ours = standing(queries(made, queries));
        BenchTable.row("%,d watches, CPU ms a post".formatted(queries), 1_000 / perSecond(posts, ours::match), "<= 1");
    }

    private static void contacts(List<IndexedPost> posts) throws IOException {
        List<Listed> list = new ArrayList<>();
        for (int i = 0; i < CONTACTS; i++)
            list.add(new Listed(
                    switch (i % 4) {
                        case 0 -> "+35988" + (1_000_000 + i);
                        case 1 -> "telegram:user" + i;
                        case 2 -> "site" + i + ".example.com";
                        default -> "0x%040x".formatted(i);
                    },
                    "",
                    Optional.empty()));
        Watches ours = new StandingQueries(ZONE, CLOCK);
        Stopwatch setting = Stopwatch.time(() -> ours.put(new Watch(
                "list",
                "ivan",
                "list",
                "",
                list,
                List.of(),
                0,
                List.of(),
                Telling.AT_ONCE,
                Instant.EPOCH,
                Optional.empty())));
        long named = posts.stream()
                .filter(post -> post.verdict().indicators().stream().anyMatch(WatchBench::isListed))
                .count();
        long alerts = posts.stream().filter(post -> !ours.match(post).isEmpty()).count();
        BenchTable.row("a list of 100,000 contacts, posts with an alert", (double) alerts, "%,d".formatted(named));
        if (alerts != named || named == 0)
            throw new IllegalStateException(named + " posts name a listed contact, " + alerts + " raised an alert");
        BenchTable.row("a list of 100,000 contacts, CPU ms a post", 1_000 / perSecond(posts, ours::match), "<= .2");
        BenchTable.row("a list of 100,000 contacts, s to set it", setting.cpuSeconds(), "");
    }

    /// Of the phones of [BenchPosts] every fourth is on the list.
    private static boolean isListed(Indicator indicator) {
        return indicator.kind() == Indicator.Kind.PHONE
                && Long.parseLong(indicator.normalised().substring("+35988".length())) % 4 == 0;
    }

    static double perSecond(List<IndexedPost> posts, java.util.function.Consumer<IndexedPost> matching)
            throws IOException {
        double warming = 0;
        int passes = 0;
        for (; warming < WARM_UP_CPU_SECONDS; passes++)
            warming += Stopwatch.time(() -> posts.forEach(matching)).cpuSeconds();
        // about a second: the clock of the processors goes by hundredths
        int counted = Math.max(1, passes / 10);
        double[] seconds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++)
            seconds[round] = Stopwatch.time(() -> {
                        for (int pass = 0; pass < counted; pass++) posts.forEach(matching);
                    })
                    .cpuSeconds();
        return posts.size() * counted / BenchTable.quantile(seconds, .5);
    }

    static Watches standing(Map<String, String> queries) {
        Watches watches = new StandingQueries(ZONE, CLOCK);
        queries.forEach((id, query) -> {
            if (watches.put(Watch.of(id, "ivan", query)) instanceof Watches.State.Broken broken)
                throw new IllegalStateException(query + ": " + broken.why());
        });
        return watches;
    }

    /// As analysts write them: a word, two words, alternatives, a phrase, a word without another, a beginning, a
    /// contact, a category with a word.
    static Map<String, String> queries(BenchPosts made, int number) {
        Random random = new Random(3);
        Map<String, String> queries = new TreeMap<>();
        for (int i = 0; i < number; i++) {
            String language = LANGUAGES.get(random.nextInt(LANGUAGES.size()));
            String rare = made.word(language, 2_000 + random.nextInt(50_000));
            String other = made.word(language, 200 + random.nextInt(20_000));
            String frequent = made.word(language, 20 + random.nextInt(200));
            queries.put(
                    "w%05d".formatted(i),
                    switch (i % 10) {
                        case 0, 1 -> rare;
                        case 2, 3 -> other + " " + frequent;
                        case 4 -> rare + " OR " + other;
                        case 5 -> "\"" + other + " " + frequent + "\"";
                        case 6 -> rare + " -" + frequent;
                        case 7 -> "(" + rare + " OR " + other + ") " + frequent;
                        case 8 -> rare.substring(0, Math.min(rare.length(), 6)) + "*";
                        default ->
                            random.nextBoolean()
                                    ? "contact:+35988" + (1_000_000 + random.nextInt(5_000))
                                    : "category:smuggling " + other;
                    });
        }
        return queries;
    }
}
