package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The browser of this machine. Where there is none, browser tests are skipped with one line; with
/// `-Dfener.required=browser` they fail instead.
final class Chromium {

    private Chromium() {}

    static Path path() {
        Optional<Path> found = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty()) {
            String why = "no Chromium on this machine: browser tests do not run (Debian: apt-get install chromium)";
            if (List.of(System.getProperty("fener.required", "").split(",")).contains("browser")) fail(why);
            System.err.println("SKIPPED: " + why);
            assumeTrue(false, why);
        }
        return found.orElseThrow();
    }
}
