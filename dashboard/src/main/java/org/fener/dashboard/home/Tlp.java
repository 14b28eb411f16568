package org.fener.dashboard.home;

import java.util.Locale;

/// How far a report may be passed on: the Traffic Light Protocol 2.0 of FIRST.
public enum Tlp {
    CLEAR,
    GREEN,
    AMBER,
    AMBER_STRICT,
    RED;

    /// As the settings and the report write it, with or without `TLP:` before it.
    ///
    /// @throws IllegalArgumentException for any other word
    public static Tlp named(String word) {
        String name = word.strip().toUpperCase(Locale.ROOT);
        return valueOf((name.startsWith("TLP:") ? name.substring(4) : name).replace('+', '_'));
    }

    @Override
    public String toString() {
        return "TLP:" + name().replace('_', '+');
    }
}
