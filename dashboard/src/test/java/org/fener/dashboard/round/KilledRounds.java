package org.fener.dashboard.round;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.fener.crawler.archive.ArchiveCursor;
import org.fener.crawler.archive.ArchiveVerifier;
import org.fener.crawler.archive.WarcFollower;
import org.fener.dashboard.home.Home;

/// Kills rounds with -9 at random points, again and again in the same home until one gets through, and counts what is
/// wrong afterwards. The points lie in the time that the round still has to go: the more of the site a home holds, the
/// sooner its next round is over.
final class KilledRounds {

    /// Whom the kill meets.
    private enum Victim {
        BOTH,
        CRAWL_PROCESS,
        MAIN_PROCESS
    }

    /// @param kills    that met a living process
    /// @param finished rounds that got through after kills, each compared with an undisturbed one
    /// @param lost     captures that were durable, posts that could be found, posts of an undisturbed round
    /// @param doubles  posts that are there twice, or in more versions than an undisturbed round makes
    /// @param needed   rounds that did not go on by themselves, and damages that verify tells
    record Outcome(int kills, int finished, int lost, int doubles, int needed) {}

    private final BoardsProgram program;
    private final Random random;
    private Map<String, Integer> expected = Map.of();
    private Duration whole = Duration.ZERO;
    private Duration idle = Duration.ZERO;
    private int allCaptures;
    private int kills;
    private int finished;
    private int lost;
    private int doubles;
    private int needed;

    KilledRounds(BoardsProgram program, long seed) {
        this.program = program;
        this.random = new Random(seed);
    }

    Outcome run(int times) throws IOException, InterruptedException {
        Home undisturbed = program.home("undisturbed");
        whole = undisturbed(undisturbed);
        allCaptures = captures(undisturbed).size();
        idle = undisturbed(undisturbed);
        expected = BoardsProgram.posts(undisturbed);
        for (int home = 0; kills < times; home++) killUntilDone(program.home("killed-" + home), times);
        return new Outcome(kills, finished, lost, doubles, needed);
    }

    private static Duration undisturbed(Home home) throws IOException, InterruptedException {
        long began = System.nanoTime();
        if (BoardsProgram.round(home).waitFor() != 0)
            throw new IOException("the undisturbed round fails: " + BoardsProgram.log(home));
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private void killUntilDone(Home home, int times) throws IOException, InterruptedException {
        Set<String> captures = Set.of();
        Map<String, Integer> posts = Map.of();
        boolean done = false;
        while (!done) {
            Process round = BoardsProgram.round(home);
            boolean killed = kills < times && kill(round, captures.size());
            int exit = round.waitFor();
            boolean survived = exit == 0;
            if (!survived && !killed) needed++;
            Set<String> left = captures(home);
            lost += missing(captures, left);
            captures = left;
            Map<String, Integer> found = BoardsProgram.posts(home);
            lost += missing(posts.keySet(), found.keySet());
            posts = found;
            done = survived || !killed;
        }
        finished++;
        lost += missing(expected.keySet(), posts.keySet());
        Map<String, Integer> more = new TreeMap<>(posts);
        more.entrySet().removeAll(expected.entrySet());
        doubles += more.size();
        needed += new ArchiveVerifier(home.archive()).verify().damages().size();
        System.err.printf(
                "%d kills, %d rounds finished: %s%n",
                kills, finished, new Outcome(kills, finished, lost, doubles, needed));
    }

    /// True if it met a process that was alive.
    private boolean kill(Process round, int held) throws InterruptedException {
        double left = Math.max(0, 1 - (double) held / allCaptures);
        long longest = idle.toMillis() + (long) (left * whole.minus(idle).toMillis());
        long after = (long) (random.nextDouble() * longest);
        if (round.waitFor(after, TimeUnit.MILLISECONDS)) return false;
        Victim victim = Victim.values()[random.nextInt(Victim.values().length)];
        List<ProcessHandle> crawl = round.descendants().toList();
        boolean met = false;
        if (victim != Victim.MAIN_PROCESS) for (ProcessHandle child : crawl) met |= child.destroyForcibly();
        if (victim != Victim.CRAWL_PROCESS) {
            round.toHandle().destroyForcibly();
            met = true;
        }
        if (met) kills++;
        return met;
    }

    private static int missing(Set<String> before, Set<String> now) {
        Set<String> gone = new HashSet<>(before);
        gone.removeAll(now);
        return gone.size();
    }

    /// What readers of the archive may see: it is durable.
    private static Set<String> captures(Home home) throws IOException {
        Set<String> captures = new HashSet<>();
        new WarcFollower(home.archive()).read(ArchiveCursor.START, entry -> captures.add(entry.recordId()));
        return captures;
    }
}
