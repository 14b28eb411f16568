package org.fener.dashboard.schedule;

import java.io.IOException;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Run.Kind;
import org.fener.dashboard.store.Run.Outcome;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.quartz.QuartzJobBean;

/// What is done once a night: at its hour, or as soon afterwards as the program runs; the run ledger says how it went.
abstract class NightlyJob extends QuartzJobBean {

    private static final Logger LOG = LoggerFactory.getLogger(NightlyJob.class);

    private final Installation installation;
    private final Kind kind;
    private final String subject;
    private final LocalTime at;

    /// @param subject stands in the ledger
    /// @param at      in the zone of the installation
    NightlyJob(Installation installation, Kind kind, String subject, LocalTime at) {
        this.installation = installation;
        this.kind = kind;
        this.subject = subject;
        this.at = at;
    }

    /// How a night's work ended.
    record Ended(Outcome outcome, String details) {}

    abstract Ended work() throws IOException;

    @Override
    protected final void executeInternal(JobExecutionContext context) {
        ZonedDateTime now =
                installation.clock().instant().atZone(installation.settings().zone());
        if (now.toLocalTime().isBefore(at)) return;
        installation
                .ledger()
                .begin(kind, subject, now.truncatedTo(ChronoUnit.DAYS).with(at).toInstant())
                .ifPresent(this::run);
    }

    private void run(long run) {
        Ended ended;
        try {
            ended = work();
        } catch (IOException | RuntimeException e) {
            LOG.error("{} failed: {}", kind, e.toString(), e);
            ended = new Ended(Outcome.FAILED, e.toString());
        }
        installation.ledger().end(run, ended.outcome(), ended.details());
    }
}
