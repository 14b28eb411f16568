package org.fener.dashboard.store;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fener.dashboard.home.BadConfiguration;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;

/// How far a database's schema has come, against the changes that this program knows.
///
/// @param unknown changes in the database that this program has not heard of, oldest first
/// @param known   the newest change that this program can make
record SchemaVersion(List<String> unknown, String known) {

    SchemaVersion {
        unknown = List.copyOf(unknown);
    }

    static SchemaVersion of(MigrationInfoService migrations) {
        List<String> unknown = Arrays.stream(migrations.applied())
                .filter(migration -> !migration.getState().isResolved())
                .flatMap(migration -> version(migration).stream())
                .sorted()
                .map(MigrationVersion::getVersion)
                .toList();
        String known = Arrays.stream(migrations.all())
                .filter(migration -> migration.getState().isResolved())
                .flatMap(migration -> version(migration).stream())
                .max(Comparator.naturalOrder())
                .map(MigrationVersion::getVersion)
                .orElseThrow(() -> new IllegalStateException("the program carries no database changes"));
        return new SchemaVersion(unknown, known);
    }

    private static Optional<MigrationVersion> version(MigrationInfo migration) {
        return Optional.ofNullable(migration.getVersion());
    }

    /// @throws BadConfiguration if the database has been changed by a newer program
    void refuseIfNewer() {
        if (unknown.isEmpty()) return;
        throw new BadConfiguration("the database is of version " + unknown.getLast() + ", this program knows up to "
                + known + "; use the program version that wrote it or a newer one");
    }
}
