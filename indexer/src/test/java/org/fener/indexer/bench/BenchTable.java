package org.fener.indexer.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

/// Prints what was measured, one line a row: ours, the goal, the peer in the same run, and how they compare.
public final class BenchTable {

    private static final String ROW = "%-52s %13s %13s %13s %8s%n";

    private BenchTable() {}

    public static void head(String what) {
        System.out.printf(
                Locale.ROOT,
                "%n%s (load average %.1f, %d processors, heap %d MB)%n",
                what,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20);
        System.out.printf(Locale.ROOT, ROW, "", "ours", "goal", "peer", "ratio");
    }

    /// Where more is better: the ratio is ours to the peer's.
    public static void row(String what, double ours, String goal, double peer) {
        System.out.printf(Locale.ROOT, ROW, what, number(ours), goal, number(peer), "%.2f".formatted(ours / peer));
    }

    public static void row(String what, double ours, String goal) {
        System.out.printf(Locale.ROOT, ROW, what, number(ours), goal, "", "");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 1_000 ? "%,.0f" : value >= 10 ? "%.1f" : "%.3f", value);
    }

    /// The value that `share` of all values do not exceed.
    public static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }
}
