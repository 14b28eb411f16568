package org.fener.dashboard.cli;

import java.util.concurrent.Callable;
import org.fener.indexer.QueryMistake;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.json.JsonMapper;

/// What all commands share: the root they belong to.
abstract class Command implements Callable<Integer> {

    static final JsonMapper JSON = JsonMapper.builder().build();

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    FenerCommand fener;

    Workplace workplace() {
        return fener.workplace;
    }

    void print(String line) {
        workplace().out().println(line);
    }

    /// Where in a query the mistake is, and the query that was probably meant.
    void point(String query, QueryMistake mistake) {
        if (mistake.position() > query.length() || query.indexOf('\n') >= 0) return;
        say("  " + query);
        say("  " + " ".repeat(mistake.position())
                + "^".repeat(Math.max(1, Math.min(mistake.length(), query.length() - mistake.position()))));
        mistake.fix().ifPresent(fix -> say("  as in: " + fix));
    }

    void say(String line) {
        workplace().err().println(line);
    }
}
