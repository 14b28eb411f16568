package org.fener.dashboard.demo;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A site at one point of the story, at the address where it is served.
///
/// @param base    `http://127.0.0.1:<port>`, without a slash at the end
/// @param threads what is shown now, in the order of the site's files
record SiteView(DemoSite site, URI base, Story story, List<ShownThread> threads) {

    static SiteView of(DemoSite site, URI base, Story story) {
        List<ShownThread> threads = site.threads().stream()
                .flatMap(thread -> shown(thread, story).stream())
                .toList();
        return new SiteView(site, base, story, threads);
    }

    Stream<ShownPost> posts() {
        return threads.stream().flatMap(thread -> thread.posts().stream());
    }

    Optional<ShownThread> thread(String id) {
        return threads.stream().filter(thread -> thread.id().equals(id)).findFirst();
    }

    Optional<ShownPost> post(String id) {
        return posts().filter(post -> post.id().equals(id)).findFirst();
    }

    /// Whether there was such a thread that is now taken down as a whole.
    boolean wasTakenDown(String threadId) {
        return site.threads().stream()
                .filter(thread -> thread.id().equals(threadId))
                .anyMatch(thread -> thread.posts().stream().allMatch(post -> post.isGoneIn(story.chapter())));
    }

    /// Threads with the newest first post on top.
    List<ShownThread> newest() {
        return threads.stream()
                .sorted(Comparator.comparing(
                                (ShownThread thread) -> thread.first().published())
                        .reversed()
                        .thenComparing(ShownThread::id))
                .toList();
    }

    /// Threads of one section, the one with the newest post on top.
    List<ShownThread> liveliest(String section) {
        return threads.stream()
                .filter(thread -> thread.thread().section().equals(section))
                .sorted(Comparator.comparing(
                                (ShownThread thread) -> thread.last().published())
                        .reversed()
                        .thenComparing(ShownThread::id))
                .toList();
    }

    List<ShownThread> newestOf(String section) {
        return newest().stream()
                .filter(thread -> thread.thread().section().equals(section))
                .toList();
    }

    /// When anything on the site was last added, edited or taken down.
    Instant changed() {
        Stream<Instant> shown = threads.stream().map(ShownThread::changed);
        Stream<Instant> takenDown = site.threads().stream()
                .flatMap(thread -> thread.posts().stream())
                .filter(post -> post.isGoneIn(story.chapter()))
                .map(post -> story.began(post.gone()));
        return Stream.concat(shown, takenDown).max(Comparator.naturalOrder()).orElse(story.began(1));
    }

    String url(String path) {
        return base + path;
    }

    private static Optional<ShownThread> shown(DemoThread thread, Story story) {
        List<ShownPost> posts = new ArrayList<>();
        Instant changed = Instant.MIN;
        for (DemoPost post : thread.posts()) {
            if (post.isGoneIn(story.chapter())) changed = later(changed, story.began(post.gone()));
            if (!post.isShownIn(story.chapter())) continue;
            ShownPost shown = shown(thread, post, posts.size() + 1, story);
            posts.add(shown);
            changed = later(changed, shown.changed());
            if (post.chapter() > 1) changed = later(changed, story.began(post.chapter()));
        }
        return posts.isEmpty() ? Optional.empty() : Optional.of(new ShownThread(thread, posts, changed));
    }

    private static ShownPost shown(DemoThread thread, DemoPost post, int position, Story story) {
        int now = story.chapter();
        Instant published = story.began(post.chapter()).minus(post.ago());
        Optional<Instant> edited = post.lastEdit(now).map(edit -> story.began(edit.getKey()));
        return new ShownPost(thread, post, position, published, edited, post.textIn(now));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
