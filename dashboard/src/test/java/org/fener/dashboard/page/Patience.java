package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Waits for what a program does beside the requests.
final class Patience {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private Patience() {}

    /// What is to come to hold.
    interface Condition {
        boolean holds() throws Exception;
    }

    /// @param what for the failure, if it does not hold within two minutes
    static void await(String what, Condition condition) throws Exception {
        long until = System.nanoTime() + LONGEST.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("waited too long for " + what).isLessThan(until);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
