package org.fener.indexer.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/// Time on the clock, and time of the processors that the whole program used: the second is the same on a busy machine.
public record Stopwatch(double seconds, double cpuSeconds) {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /// What is timed.
    @FunctionalInterface
    public interface Work {
        void run() throws IOException;
    }

    public static Stopwatch time(Work work) throws IOException {
        long cpu = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        work.run();
        return new Stopwatch((System.nanoTime() - start) / 1e9, (SYSTEM.getProcessCpuTime() - cpu) / 1e9);
    }
}
