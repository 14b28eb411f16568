package org.fener.dashboard.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a migration of the embedded database happen wholly or not at all: H2 commits each `create table` by itself, so
/// that a process killed on the way leaves a schema that is neither old nor new, and Flyway refuses it.
///
/// A copy from before stands beside the database while it is migrated. Whoever finds one puts it back first.
final class WholeMigration {

    private static final Logger LOG = LoggerFactory.getLogger(WholeMigration.class);

    private final Path database;
    private final Path before;

    /// @param database the one file of an H2 database
    WholeMigration(Path database) {
        this.database = database;
        this.before = database.resolveSibling(database.getFileName() + ".before-migration");
    }

    /// Takes back a migration that did not end. The database must not be open yet.
    void recover() {
        try {
            if (!Files.exists(before)) return;
            LOG.warn("{}: a migration did not end and is taken back", database);
            if (Files.size(before) > 0) Files.move(before, database, StandardCopyOption.ATOMIC_MOVE);
            else {
                Files.deleteIfExists(database); // there was none
                Files.delete(before);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(database + ": a migration that did not end cannot be taken back", e);
        }
    }

    /// Keeps the database as it is, or that there is none. It must not be open.
    void keepBefore() {
        Path copy = before.resolveSibling(before.getFileName() + ".part");
        try {
            Files.createDirectories(before.toAbsolutePath().getParent());
            Files.deleteIfExists(copy);
            if (Files.exists(database)) Files.copy(database, copy);
            else Files.createFile(copy);
            try (FileChannel written = FileChannel.open(copy, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(copy, before, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(database + ": cannot be kept as it is before its migration", e);
        }
    }

    boolean isNew() {
        return !Files.exists(database);
    }

    boolean isKept() {
        return Files.exists(before);
    }

    /// The migration has ended well.
    void done() {
        try {
            Files.deleteIfExists(before);
        } catch (IOException e) {
            throw new UncheckedIOException(before + ": cannot be removed after the migration", e);
        }
    }
}
