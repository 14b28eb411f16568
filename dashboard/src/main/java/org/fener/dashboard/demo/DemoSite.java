package org.fener.dashboard.demo;

import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One made-up site: what it is called, which engine shows it, and all that is ever posted on it.
///
/// @param zone     the zone in which its engine prints times
/// @param start    paths at which a crawl begins
/// @param sections key to the title that visitors see, in the order of the site
/// @param robots   its robots.txt
record DemoSite(
        String id,
        EngineKind engine,
        String title,
        String tagline,
        String language,
        ZoneId zone,
        List<String> start,
        String sourceName,
        String purpose,
        Map<String, String> sections,
        String robots,
        List<DemoThread> threads,
        Members members) {

    DemoSite {
        if (start.isEmpty()) throw new IllegalArgumentException("site " + id + ": start names no path");
        start = List.copyOf(start);
        sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
        threads = List.copyOf(threads);
    }

    /// The number of the section in addresses, from 2 on as engines that begin with a category have it.
    int sectionNumber(String section) {
        return List.copyOf(sections.keySet()).indexOf(section) + 2;
    }

    String sectionTitle(String section) {
        return sections.getOrDefault(section, section);
    }

    /// The number of an author's account.
    int memberNumber(String author) {
        return members.numberOf(author);
    }

    /// How many posts an author has on this site in the whole story.
    int postsBy(String author) {
        return members.postsBy(author);
    }

    int lastChapter() {
        return threads.stream()
                .flatMap(thread -> thread.posts().stream())
                .mapToInt(post -> Math.max(
                        Math.max(post.chapter(), post.gone()),
                        post.edits().isEmpty() ? 1 : post.edits().lastKey()))
                .max()
                .orElse(1);
    }
}
