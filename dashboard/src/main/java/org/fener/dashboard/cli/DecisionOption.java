package org.fener.dashboard.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--by NAME --why TEXT`: who decides, and for what reason; both are kept.
final class DecisionOption {

    @Option(names = "--by", paramLabel = "NAME", description = "who decides (default: the signed-in user)")
    @Nullable
    String by;

    @Option(names = "--why", paramLabel = "TEXT", required = true, description = "the reason; it is kept")
    String why = "";

    String by() {
        return by == null ? System.getProperty("user.name") : by;
    }
}
