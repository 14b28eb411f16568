package org.fener.dashboard.schedule;

import java.io.IOException;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.fener.dashboard.erasure.Erasure;
import org.fener.dashboard.erasure.Retention;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Run.Kind;
import org.fener.dashboard.store.Run.Outcome;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.quartz.QuartzJobBean;

/// Erases posts whose time is over once a night; the run ledger says how it went.
@DisallowConcurrentExecution
public final class RetentionJob extends QuartzJobBean {

    /// In the zone of the installation.
    static final LocalTime AT = LocalTime.of(3, 30);

    private static final Logger LOG = LoggerFactory.getLogger(RetentionJob.class);

    private final Installation installation;

    public RetentionJob(Installation installation) {
        this.installation = installation;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
        ZonedDateTime now =
                installation.clock().instant().atZone(installation.settings().zone());
        if (now.toLocalTime().isBefore(AT)) return;
        installation
                .ledger()
                .begin(
                        Kind.RETENTION,
                        "retention",
                        now.truncatedTo(ChronoUnit.DAYS).with(AT).toInstant())
                .ifPresent(this::erase);
    }

    private void erase(long run) {
        try {
            Optional<Erasure.Done> done = new Retention(installation).run("fener");
            installation
                    .ledger()
                    .end(
                            run,
                            Outcome.DONE,
                            done.map(it -> "erasure " + it.number() + ": " + it.posts() + " posts")
                                    .orElse("nothing was due"));
        } catch (IOException | RuntimeException e) {
            LOG.error("posts whose time is over could not be erased: {}", e.toString(), e);
            installation.ledger().end(run, Outcome.FAILED, e.toString());
        }
    }
}
