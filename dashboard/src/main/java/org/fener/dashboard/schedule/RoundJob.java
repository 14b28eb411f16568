package org.fener.dashboard.schedule;

import java.time.Instant;
import org.fener.crawler.Source;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.round.RoundRunner;
import org.fener.dashboard.store.Run.Kind;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.springframework.scheduling.quartz.QuartzJobBean;

/// One round of the source that the job is named after. The ledger says whether it is due: a missed time is made up
/// once, a time that was taken is not run again.
@DisallowConcurrentExecution
public final class RoundJob extends QuartzJobBean {

    private final Installation installation;

    public RoundJob(Installation installation) {
        this.installation = installation;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
        String id = context.getJobDetail().getKey().getName();
        installation.sources().find(id).filter(source -> !source.paused()).ifPresent(this::runIfDue);
    }

    private void runIfDue(Source source) {
        Instant now = installation.clock().instant();
        Instant slot = slot(source, now);
        boolean taken = installation
                .ledger()
                .lastDue(Kind.ROUND, source.id())
                .map(last -> !last.isBefore(slot))
                .orElse(false);
        if (taken) return;
        try {
            new RoundRunner(installation).run(source, slot);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The latest due time: multiples of the source's interval since the epoch, moved by the source's name so that
    /// not all sources of an hour begin together.
    static Instant slot(Source source, Instant now) {
        long every = source.every().toSeconds();
        long shift = Math.floorMod(source.id().hashCode(), every);
        return Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond() - shift, every) * every + shift);
    }
}
