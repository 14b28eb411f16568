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

    /// The post and its near-duplicates, itself first.
    static List<IndexedPost> to(IndexedPost post, Installation installation) throws IOException {
        List<IndexedPost> alike = new ArrayList<>(List.of(post));
        installation.index().each(PostQuery.of("group:" + post.group()), other -> {
            if (alike.size() < MOST && !other.key().equals(post.key())) alike.add(other);
        });
        return alike;
    }
}
