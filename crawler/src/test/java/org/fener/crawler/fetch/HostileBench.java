package org.fener.crawler.fetch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.fener.crawler.Round;
import org.fener.crawler.fetch.Neighbourhood.Brought;

/// `fener bench hostile --list`: every case of [HostileCatalogue], where it is played and what must be left;
/// `--table`: the same as the table of this module's README.
///
/// `fener bench hostile [--quick] [CASE…]`: one hostile host at a time beside 20 well-behaved ones, with the caps as
/// shipped. For each case what it cost: the neighbours' posts and their round time against a street without it, the
/// memory of the crawl process, the time until the host's place was free again.
///
/// Goals: 200 of 200 posts, round time ≤ 1.1, peak memory ≤ 128 MiB above the baseline, free again ≤ 65 s.
public final class HostileBench {

    private static final int MOST_MEGABYTES = 128;
    private static final double MOST_RATIO = 1.1;
    private static final Duration MOST_HELD = Duration.ofSeconds(65);

    /// All cases together end after this.
    private static final Duration LONGEST = Duration.ofMinutes(20);

    /// So long that the neighbours' round is made of waiting, not of this machine's speed.
    private static final Duration DELAY = Duration.ofMillis(400);

    private HostileBench() {}

    /// @param posts    of the neighbours
    /// @param took     their round
    /// @param held     the hostile host's round
    /// @param peak     resident memory in MiB
    private record Measured(int posts, Duration took, Duration held, long peak, boolean told, String reasons) {}

    public static void main(String[] arguments) throws Exception {
        if (List.of(arguments).contains("--list")) {
            List<HostileCatalogue.Played> played = HostileCatalogue.played();
            for (String id : HostileCatalogue.CASES)
                for (HostileCatalogue.Played one : played)
                    if (one.id().equals(id)) System.out.printf("%-4s %-24s %s%n", id, one.where(), one.must());
            return;
        }
        if (List.of(arguments).contains("--table")) {
            HostileCatalogue.table().forEach(System.out::println);
            return;
        }
        boolean quick = List.of(arguments).contains("--quick");
        Set<String> only = new HashSet<>(Stream.of(arguments)
                .filter(argument -> !argument.startsWith("--"))
                .map(argument -> argument.substring(0, 1).toUpperCase(Locale.ROOT) + argument.substring(1))
                .toList());
        FetchLimits limits = quick ? FetchBench.PATIENT : FetchLimits.DEFAULT;
        long began = System.nanoTime();
        List<Measured> bases = new ArrayList<>();
        for (int i = 0; i < 3; i++) bases.add(measure(limits, List.of()));
        double base = bases.stream()
                .mapToLong(one -> one.took().toMillis())
                .sorted()
                .skip(1)
                .findFirst()
                .orElseThrow();
        long memory = bases.stream().mapToLong(Measured::peak).max().orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "without a hostile host: %d of 200 posts, round %.1f s, %d MiB%n",
                bases.getFirst().posts(),
                base / 1000,
                memory);
        System.out.printf(
                "%-5s %-42s %6s %6s %8s %7s %-5s %s%n",
                "case", "", "posts", "round", "held s", "+MiB", "pass", "told as");
        int passed = 0;
        int played = 0;
        for (HostileScene scene : HostileScene.all()) {
            if (!only.isEmpty() && !only.contains(scene.id()) && !only.contains(scene.ofCatalogue())) continue;
            if (System.nanoTime() - began > LONGEST.toNanos()) {
                System.out.println("time is over: the rest is not played");
                break;
            }
            Measured one = measure(limits, List.of(scene));
            double ratio = one.took().toMillis() / base;
            boolean pass = one.posts() == Neighbourhood.HOSTS * Neighbourhood.POSTS
                    && ratio <= MOST_RATIO
                    && one.held().compareTo(MOST_HELD.plus(Duration.ofMillis((long) base))) <= 0
                    && one.peak() - memory <= MOST_MEGABYTES
                    && one.told();
            played++;
            if (pass) passed++;
            System.out.printf(
                    Locale.ROOT,
                    "%-5s %-42s %6d %6.2f %8.1f %7d %-5s %s%n",
                    scene.id(),
                    scene.what(),
                    one.posts(),
                    ratio,
                    one.held().toMillis() / 1000.0,
                    one.peak() - memory,
                    pass ? "yes" : "NO",
                    one.reasons());
        }
        System.out.printf(
                "%d of %d cases pass (goals: 200 posts, round ≤ %.1f, held ≤ %d s, ≤ +%d MiB, told)%n",
                passed, played, MOST_RATIO, MOST_HELD.toSeconds(), MOST_MEGABYTES);
        System.exit(passed == played ? 0 : 3);
    }

    private static Measured measure(FetchLimits limits, List<HostileScene> scenes) throws Exception {
        Path home = Files.createTempDirectory("hostile-bench");
        try (Neighbourhood street = new Neighbourhood(home, limits, DELAY)) {
            for (HostileScene scene : scenes) street.add(scene);
            Brought brought = street.round(Duration.ofSeconds(150));
            Set<String> told = new HashSet<>();
            Duration held = Duration.ZERO;
            String reasons = "";
            for (HostileScene scene : scenes) {
                Round round = brought.of(scene);
                told.addAll(round.reasons().keySet());
                told.retainAll(scene.codes());
                held = round.took();
                reasons = round.reasons().toString();
            }
            boolean isTold = scenes.stream().allMatch(scene -> scene.codes().isEmpty()) || !told.isEmpty();
            return new Measured(
                    street.collected().size(), brought.took(), held, street.peakMegabytes(), isTold, reasons);
        } finally {
            delete(home);
        }
    }

    private static void delete(Path folder) throws java.io.IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(java.util.Comparator.reverseOrder())::iterator)
                Files.delete(file);
        }
    }
}
