package org.fener.crawler.nutch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.nutch.util.NutchConfiguration;

/// The settings under which Nutch and Hadoop run here: all in this process, with files on the local disk,
/// waiting in milliseconds where they wait in seconds by default.
final class NutchSettings {

    private static final String PLUGIN = "nutch-extensionpoints";

    private static final Map<String, String> LOCAL = Map.ofEntries(
            Map.entry("fs.defaultFS", "file:///"),
            Map.entry("fs.file.impl", NoForkFileSystem.class.getName()),
            Map.entry("mapreduce.framework.name", "local"),
            Map.entry("mapreduce.client.progressmonitor.pollinterval", "4"),
            Map.entry("mapreduce.client.completion.pollinterval", "5"),
            Map.entry("mapreduce.task.io.sort.mb", "4"),
            Map.entry("mapreduce.task.io.sort.factor", "64"),
            Map.entry("mapreduce.reduce.shuffle.input.buffer.percent", "0.05"),
            Map.entry("mapreduce.input.fileinputformat.split.minsize", String.valueOf(Long.MAX_VALUE)),
            Map.entry("mapreduce.map.output.compress", "false"),
            Map.entry("mapreduce.output.fileoutputformat.compress", "false"),
            Map.entry("mapreduce.output.fileoutputformat.compress.type", "NONE"),
            Map.entry("mapreduce.fileoutputcommitter.marksuccessfuljobs", "false"),
            Map.entry("mapreduce.map.speculative", "false"),
            Map.entry("mapreduce.reduce.speculative", "false"));

    private static final Map<String, String> NUTCH = Map.of(
            "plugin.includes", PLUGIN,
            "fetcher.parse", "false",
            "fetcher.store.content", "false",
            "db.fetch.schedule.class", DecidedSchedule.class.getName(),
            "db.fetch.retry.max", "127",
            "db.fetch.interval.max", String.valueOf(Integer.MAX_VALUE),
            "db.preserve.backup", "false",
            "db.injector.update", "false",
            "db.injector.overwrite", "false");

    private NutchSettings() {}

    /// @param work a folder of this process alone, for what Hadoop writes on its way
    static Configuration in(Path work) throws IOException {
        Path plugins = work.resolve("plugins");
        Files.createDirectories(plugins.resolve(PLUGIN));
        try (InputStream description = NutchSettings.class.getResourceAsStream("plugin.xml")) {
            if (description == null) throw new IOException("plugin.xml is missing beside " + NutchSettings.class);
            Files.copy(description, plugins.resolve(PLUGIN).resolve("plugin.xml"), StandardCopyOption.REPLACE_EXISTING);
        }
        Configuration settings = NutchConfiguration.create();
        LOCAL.forEach(settings::set);
        NUTCH.forEach(settings::set);
        settings.set("plugin.folders", plugins.toString());
        settings.set("hadoop.tmp.dir", work.resolve("tmp").toString());
        settings.set("mapreduce.cluster.local.dir", work.resolve("local").toString());
        settings.set(
                "mapreduce.jobtracker.staging.root.dir", work.resolve("staging").toString());
        return settings;
    }
}
