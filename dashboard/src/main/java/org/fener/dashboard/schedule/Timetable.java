package org.fener.dashboard.schedule;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.fener.crawler.Source;
import org.fener.dashboard.round.Installation;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.SimpleTrigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.quartz.QuartzJobBean;

/// Keeps Quartz's jobs the same as the sources file: one per source, added, changed and removed as the file changes.
@DisallowConcurrentExecution
public final class Timetable extends QuartzJobBean {

    static final String ROUNDS = "rounds";

    private static final Logger LOG = LoggerFactory.getLogger(Timetable.class);

    private final Installation installation;

    public Timetable(Installation installation) {
        this.installation = installation;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) throws org.quartz.JobExecutionException {
        installation.pulse().beat();
        if (installation.fetchStop().current().isPresent())
            endRounds(); // the switch may have been a command's, or a file's
        try {
            align(context.getScheduler());
        } catch (SchedulerException e) {
            throw new org.quartz.JobExecutionException("the timetable could not be aligned with the sources", e);
        }
    }

    private void endRounds() {
        try {
            installation.running().endAll();
        } catch (IOException e) {
            LOG.warn("fetching is stopped, but the rounds that run could not be ended: {}", e.toString());
        }
    }

    void align(Scheduler scheduler) throws SchedulerException {
        Set<JobKey> wanted = new HashSet<>();
        for (Source source : installation.sources().all()) {
            if (source.paused()) continue;
            JobKey key = new JobKey(source.id(), ROUNDS);
            wanted.add(key);
            if (!isUpToDate(scheduler, source)) schedule(scheduler, source, key);
        }
        for (JobKey key : scheduler.getJobKeys(GroupMatcher.jobGroupEquals(ROUNDS)))
            if (!wanted.contains(key)) scheduler.deleteJob(key);
    }

    private static boolean isUpToDate(Scheduler scheduler, Source source) throws SchedulerException {
        return scheduler.getTrigger(new TriggerKey(source.id(), ROUNDS)) instanceof SimpleTrigger trigger
                && trigger.getRepeatInterval() == source.every().toMillis();
    }

    private void schedule(Scheduler scheduler, Source source, JobKey key) throws SchedulerException {
        JobDetail job = JobBuilder.newJob(RoundJob.class)
                .withIdentity(key)
                .storeDurably()
                .build();
        SimpleTrigger trigger = TriggerBuilder.newTrigger()
                .withIdentity(source.id(), ROUNDS)
                .forJob(job)
                .startAt(java.util.Date.from(
                        RoundJob.slot(source, installation.clock().instant())))
                .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                        .withIntervalInMilliseconds(source.every().toMillis())
                        .repeatForever()
                        .withMisfireHandlingInstructionNowWithRemainingCount())
                .build();
        scheduler.addJob(job, true);
        scheduler.unscheduleJob(trigger.getKey());
        scheduler.scheduleJob(trigger);
    }
}
