package org.fener.dashboard.demo;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// One invented post as its file tells it.
///
/// @param ago     how long before the beginning of its chapter it was published
/// @param chapter the chapter in which it appears; 1 is there from the start
/// @param gone    the chapter in which it is taken down; 0 for never
/// @param quotes  id of the post that it quotes
/// @param gold    the categories that truly fit, for tests alone: no page shows them
/// @param plant   name of a trap that this post is part of, such as an ad repeated elsewhere
/// @param edits   chapter to the text that it carries from then on
record DemoPost(
        String id,
        String by,
        Duration ago,
        String lang,
        int chapter,
        int gone,
        Optional<String> quotes,
        Set<String> gold,
        Optional<String> plant,
        String text,
        SortedMap<Integer, String> edits) {

    DemoPost {
        require(id, !id.isBlank(), "id", "not blank", id);
        require(id, !by.isBlank(), "by", "the author's name", by);
        require(id, !ago.isNegative() && !ago.isZero(), "ago", "more than zero", ago);
        require(id, chapter >= 1, "chapter", "at least 1", chapter);
        require(id, gone == 0 || gone > chapter, "gone", "a chapter after " + chapter, gone);
        require(id, !text.isBlank(), "text", "not blank", text);
        require(
                id,
                edits.keySet().stream().allMatch(at -> at > chapter),
                "edits",
                "chapters after " + chapter,
                edits.keySet());
        gold = Set.copyOf(gold);
        edits = Collections.unmodifiableSortedMap(new TreeMap<>(edits));
    }

    boolean isShownIn(int now) {
        return chapter <= now && !isGoneIn(now);
    }

    boolean isGoneIn(int now) {
        return gone != 0 && gone <= now;
    }

    String textIn(int now) {
        return lastEdit(now).map(Map.Entry::getValue).orElse(text);
    }

    /// The newest edit that has happened by chapter `now`.
    Optional<Map.Entry<Integer, String>> lastEdit(int now) {
        return edits.headMap(now + 1).entrySet().stream().reduce((earlier, later) -> later);
    }

    private static void require(String id, boolean holds, String key, String expected, Object got) {
        if (!holds)
            throw new IllegalArgumentException("post " + id + ": " + key + " must be " + expected + ", got " + got);
    }
}
