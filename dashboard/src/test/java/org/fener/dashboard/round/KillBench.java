package org.fener.dashboard.round;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fener.dashboard.SharedMaterial;

/// Kills rounds over a real forum with -9 at random points. `bench kill [--times N] [--seed N]`: 100 kills unless told
/// otherwise, each of which costs a start of the program.
final class KillBench {

    private KillBench() {}

    public static void main(String[] arguments) throws Exception {
        System.setProperty("fener.lib-crawl", BoardsProgram.crawlLibraries());
        List<String> words = List.of(arguments);
        int times = (int) number(words, "--times", 100);
        long seed = number(words, "--seed", System.nanoTime());
        Path folder = Files.createTempDirectory("bench-kill");
        try (SavedSite site = SavedSite.serve(SharedMaterial.path(BoardsProgram.BOARDS))) {
            KilledRounds.Outcome outcome = new KilledRounds(new BoardsProgram(folder, site), seed).run(times);
            System.out.printf(
                    "rounds over two real boards, killed with -9 at random points (seed %d)%n%-44s %8s  %s%n",
                    seed, "measure", "ours", "goal");
            line("kills", outcome.kills(), "100");
            line("rounds finished afterwards, compared", outcome.finished(), "");
            line("acknowledged posts and captures lost", outcome.lost(), "0");
            line("duplicates", outcome.doubles(), "0");
            line("manual steps needed", outcome.needed(), "0");
        }
        System.out.println("homes left in " + folder);
    }

    private static long number(List<String> words, String name, long otherwise) {
        int at = words.indexOf(name);
        return at < 0 ? otherwise : Long.parseLong(words.get(at + 1));
    }

    private static void line(String measure, int ours, String goal) {
        System.out.printf("%-44s %8d  %s%n", measure, ours, goal);
    }
}
