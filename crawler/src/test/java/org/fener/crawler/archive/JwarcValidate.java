package org.fener.crawler.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.netpreserve.jwarc.tools.WarcTool;

/// `jwarc validate`, in a process of its own because it ends the one it runs in.
final class JwarcValidate {

    private JwarcValidate() {}

    /// What it says of an archive's files; nothing where it accepts them all.
    static List<String> complaints(Path root) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                WarcTool.class.getName(),
                "validate"));
        List<String> files = ArchiveFiles.from(root, "");
        files.forEach(file -> command.add(root.resolve(file).toString()));
        Process jwarc = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(jwarc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return jwarc.waitFor() == 0 ? List.of() : said.lines().toList();
    }
}
