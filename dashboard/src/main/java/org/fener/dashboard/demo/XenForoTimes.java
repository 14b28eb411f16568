package org.fener.dashboard.demo;

import java.time.Instant;

/// Times as XenForo prints them: a `<time>` element with the instant in three forms.
final class XenForoTimes {

    private final PrintedTime times;

    XenForoTimes(DemoSite site) {
        this.times = new PrintedTime(site);
    }

    String element(Instant time, String classes) {
        return element(time, classes, "");
    }

    String element(Instant time, String classes, String more) {
        String day = times.as("d MMM yyyy", time);
        return "<time class=\"" + classes + "\" dir=\"auto\" datetime=\"" + times.isoWithoutColon(time)
                + "\" data-time=\""
                + time.getEpochSecond() + "\" data-date-string=\"" + day + "\" data-time-string=\""
                + times.as("HH:mm", time)
                + "\" title=\"" + printed(time) + "\"" + more + ">" + day + "</time>";
    }

    String printed(Instant time) {
        return times.as("d MMM yyyy 'at' HH:mm", time);
    }

    String iso(Instant time) {
        return times.iso(time);
    }
}
