package org.fener.dashboard.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.fener.dashboard.round.Installation;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostQuery;

/// Near-duplicates, which are decided about once.
final class Alike {

    private static final int MOST = 500;

    private Alike() {}

    /// How many near-duplicates a post has beside itself, counted as far as they are decided about at once.
    static int beside(IndexedPost post, Installation installation) throws IOException {
        return Math.clamp(installation.index().count(group(post)) - 1, 0, MOST - 1);
    }

    /// The post and its near-duplicates, itself first.
    static List<IndexedPost> to(IndexedPost post, Installation installation) throws IOException {
        List<IndexedPost> alike = new ArrayList<>(List.of(post));
        installation.index().each(group(post), other -> {
            if (alike.size() < MOST && !other.key().equals(post.key())) alike.add(other);
        });
        return alike;
    }

    private static PostQuery group(IndexedPost post) {
        return PostQuery.of("group:" + post.group());
    }
}
