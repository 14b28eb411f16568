package org.fener.dashboard.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A command line for the audit log.
final class Typed {

    private static final String WHY = "--why";

    private Typed() {}

    /// As one would type it again.
    static String line(String[] arguments) {
        return Arrays.stream(arguments).map(Typed::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String argument) {
        return argument.matches("[\\w./:@=,+-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }

    /// The reason that was given; empty if none was.
    static String why(String[] arguments) {
        List<String> words = List.of(arguments);
        int at = words.indexOf(WHY);
        if (at >= 0 && at + 1 < words.size()) return words.get(at + 1);
        return words.stream()
                .filter(word -> word.startsWith(WHY + "="))
                .map(word -> word.substring(WHY.length() + 1))
                .findFirst()
                .orElse("");
    }
}
