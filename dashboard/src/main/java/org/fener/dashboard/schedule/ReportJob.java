package org.fener.dashboard.schedule;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.fener.dashboard.report.AuditMarks;
import org.fener.dashboard.report.DailyReport;
import org.fener.dashboard.report.ReportFiles;
import org.fener.dashboard.report.ReportMaker;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Run.Kind;
import org.fener.dashboard.store.Run.Outcome;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.quartz.QuartzJobBean;

/// Makes the report of each day that has ended and has none yet, oldest first: at the set local time, or as soon as the
/// program runs again. Asked every minute; the ledger makes each report at most once. The first is of the day on which
/// the installation first ran: of days before it nothing is known, which is not the same as nothing new.
@DisallowConcurrentExecution
public final class ReportJob extends QuartzJobBean {

    private static final Logger LOG = LoggerFactory.getLogger(ReportJob.class);
    private static final int MADE_UP_DAYS = 7;

    private final Installation installation;

    public ReportJob(Installation installation) {
        this.installation = installation;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
        makeDue();
    }

    void makeDue() {
        ZoneId zone = installation.settings().zone();
        ZonedDateTime now = installation.clock().instant().atZone(zone);
        LocalDate today = now.toLocalDate();
        boolean timeHasCome =
                !now.toLocalTime().isBefore(installation.settings().reportAt());
        LocalDate last = timeHasCome ? today.minusDays(1) : today.minusDays(2);
        Optional<LocalDate> began =
                installation.ledger().first().map(run -> run.atZone(zone).toLocalDate());
        if (began.isEmpty() || last.isBefore(began.get())) return;
        LocalDate first = installation
                .ledger()
                .lastDue(Kind.REPORT, "daily")
                .map(due -> due.atZone(zone).toLocalDate())
                .filter(day -> day.isAfter(last.minusDays(MADE_UP_DAYS)))
                .orElse(last);
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) make(day, zone);
    }

    private void make(LocalDate day, ZoneId zone) {
        Instant due = day.plusDays(1).atStartOfDay(zone).toInstant();
        Optional<Long> run = installation.ledger().begin(Kind.REPORT, "daily", due);
        if (run.isEmpty()) return;
        try {
            ReportFiles files = new ReportFiles(installation.home().reports());
            DailyReport report = new ReportMaker(installation).make(day);
            List<Path> written = files.write(report);
            AuditMarks.keep(installation, report);
            if (installation.settings().mail().isPresent())
                DeliveryJob.letters(installation).askForAll(day);
            LOG.info("report of {} made: {}", day, written);
            installation.ledger().end(run.get(), Outcome.DONE, day.toString());
        } catch (IOException | RuntimeException e) {
            LOG.error("report of {} failed: {}", day, e.toString(), e);
            installation.ledger().end(run.get(), Outcome.FAILED, e.toString());
        }
    }
}
