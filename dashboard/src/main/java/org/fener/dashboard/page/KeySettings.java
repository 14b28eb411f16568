package org.fener.dashboard.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Which physical key does what for a person; single keys can be switched off and moved (WCAG 2.2, 2.1.4). Keys are
/// called by their place on the keyboard (UI Events KeyboardEvent code values), whatever letter they type.
///
/// @param moved the key as shipped, and the one that a person wants in its place
record KeySettings(boolean on, Map<String, String> moved) {

    /// The keys that can be moved, in the order in which they are offered.
    static final List<String> MOVABLE = List.of(
            "KeyJ", "KeyK", "KeyZ", "KeyU", "KeyE", "KeyA", "KeyS", "KeyM", "KeyN", "KeyC", "KeyW", "KeyX", "KeyG",
            "Slash");

    /// The keys that they can be moved to.
    static final List<String> PLACES = places();

    private static final String OFF = "off";

    KeySettings {
        moved = new TreeMap<>(moved);
        moved.entrySet().removeIf(one -> one.getKey().equals(one.getValue()));
        moved.forEach((from, to) -> {
            if (!MOVABLE.contains(from) || !PLACES.contains(to))
                throw new IllegalArgumentException("key " + from + ": expected one of " + PLACES + ", got " + to);
        });
        if (inForce(moved).values().stream().distinct().count() < MOVABLE.size())
            throw new IllegalArgumentException("two actions on one key");
        moved = Map.copyOf(moved);
    }

    private static List<String> places() {
        List<String> places = new ArrayList<>();
        for (char letter = 'A'; letter <= 'Z'; letter++) places.add("Key" + letter);
        places.addAll(List.of("Slash", "Comma", "Period", "Semicolon", "Quote", "BracketLeft", "BracketRight"));
        return List.copyOf(places);
    }

    private static Map<String, String> inForce(Map<String, String> moved) {
        Map<String, String> all = new LinkedHashMap<>();
        MOVABLE.forEach(key -> all.put(key, moved.getOrDefault(key, key)));
        return all;
    }

    /// The key that does what the shipped one did, for each that can be moved.
    public Map<String, String> inForce() {
        return inForce(moved);
    }

    /// As it stands with the account and on the page; what cannot be read counts as shipped.
    static KeySettings of(String kept) {
        if (kept.equals(OFF)) return new KeySettings(false, Map.of());
        Map<String, String> moved = new HashMap<>();
        for (String one : kept.split(" ", -1)) {
            int at = one.indexOf('=');
            if (at > 0) moved.put(one.substring(0, at), one.substring(at + 1));
        }
        try {
            return new KeySettings(true, moved);
        } catch (IllegalArgumentException ofAnotherVersion) {
            return new KeySettings(true, Map.of());
        }
    }

    String kept() {
        if (!on) return OFF;
        return new TreeMap<>(moved)
                .entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .collect(Collectors.joining(" "));
    }
}
