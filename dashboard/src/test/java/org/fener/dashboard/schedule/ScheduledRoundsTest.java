package org.fener.dashboard.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.fener.dashboard.demo.DemoWeb;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.page.WebServer;
import org.fener.dashboard.round.OpenInstallation;
import org.fener.dashboard.round.RoundRecord;
import org.fener.dashboard.store.Run;
import org.fener.dashboard.store.Run.Kind;
import org.fener.dashboard.store.Run.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The running program takes up sources by itself, makes the report that is due, and after a restart runs nothing
/// twice.
final class ScheduledRoundsTest {

    private static final String SOURCE = "mahala";

    @TempDir
    Path folder;

    @Test
    void roundsAndReportsRunByThemselvesAndNothingRunsTwice() throws Exception {
        try (DemoWeb web = DemoWeb.stepped(0, InstantSource.system())) {
            Home home = new Home(folder.resolve("home")).prepare();
            Files.writeString(home.settingsFile(), "fetch: {allow-addresses: [127.0.0.0/8]}\n");
            ranTwoDaysAgo(home);
            try (OpenInstallation installation = OpenInstallation.open(home, InstantSource.system());
                    WebServer server = WebServer.start(installation, "127.0.0.1", 0, true)) {
                assertThat(server.port()).isPositive();
                Files.writeString(home.sourcesFile(), oneSource(web.sourcesYaml()));
                await("a round", () -> ended(installation));
                await(
                        "a report",
                        () -> !installation
                                .ledger()
                                .latest(Kind.REPORT, "daily", 1)
                                .isEmpty());
                assertThat(installation
                                .index()
                                .search(org.fener.indexer.PostQuery.of(""))
                                .total())
                        .isPositive();
            }

            try (OpenInstallation again = OpenInstallation.open(home, InstantSource.system());
                    WebServer server = WebServer.start(again, "127.0.0.1", 0, true)) {
                assertThat(server.port()).isPositive();
                TimeUnit.SECONDS.sleep(3);
                List<Run> runs = again.ledger().latest(Kind.ROUND, SOURCE, 100);
                assertThat(runs.stream().map(Run::dueAt).distinct()).hasSameSizeAs(runs);
                assertThat(again.ledger().latest(Kind.REPORT, "daily", 100)).hasSize(1);
            }
        }
    }

    /// A report is made of a day that the installation saw.
    private static void ranTwoDaysAgo(Home home) throws IOException {
        Instant then = Instant.now().minus(Duration.ofDays(2));
        try (OpenInstallation before = OpenInstallation.open(home, () -> then)) {
            long run = before.ledger().begin(Kind.ROUND, "gone", then).orElseThrow();
            before.ledger().end(run, Outcome.DONE, RoundRecord.NOTHING.json());
        }
    }

    private static boolean ended(OpenInstallation installation) {
        return installation.ledger().latest(Kind.ROUND, SOURCE, 10).stream()
                .anyMatch(run -> run.outcome() == Outcome.DONE);
    }

    /// The first entry after the head up to the next one, for the source that is watched here.
    private static String oneSource(String yaml) {
        int start = yaml.indexOf("  - id: " + SOURCE);
        int end = yaml.indexOf("  - id: ", start + 1);
        return "sources:\n" + yaml.substring(start, end < 0 ? yaml.length() : end);
    }

    private static void await(String what, BooleanSupplier holds) throws IOException, InterruptedException {
        long until = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long for " + what).isLessThan(until);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
