package org.fener.crawler.archive;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How far a reader has come. Several files may grow at once (a crawl and an import), so it holds an offset for each
/// file that is not yet read to its end; files whose names sort before `floor` are wholly read.
///
/// @param floor   paths before it (in string order, relative to the archive's root) need no more reading
/// @param offsets bytes read by path, for paths at or after the floor
public record ArchiveCursor(String floor, Map<String, Long> offsets) {

    public static final ArchiveCursor START = new ArchiveCursor("", Map.of());

    public ArchiveCursor {
        offsets = Map.copyOf(offsets);
    }

    /// One line, for a commit's user data; [#parse] reads it back.
    public String encode() {
        return floor
                + new TreeMap<>(offsets)
                        .entrySet().stream()
                                .map(file -> "\t" + file.getKey() + "\t" + file.getValue())
                                .collect(Collectors.joining());
    }

    public static ArchiveCursor parse(String line) {
        String[] parts = line.split("\t", -1);
        if (parts.length % 2 == 0)
            throw new IllegalArgumentException("archive cursor must be a floor and pairs of path and offset: " + line);
        Map<String, Long> offsets = new TreeMap<>();
        for (int i = 1; i < parts.length; i += 2) offsets.put(parts[i], Long.parseLong(parts[i + 1]));
        return new ArchiveCursor(parts[0], offsets);
    }
}
