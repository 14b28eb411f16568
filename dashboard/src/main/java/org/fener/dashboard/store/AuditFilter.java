package org.fener.dashboard.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fener.dashboard.store.AuditLine.Outcome;

/// Which lines of the audit log are read; what is empty narrows nothing.
///
/// @param actions any of these
/// @param words   stand in what it was done to or in the reason, in small or capital letters
/// @param from    at or after
/// @param until   before
public record AuditFilter(
        String account,
        List<String> actions,
        String words,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<Outcome> outcome) {

    public AuditFilter {
        actions = List.copyOf(actions);
    }

    /// What somebody did, or anybody.
    public static AuditFilter of(String account, String... actions) {
        return new AuditFilter(account, List.of(actions), "", Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// A condition and what stands in its places.
    record Condition(String sql, List<Object> values) {}

    Condition condition() {
        List<String> parts = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        if (!account.isEmpty()) {
            parts.add("account = ?");
            values.add(account);
        }
        if (!actions.isEmpty()) {
            parts.add("action in (" + "?, ".repeat(actions.size() - 1) + "?)");
            values.addAll(actions);
        }
        if (!words.isBlank()) {
            parts.add("(lower(object) like ? escape '!' or lower(reason) like ? escape '!')");
            values.addAll(List.of(pattern(), pattern()));
        }
        from.ifPresent(start -> {
            parts.add("at >= ?");
            values.add(Timestamps.at(start));
        });
        until.ifPresent(end -> {
            parts.add("at < ?");
            values.add(Timestamps.at(end));
        });
        outcome.ifPresent(only -> {
            parts.add("outcome = ?");
            values.add(only.name());
        });
        return new Condition(parts.isEmpty() ? "true" : String.join(" and ", parts), List.copyOf(values));
    }

    private String pattern() {
        return "%"
                + words.strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("([!%_])", "!$1")
                        .replace('\0', '\uFFFD') + "%";
    }
}
