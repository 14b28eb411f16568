package org.fener.dashboard.schedule;

import java.io.IOException;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.fener.dashboard.report.AuditCheck;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Run.Kind;
import org.fener.dashboard.store.Run.Outcome;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.quartz.QuartzJobBean;

/// Reads the audit log against its chain and the daily reports once a night; what it finds stands on the audit page.
@DisallowConcurrentExecution
public final class AuditCheckJob extends QuartzJobBean {

    /// In the zone of the installation.
    static final LocalTime AT = LocalTime.of(3, 0);

    private static final Logger LOG = LoggerFactory.getLogger(AuditCheckJob.class);

    private final Installation installation;

    public AuditCheckJob(Installation installation) {
        this.installation = installation;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
        ZonedDateTime now =
                installation.clock().instant().atZone(installation.settings().zone());
        if (now.toLocalTime().isBefore(AT)) return;
        Optional<Long> run = installation
                .ledger()
                .begin(
                        Kind.AUDIT_CHECK,
                        "audit",
                        now.truncatedTo(ChronoUnit.DAYS).with(AT).toInstant());
        run.ifPresent(this::check);
    }

    private void check(long run) {
        try {
            List<String> faults =
                    new AuditCheck(installation.database(), installation.clock(), installation.home()).faults();
            faults.forEach(fault -> LOG.error("{}", fault));
            installation
                    .ledger()
                    .end(
                            run,
                            faults.isEmpty() ? Outcome.DONE : Outcome.FAILED,
                            String.join("; ", faults.stream().limit(100).toList()));
        } catch (IOException | RuntimeException e) {
            LOG.error("the audit log could not be checked: {}", e.toString(), e);
            installation.ledger().end(run, Outcome.FAILED, e.toString());
        }
    }
}
