package org.fener.dashboard.schedule;

import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The jobs that are always there: one aligns the rounds with the sources file, one makes reports, one sends
/// them, one checks the index, one the audit log.
@Configuration(proxyBeanMethods = false)
class ScheduleConfiguration {

    private static final int TIMETABLE_SECONDS = 15;
    private static final int REPORT_SECONDS = 60;
    private static final int DELIVERY_SECONDS = 20;
    /// it begins in one minute of the night alone
    private static final int INDEX_CHECK_SECONDS = 60;
    /// once a night, or as soon as the program runs again
    private static final int AUDIT_CHECK_SECONDS = 300;
    private static final int RETENTION_SECONDS = 300;

    @Bean
    JobDetail timetableJob() {
        return job(Timetable.class, "timetable");
    }

    @Bean
    Trigger timetableTrigger(JobDetail timetableJob) {
        return every(timetableJob, TIMETABLE_SECONDS);
    }

    @Bean
    JobDetail reportJob() {
        return job(ReportJob.class, "report");
    }

    @Bean
    Trigger reportTrigger(JobDetail reportJob) {
        return every(reportJob, REPORT_SECONDS);
    }

    @Bean
    JobDetail indexCheckJob() {
        return job(IndexCheckJob.class, "index-check");
    }

    @Bean
    Trigger indexCheckTrigger(JobDetail indexCheckJob) {
        return every(indexCheckJob, INDEX_CHECK_SECONDS);
    }

    @Bean
    JobDetail deliveryJob() {
        return job(DeliveryJob.class, "delivery");
    }

    @Bean
    Trigger deliveryTrigger(JobDetail deliveryJob) {
        return every(deliveryJob, DELIVERY_SECONDS);
    }

    @Bean
    JobDetail auditCheckJob() {
        return job(AuditCheckJob.class, "audit-check");
    }

    @Bean
    Trigger auditCheckTrigger(JobDetail auditCheckJob) {
        return every(auditCheckJob, AUDIT_CHECK_SECONDS);
    }

    @Bean
    JobDetail retentionJob() {
        return job(RetentionJob.class, "retention");
    }

    @Bean
    Trigger retentionTrigger(JobDetail retentionJob) {
        return every(retentionJob, RETENTION_SECONDS);
    }

    private static JobDetail job(Class<? extends Job> type, String name) {
        return JobBuilder.newJob(type)
                .withIdentity(name, "house")
                .storeDurably()
                .build();
    }

    private static Trigger every(JobDetail job, int seconds) {
        return TriggerBuilder.newTrigger()
                .withIdentity(job.getKey().getName(), job.getKey().getGroup())
                .forJob(job)
                .startNow()
                .withSchedule(SimpleScheduleBuilder.repeatSecondlyForever(seconds)
                        .withMisfireHandlingInstructionNextWithRemainingCount())
                .build();
    }
}
