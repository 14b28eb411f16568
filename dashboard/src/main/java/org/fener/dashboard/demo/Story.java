package org.fener.dashboard.demo;

import java.time.Instant;
import java.util.List;

/// How far the invented story has come.
///
/// @param began when each chapter began, the first first
record Story(List<Instant> began) {

    Story {
        began = List.copyOf(began);
        if (began.isEmpty()) throw new IllegalArgumentException("a story needs a first chapter, got none");
    }

    int chapter() {
        return began.size();
    }

    Instant began(int chapter) {
        return began.get(chapter - 1);
    }
}
