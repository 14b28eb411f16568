package org.fener.crawler.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Names and places of the archive's files: `yyyy/mm/dd/<UTC time with ms>-<writer>.warc.gz`.
final class ArchiveFiles {

    static final String SUFFIX = ".warc.gz";

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private ArchiveFiles() {}

    static String name(Instant now, String writer) {
        return DAY.format(now) + "/" + TIME.format(now) + "-" + writer + SUFFIX;
    }

    static LocalDate day(Instant now) {
        return now.atZone(ZoneOffset.UTC).toLocalDate();
    }

    static boolean isOf(String file, String writer) {
        return file.endsWith("-" + writer + SUFFIX);
    }

    /// Who wrote a file.
    static String writer(String file) {
        return file.substring(file.lastIndexOf('-') + 1, file.length() - SUFFIX.length());
    }

    /// Files whose names are not before `floor`, sorted, relative to the root with `/`.
    static List<String> from(Path root, String floor) throws IOException {
        List<String> files = new ArrayList<>();
        collect(root, "", floor, 0, files);
        return files;
    }

    private static void collect(Path folder, String prefix, String floor, int depth, List<String> files)
            throws IOException {
        if (!Files.isDirectory(folder)) return;
        List<Path> children;
        try (Stream<Path> listed = Files.list(folder)) {
            children = listed.sorted().toList();
        }
        for (Path child : children) {
            String name = prefix + child.getFileName();
            boolean isFolder = depth < 3 && name.length() <= 10 && Files.isDirectory(child);
            if (isFolder && mayReach(name + "/", floor)) collect(child, name + "/", floor, depth + 1, files);
            else if (depth == 3 && name.endsWith(SUFFIX) && name.compareTo(floor) >= 0) files.add(name);
        }
    }

    static byte[] bytes(Path file, long from, long to) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(from);
            return in.readNBytes(Math.toIntExact(to - from));
        }
    }

    /// Whether a folder can hold names at or after the floor.
    private static boolean mayReach(String folder, String floor) {
        return floor.startsWith(folder) || folder.compareTo(floor) >= 0;
    }
}
