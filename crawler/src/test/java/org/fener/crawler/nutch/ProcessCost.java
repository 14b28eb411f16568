package org.fener.crawler.nutch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What Linux says that a process has cost so far.
final class ProcessCost {

    /// Linux counts processor time in hundredths of a second for everyone who reads it there.
    private static final double TICK = 0.01;

    private ProcessCost() {}

    /// Processor seconds of a living process, its ended children included.
    static double seconds(long pid) throws IOException {
        return sum(pid, 11, 15);
    }

    /// Processor seconds of the children of this process that have ended.
    static double ofEndedChildren() throws IOException {
        return sum(ProcessHandle.current().pid(), 13, 15);
    }

    /// Fields of `stat` counted from the one after the program's name.
    private static double sum(long pid, int from, int to) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        double ticks = 0;
        for (int i = from; i < to; i++) ticks += Long.parseLong(fields[i]);
        return ticks * TICK;
    }

    /// The most memory that a living process had resident, in MB.
    static long mostMegabytes(long pid) throws IOException {
        return megabytes(pid, "VmHWM:");
    }

    /// The memory that it has resident now, in MB.
    static long megabytes(long pid) throws IOException {
        return megabytes(pid, "VmRSS:");
    }

    private static long megabytes(long pid, String field) throws IOException {
        List<String> status = Files.readAllLines(Path.of("/proc/" + pid + "/status"));
        return status.stream()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0];
    }
}
