package org.fener.dashboard.manage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.fener.dashboard.home.Home;

/// What a home occupies, in bytes.
///
/// @param folders by name, as they stand in the home
/// @param free    of all space where the home is
public record Storage(Map<String, Long> folders, long free, long total) {

    public Storage {
        folders = Collections.unmodifiableMap(new LinkedHashMap<>(folders));
    }

    public static Storage of(Home home) throws IOException {
        Map<String, Long> folders = new LinkedHashMap<>();
        for (Path folder :
                new Path[] {home.archive(), home.index(), home.database(), home.models(), home.crawl(), home.reports()})
            folders.put(String.valueOf(folder.getFileName()), size(folder));
        FileStore store = Files.getFileStore(home.path());
        return new Storage(folders, store.getUsableSpace(), store.getTotalSpace());
    }

    /// Bytes of all files in a folder; files that vanish meanwhile do not count.
    static long size(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return 0;
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(
                            file -> file.toFile().isFile() ? file.toFile().length() : 0)
                    .sum();
        } catch (UncheckedIOException vanished) {
            return 0;
        }
    }
}
