package org.fener.dashboard.page;

import java.util.Optional;

/// The parts of a post's page, each with an address of its own.
enum PostTab {
    TEXT("/post", "post"),
    WHY("/post/why", "post"),
    SIMILAR("/post/similar", "post"),
    HISTORY("/post/history", "post"),
    EVIDENCE("/post/evidence", "post"),
    ACTIVITY("/post/activity", "post-activity");

    private final String path;
    private final String action;

    PostTab(String path, String action) {
        this.path = path;
        this.action = action;
    }

    String path() {
        return path;
    }

    /// The key that leads there; empty for none.
    Optional<String> code() {
        return switch (this) {
            case WHY -> Optional.of("KeyW");
            case EVIDENCE -> Optional.of("KeyX");
            case TEXT, SIMILAR, HISTORY, ACTIVITY -> Optional.empty();
        };
    }

    /// What the permission matrix calls it.
    String action() {
        return action;
    }

    static PostTab named(String name) {
        for (PostTab tab : values()) if (tab.name().equalsIgnoreCase(name)) return tab;
        return TEXT;
    }
}
