package org.fener.dashboard.cli;

import java.util.concurrent.Callable;
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

    void say(String line) {
        workplace().err().println(line);
    }
}
