package org.fener.dashboard.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--home DIR`, on every command that works with an installation.
final class HomeOption {

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "folder of the installation (default: $FENER_HOME, else ~/.fener)")
    @Nullable
    Path path;

    Optional<Path> path() {
        return Optional.ofNullable(path);
    }
}
