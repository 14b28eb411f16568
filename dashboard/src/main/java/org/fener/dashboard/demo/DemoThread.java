package org.fener.dashboard.demo;

import java.util.List;
import java.util.Map;

/// What has an address of its own on a site: a forum thread with its posts, or an ad, article or note with one.
///
/// @param title empty where the engine knows no titles
/// @param facts the fields that an engine prints beside the text, such as price or place
record DemoThread(String id, String section, String title, Map<String, String> facts, List<DemoPost> posts) {

    DemoThread {
        if (posts.isEmpty())
            throw new IllegalArgumentException("thread " + id + ": expected at least one post, got none");
        facts = Map.copyOf(facts);
        posts = List.copyOf(posts);
    }

    String fact(String name) {
        return facts.getOrDefault(name, "");
    }
}
