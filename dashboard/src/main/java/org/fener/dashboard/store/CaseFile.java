package org.fener.dashboard.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Posts and contacts that belong together, and who may see them.
///
/// @param members  accounts, by name
/// @param posts    keys, the last added first
/// @param contacts in their normalised form, by name
/// @param closed   since when nobody works on it
public record CaseFile(
        long id,
        String name,
        String purpose,
        Instant opened,
        Optional<Instant> closed,
        List<String> members,
        List<String> posts,
        List<String> contacts) {

    /// What a case holds.
    public enum Kind {
        MEMBER,
        POST,
        CONTACT
    }

    /// One step of its history.
    ///
    /// @param what    `OPENED`, `CLOSED`, `REOPENED`, or a kind with `_ADDED` or `_REMOVED`
    /// @param subject what was added or removed; empty for the case itself
    public record Event(Instant at, String account, String what, String subject) {}

    public CaseFile {
        members = List.copyOf(members);
        posts = List.copyOf(posts);
        contacts = List.copyOf(contacts);
    }

    /// What notes about it are kept under.
    public String about() {
        return "case:" + id;
    }
}
