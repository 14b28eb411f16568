package org.fener.indexer.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

/// Prints what was measured, one line a row.
final class BenchTable {

    private BenchTable() {}

    static void head(String what) {
        System.out.printf(
                Locale.ROOT,
                "%n%s (load average %.1f, %d processors)%n",
                what,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
        System.out.printf(Locale.ROOT, "%-44s %14s %14s %8s%n", "", "peer", "ours", "ratio");
    }

    static void row(String what, double peer, double ours) {
        System.out.printf(Locale.ROOT, "%-44s %14.1f %14.1f %8.2f%n", what, peer, ours, ours / peer);
    }

    static void row(String what, double ours) {
        System.out.printf(Locale.ROOT, "%-44s %14s %14.2f%n", what, "", ours);
    }

    /// The value that `share` of all values do not exceed.
    static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }
}
