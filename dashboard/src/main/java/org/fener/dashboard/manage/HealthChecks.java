package org.fener.dashboard.manage;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.fener.dashboard.manage.Health.Part;
import org.fener.dashboard.round.Installation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the parts of an installation how they are, each within a time limit: a disk or database that hangs is down,
/// and does not hang whoever asks. A part that still thinks is not asked a second time.
public final class HealthChecks {

    private static final Logger LOG = LoggerFactory.getLogger(HealthChecks.class);

    private static final Duration LONGEST = Duration.ofSeconds(5);

    /// Without these no page can be answered.
    private static final List<String> NEEDED_TO_SERVE = List.of("database", "index");

    private final Map<String, Callable<Part>> checks;
    private final Duration longest;
    private final Map<String, FutureTask<Part>> asked = new ConcurrentHashMap<>();

    /// @param checks by the part's name, in the order shown
    HealthChecks(Map<String, Callable<Part>> checks, Duration longest) {
        this.checks = new LinkedHashMap<>(checks);
        this.longest = longest;
    }

    public static HealthChecks of(Installation installation) {
        return new HealthChecks(new InstallationParts(installation).all(), LONGEST);
    }

    /// Whether pages can be answered.
    Health ready() {
        return health(NEEDED_TO_SERVE);
    }

    /// Whether all work is done.
    public Health all() {
        return health(List.copyOf(checks.keySet()));
    }

    private Health health(List<String> names) {
        Map<String, FutureTask<Part>> answers = new LinkedHashMap<>();
        for (String name : names) answers.put(name, asked.computeIfAbsent(name, this::ask));
        Map<String, Part> parts = new LinkedHashMap<>();
        long end = System.nanoTime() + longest.toNanos();
        answers.forEach((name, answer) -> parts.put(name, awaited(name, answer, end - System.nanoTime())));
        return new Health(parts);
    }

    private FutureTask<Part> ask(String name) {
        Callable<Part> check = checks.get(name);
        if (check == null) throw new IllegalArgumentException("no part '" + name + "'");
        FutureTask<Part> task = new FutureTask<>(check);
        Thread.ofVirtual().name("health-" + name).start(task);
        return task;
    }

    private Part awaited(String name, FutureTask<Part> answer, long nanos) {
        try {
            Part part = answer.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
            asked.remove(name, answer);
            return part;
        } catch (ExecutionException e) {
            asked.remove(name, answer);
            LOG.warn("health of the {}: {}", name, String.valueOf(e.getCause()));
            return Part.down("it cannot be asked, see the log", Map.of());
        } catch (TimeoutException e) {
            return Part.down("no answer within " + longest.toSeconds() + " s", Map.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Part.down("interrupted", Map.of());
        }
    }
}
