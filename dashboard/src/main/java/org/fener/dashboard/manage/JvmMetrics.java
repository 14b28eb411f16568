package org.fener.dashboard.manage;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.fener.dashboard.manage.MetricsText.Timed;

/// This process and its Java machine, under the names that Prometheus' own client gives them.
final class JvmMetrics {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";

    private JvmMetrics() {}

    static void write(MetricsText metrics) {
        memory(metrics);
        Map<String, Timed> collections = new TreeMap<>();
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans())
            collections.put(
                    collector.getName(),
                    new Timed(
                            Math.max(0, collector.getCollectionCount()),
                            Math.max(0, collector.getCollectionTime()) / 1000.0));
        metrics.summary("jvm_gc_collection_seconds", "Collections of garbage and their time.", "gc", collections)
                .gauge(
                        "jvm_threads_current",
                        "Platform threads.",
                        ManagementFactory.getThreadMXBean().getThreadCount())
                .gauge(
                        "process_start_time_seconds",
                        "Start of the process, in seconds since 1970.",
                        ManagementFactory.getRuntimeMXBean().getStartTime() / 1000.0);
        process(metrics);
    }

    private static void memory(MetricsText metrics) {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        MemoryUsage other = ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage();
        Map<String, Long> used = new LinkedHashMap<>();
        used.put("heap", heap.getUsed());
        used.put("nonheap", other.getUsed());
        metrics.gauge("jvm_memory_used_bytes", "Memory in use.", "area", used)
                .gauge("jvm_memory_max_bytes", "Most memory of the heap.", "area", Map.of("heap", heap.getMax()));
    }

    private static void process(MetricsText metrics) {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        if (system instanceof com.sun.management.OperatingSystemMXBean process)
            metrics.counter(
                    "process_cpu_seconds_total", "Processor time of the process.", process.getProcessCpuTime() / 1e9);
        if (system instanceof com.sun.management.UnixOperatingSystemMXBean unix)
            metrics.gauge("process_open_fds", "Open files and connections.", unix.getOpenFileDescriptorCount())
                    .gauge("process_max_fds", "Most of them.", unix.getMaxFileDescriptorCount());
        long resident = residentKilobytes();
        if (resident > 0)
            metrics.gauge("process_resident_memory_bytes", "Memory that the process occupies.", resident * 1024.0);
    }

    /// 0 where the system does not tell it this way.
    private static long residentKilobytes() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(RESIDENT))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        } catch (IOException noSuchSystem) {
            return 0;
        }
    }
}
