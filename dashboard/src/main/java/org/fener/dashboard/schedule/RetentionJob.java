package org.fener.dashboard.schedule;

import java.io.IOException;
import java.time.LocalTime;
import org.fener.dashboard.erasure.Retention;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Run.Kind;
import org.fener.dashboard.store.Run.Outcome;
import org.quartz.DisallowConcurrentExecution;

/// Erases posts whose time is over.
@DisallowConcurrentExecution
public final class RetentionJob extends NightlyJob {

    static final LocalTime AT = LocalTime.of(3, 30);

    private final Installation installation;

    public RetentionJob(Installation installation) {
        super(installation, Kind.RETENTION, "retention", AT);
        this.installation = installation;
    }

    @Override
    Ended work() throws IOException {
        return new Ended(
                Outcome.DONE,
                new Retention(installation)
                        .run("fener")
                        .map(done -> "erasure " + done.number() + ": " + done.posts() + " posts")
                        .orElse("nothing was due"));
    }
}
