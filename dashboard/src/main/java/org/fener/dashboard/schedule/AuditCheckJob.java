package org.fener.dashboard.schedule;

import java.io.IOException;
import java.time.LocalTime;
import java.util.List;
import org.fener.dashboard.report.AuditCheck;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Run.Kind;
import org.fener.dashboard.store.Run.Outcome;
import org.quartz.DisallowConcurrentExecution;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the audit log against its chain and the daily reports; what it finds stands on the audit page.
@DisallowConcurrentExecution
public final class AuditCheckJob extends NightlyJob {

    static final LocalTime AT = LocalTime.of(3, 0);

    private static final Logger LOG = LoggerFactory.getLogger(AuditCheckJob.class);
    private static final int MOST_KEPT = 100;

    private final Installation installation;

    public AuditCheckJob(Installation installation) {
        super(installation, Kind.AUDIT_CHECK, "audit", AT);
        this.installation = installation;
    }

    @Override
    Ended work() throws IOException {
        List<String> faults =
                new AuditCheck(installation.database(), installation.clock(), installation.home()).faults();
        faults.forEach(fault -> LOG.error("{}", fault));
        return new Ended(
                faults.isEmpty() ? Outcome.DONE : Outcome.FAILED,
                String.join("; ", faults.stream().limit(MOST_KEPT).toList()));
    }
}
