package org.fener.dashboard.manage;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fener.dashboard.manage.Health.Part;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Run;
import org.fener.dashboard.store.Run.Kind;
import org.fener.dashboard.store.Run.Outcome;
import org.fener.indexer.PostQuery;

/// The parts of an installation that can fail apart from each other.
final class InstallationParts {

    /// Below it archive, index and database may soon be unable to grow.
    private static final long LEAST_FREE_BYTES = 1L << 30;

    /// The jobs look around every 15 seconds.
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /// What is in the archive is in the index seconds later; a large import takes longer.
    private static final Duration LONGEST_BEHIND = Duration.ofHours(1);

    /// So many rounds in a row that broke, whatever their source, are no site's fault.
    private static final int BROKEN_ROUNDS = 3;

    private final Installation installation;

    InstallationParts(Installation installation) {
        this.installation = installation;
    }

    Map<String, Callable<Part>> all() {
        Map<String, Callable<Part>> parts = new LinkedHashMap<>();
        parts.put("database", this::database);
        parts.put("index", this::index);
        parts.put("archive", this::archive);
        parts.put("crawl", this::crawl);
        parts.put("disk", this::disk);
        parts.put("scheduler", this::scheduler);
        return parts;
    }

    private Part database() {
        return installation.database().answers() ? Part.up(Map.of()) : Part.down("it does not answer", Map.of());
    }

    private Part index() throws IOException {
        Map<String, Long> numbers = new LinkedHashMap<>();
        numbers.put("posts", installation.index().count(PostQuery.of("")));
        long unread = installation.archive().unread(installation.index().cursor());
        long age = age(IndexFolder.lastCommit(installation.home().index()));
        numbers.put("ageSeconds", age);
        numbers.put("unreadBytes", unread);
        boolean isBehind = unread > 0 && age > LONGEST_BEHIND.toSeconds();
        return isBehind ? Part.down("it does not follow the archive", numbers) : Part.up(numbers);
    }

    private long age(Optional<Instant> time) {
        return time.map(at ->
                        Duration.between(at, installation.clock().instant()).toSeconds())
                .map(seconds -> Math.max(0, seconds))
                .orElse(0L);
    }

    private Part archive() {
        return Files.isWritable(installation.home().archive())
                ? Part.up(Map.of())
                : Part.down("its folder cannot be written to", Map.of());
    }

    private Part crawl() {
        Map<String, Long> numbers =
                Map.of("roundsRunning", (long) installation.running().count());
        if (installation.fetchStop().current().isPresent())
            return new Part(true, "fetching was stopped by a person", numbers);
        List<Run> ended = installation.ledger().latest(Kind.ROUND, 2 * BROKEN_ROUNDS).stream()
                .filter(run -> run.outcome() == Outcome.DONE || run.outcome() == Outcome.FAILED)
                .limit(BROKEN_ROUNDS)
                .toList();
        boolean isBroken =
                ended.size() == BROKEN_ROUNDS && ended.stream().allMatch(run -> run.outcome() == Outcome.FAILED);
        return isBroken
                ? Part.down("the last " + BROKEN_ROUNDS + " rounds broke, see the log", numbers)
                : Part.up(numbers);
    }

    private Part disk() throws IOException {
        long free = Files.getFileStore(installation.home().path()).getUsableSpace();
        Map<String, Long> numbers = Map.of("freeBytes", free);
        return free < LEAST_FREE_BYTES ? Part.down("less than 1 GiB is free", numbers) : Part.up(numbers);
    }

    private Part scheduler() {
        Optional<Instant> last = installation.pulse().last();
        if (last.isEmpty()) return Part.down("no job has run yet", Map.of());
        long seconds = age(last);
        Map<String, Long> numbers = Map.of("ageSeconds", seconds);
        return seconds > LONGEST_PAUSE.toSeconds() ? Part.down("no job runs any more", numbers) : Part.up(numbers);
    }
}
