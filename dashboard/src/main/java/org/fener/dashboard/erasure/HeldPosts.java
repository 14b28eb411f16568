package org.fener.dashboard.erasure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.ErasedRows;
import org.fener.dashboard.store.Holds;
import org.fener.dashboard.store.Holds.Hold;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostQuery;

/// Which posts a hold keeps from being erased.
public final class HeldPosts {

    private final Map<String, Hold> posts = new TreeMap<>();
    private final Map<String, Hold> sources = new TreeMap<>();

    private HeldPosts() {}

    /// As the holds stand now.
    public static HeldPosts of(Installation installation) throws IOException {
        HeldPosts held = new HeldPosts();
        List<Hold> queries = new ArrayList<>();
        ErasedRows rows = new ErasedRows(installation.database());
        for (Hold hold : new Holds(installation.database(), installation.clock()).standing())
            switch (hold.kind()) {
                case POST -> held.posts.put(hold.subject(), hold);
                case SOURCE -> held.sources.put(hold.subject(), hold);
                case CASE -> rows.inCase(Long.parseLong(hold.subject())).forEach(key -> held.posts.put(key, hold));
                case QUERY -> queries.add(hold);
            }
        for (Hold hold : queries)
            installation.index().each(PostQuery.of(hold.subject()), post -> held.posts.put(post.key(), hold));
        return held;
    }

    /// The hold on one post, found without going through all that are held.
    ///
    /// @throws org.fener.indexer.QueryMistake if a hold's query is none any more
    public static Optional<Hold> on(IndexedPost post, Installation installation) throws IOException {
        for (Hold hold : new Holds(installation.database(), installation.clock()).standing())
            if (isOn(post, hold, installation)) return Optional.of(hold);
        return Optional.empty();
    }

    private static boolean isOn(IndexedPost post, Hold hold, Installation installation) throws IOException {
        return switch (hold.kind()) {
            case POST -> hold.subject().equals(post.key());
            case SOURCE -> hold.subject().equals(post.source());
            case CASE ->
                new ErasedRows(installation.database())
                        .inCase(Long.parseLong(hold.subject()))
                        .contains(post.key());
            case QUERY ->
                installation
                                .index()
                                .count(PostQuery.of("(" + hold.subject() + ") source:\"" + post.source() + "\" id:\""
                                        + post.post().id() + "\""))
                        > 0;
        };
    }

    /// The hold on a post.
    public Optional<Hold> on(String key) {
        Hold own = posts.get(key);
        return Optional.ofNullable(own == null ? sources.get(key.substring(0, Math.max(0, key.indexOf('/')))) : own);
    }

    /// Those of these posts that are held.
    public Set<String> among(Set<String> keys) {
        Set<String> held = new TreeSet<>();
        for (String key : keys) if (on(key).isPresent()) held.add(key);
        return held;
    }
}
