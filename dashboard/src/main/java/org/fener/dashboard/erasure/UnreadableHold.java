package org.fener.dashboard.erasure;

import org.fener.dashboard.store.Holds.Hold;

/// A standing hold of which nobody can tell what it holds: its search is none any more. Nothing is erased meanwhile:
/// any post might be meant.
public final class UnreadableHold extends IllegalArgumentException {

    private final long id;

    UnreadableHold(Hold hold, IllegalArgumentException why) {
        super(
                "hold " + hold.id() + " on " + hold.kind() + " '" + hold.subject() + "' cannot be read any more ("
                        + why.getMessage()
                        + "), so nothing is erased: set it anew in words that can be read, then end it",
                why);
        this.id = hold.id();
    }

    /// The number of the hold.
    public long id() {
        return id;
    }
}
