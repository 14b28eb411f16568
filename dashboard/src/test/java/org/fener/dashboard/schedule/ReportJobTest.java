package org.fener.dashboard.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.report.ReportFiles;
import org.fener.dashboard.round.OpenInstallation;
import org.fener.dashboard.store.Run.Kind;
import org.fener.dashboard.store.Run.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which days get a report.
final class ReportJobTest {

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void noReportIsMadeOfADayBeforeTheInstallationWas() throws IOException {
        Home home = new Home(folder.resolve("home")).prepare();
        try (OpenInstallation installation = OpenInstallation.open(home, () -> now)) {
            ReportJob job = new ReportJob(installation);
            ReportFiles reports = new ReportFiles(home.reports());

            job.makeDue();
            assertThat(reports.days()).as("nothing ever ran").isEmpty();
            long run = installation.ledger().begin(Kind.ROUND, "roads", now).orElseThrow();
            installation.ledger().end(run, Outcome.FAILED, "no answer");
            job.makeDue();
            assertThat(reports.days()).as("its first day has not ended").isEmpty();

            now = now.plus(Duration.ofDays(1));
            job.makeDue();
            assertThat(reports.days()).containsExactly(LocalDate.of(2026, 3, 1));
            now = now.plus(Duration.ofDays(2));
            job.makeDue();
            assertThat(reports.days()).hasSize(3);
        }
    }
}
