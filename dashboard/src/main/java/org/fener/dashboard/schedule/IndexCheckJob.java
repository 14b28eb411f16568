package org.fener.dashboard.schedule;

import java.io.IOException;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.fener.dashboard.round.Installation;
import org.fener.indexer.IndexUnusableException;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.quartz.QuartzJobBean;

/// Reads the whole index against its checksums once a night; a damaged one is made again from the archive, never
/// repaired, while searches are answered from what is still whole.
@DisallowConcurrentExecution
public final class IndexCheckJob extends QuartzJobBean {

    /// In the zone of the installation: few people, few rounds.
    static final LocalTime AT = LocalTime.of(3, 40);

    private static final Logger LOG = LoggerFactory.getLogger(IndexCheckJob.class);

    private final Installation installation;

    public IndexCheckJob(Installation installation) {
        this.installation = installation;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
        ZonedDateTime now =
                installation.clock().instant().atZone(installation.settings().zone());
        if (now.getHour() != AT.getHour() || now.getMinute() != AT.getMinute()) return;
        check();
    }

    /// Whether the index was whole.
    boolean check() {
        try {
            installation.index().verify();
            LOG.info("the index was read against its checksums: nothing is damaged");
            return true;
        } catch (IndexUnusableException damaged) {
            LOG.error("{}; it is made again now", damaged.getMessage());
            rebuild();
        } catch (IOException | RuntimeException e) {
            LOG.error("the index could not be checked: {}", e.toString(), e);
        }
        return false;
    }

    private void rebuild() {
        try {
            installation.rebuild(read -> {});
            LOG.info("the index was made again from the archive");
        } catch (IOException | RuntimeException e) {
            LOG.error("the index could not be made again: {}", e.toString(), e);
        }
    }
}
