package org.fener.dashboard.manage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// The folder of the index, seen from outside.
public final class IndexFolder {

    private IndexFolder() {}

    /// When a commit of the index was last written.
    public static Optional<Instant> lastCommit(Path index) throws IOException {
        try (var commits = Files.newDirectoryStream(index, "segments_*")) {
            Optional<Instant> newest = Optional.empty();
            for (Path commit : commits) {
                Instant at = Files.getLastModifiedTime(commit).toInstant();
                if (newest.isEmpty() || at.isAfter(newest.get())) newest = Optional.of(at);
            }
            return newest;
        }
    }
}
