package org.fener.dashboard.demo;

import java.util.List;
import java.util.regex.Pattern;

/// The `Disallow` lines of a demo site, to count who comes all the same.
///
/// Reads only what these sites write: one group for all agents, no `Allow`.
record RobotsRules(List<Pattern> forbidden) {

    private static final String DISALLOW = "Disallow:";

    RobotsRules {
        forbidden = List.copyOf(forbidden);
    }

    static RobotsRules of(String robots) {
        return new RobotsRules(robots.lines()
                .filter(line -> line.startsWith(DISALLOW))
                .map(line -> line.substring(DISALLOW.length()).strip())
                .filter(path -> !path.isEmpty())
                .map(path -> Pattern.compile(Pattern.quote(path).replace("*", "\\E.*\\Q") + ".*", Pattern.DOTALL))
                .toList());
    }

    boolean forbids(String target) {
        return forbidden.stream().anyMatch(rule -> rule.matcher(target).matches());
    }
}
