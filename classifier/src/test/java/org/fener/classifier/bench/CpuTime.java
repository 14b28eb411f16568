package org.fener.classifier.bench;

import java.lang.management.ManagementFactory;

/// CPU time of the running thread: what others do on the machine counts little.
final class CpuTime {

    private static final int ROUNDS = 5;

    private CpuTime() {}

    /// Microseconds of one run, the best of several after a warm-up; `work` is done `units` times in a run.
    static double micros(int units, Runnable work) {
        work.run();
        work.run();
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = nanos();
            work.run();
            best = Math.min(best, (nanos() - start) / 1e3 / units);
        }
        return best;
    }

    private static long nanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
