package org.fener.dashboard.schedule;

import org.fener.dashboard.alert.AlertDispatch;
import org.fener.dashboard.mail.MailServer;
import org.fener.dashboard.report.ReportFiles;
import org.fener.dashboard.report.ReportLetters;
import org.fener.dashboard.round.Installation;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.quartz.QuartzJobBean;

/// Sends the reports and alerts that are due. Without a mail server in the settings letters wait.
@DisallowConcurrentExecution
public final class DeliveryJob extends QuartzJobBean {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryJob.class);

    private final Installation installation;

    public DeliveryJob(Installation installation) {
        this.installation = installation;
    }

    @Override
    protected void executeInternal(JobExecutionContext context) {
        try {
            installation
                    .settings()
                    .mail()
                    .ifPresent(mail -> letters(installation).deliver(new MailServer(mail, installation.clock())));
        } catch (RuntimeException e) {
            LOG.error("letters could not be sent: {}", e.toString(), e);
        }
        try {
            new AlertDispatch(installation).run();
        } catch (RuntimeException e) {
            LOG.error("alerts could not be sent: {}", e.toString(), e);
        }
    }

    static ReportLetters letters(Installation installation) {
        return new ReportLetters(
                new ReportFiles(installation.home().reports()),
                installation.deliveries(),
                installation.settings().reportReaders());
    }
}
