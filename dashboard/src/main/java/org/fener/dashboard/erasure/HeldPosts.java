package org.fener.dashboard.erasure;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.ErasedRows;
import org.fener.dashboard.store.Holds;
import org.fener.dashboard.store.Holds.Hold;
import org.fener.dashboard.store.Holds.Kind;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostQuery;

/// Which posts a hold keeps from being erased.
public final class HeldPosts {

    private final Map<String, Hold> posts = new TreeMap<>();
    private final Map<String, Hold> sources = new TreeMap<>();

    private HeldPosts() {}

    /// As the holds stand now.
    ///
    /// @throws UnreadableHold if one of them cannot be read
    public static HeldPosts of(Installation installation) throws IOException {
        HeldPosts held = new HeldPosts();
        for (Hold hold : standing(installation)) held.add(hold, installation);
        return held;
    }

    private static Iterable<Hold> standing(Installation installation) {
        return new Holds(installation.database(), installation.clock()).standing();
    }

    private void add(Hold hold, Installation installation) throws IOException {
        try {
            switch (hold.kind()) {
                case POST -> posts.put(hold.subject(), hold);
                case SOURCE -> sources.put(hold.subject(), hold);
                case CASE -> inCase(hold, installation).forEach(key -> posts.put(key, hold));
                case QUERY ->
                    installation.index().keys(PostQuery.of(hold.subject()), key -> posts.putIfAbsent(key, hold));
            }
        } catch (IllegalArgumentException unreadable) {
            throw new UnreadableHold(hold, unreadable);
        }
    }

    private static Set<String> inCase(Hold hold, Installation installation) {
        return Set.copyOf(new ErasedRows(installation.database()).inCase(Long.parseLong(hold.subject())));
    }

    /// The hold on one post, found without going through all that are held.
    ///
    /// @throws UnreadableHold if none of the others is on it and one cannot be read
    public static Optional<Hold> on(IndexedPost post, Installation installation) throws IOException {
        Optional<UnreadableHold> trouble = Optional.empty();
        for (Hold hold : standing(installation))
            try {
                if (isOn(post, hold, installation)) return Optional.of(hold);
            } catch (UnreadableHold unreadable) {
                trouble = Optional.of(unreadable);
            }
        if (trouble.isPresent()) throw trouble.get();
        return Optional.empty();
    }

    private static boolean isOn(IndexedPost post, Hold hold, Installation installation) throws IOException {
        try {
            return switch (hold.kind()) {
                case POST -> hold.subject().equals(post.key());
                case SOURCE -> hold.subject().equals(post.source());
                case CASE -> inCase(hold, installation).contains(post.key());
                case QUERY ->
                    installation
                                    .index()
                                    .count(PostQuery.of("(" + hold.subject() + ") source:\"" + post.source()
                                            + "\" id:\"" + post.post().id() + "\""))
                            > 0;
            };
        } catch (IllegalArgumentException unreadable) {
            throw new UnreadableHold(hold, unreadable);
        }
    }

    /// Why a hold cannot be read; empty where it can.
    public static Optional<UnreadableHold> trouble(Hold hold, Installation installation) throws IOException {
        try {
            check(hold.kind(), hold.subject(), installation);
            return Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.of(new UnreadableHold(hold, unreadable));
        }
    }

    /// Whether a hold on this could be read.
    ///
    /// @throws IllegalArgumentException if it could not: a search that is none, a case without a number
    public static void check(Kind kind, String subject, Installation installation) throws IOException {
        switch (kind) {
            case POST, SOURCE -> {}
            case CASE -> Long.parseLong(subject);
            case QUERY -> installation.index().count(PostQuery.of(subject));
        }
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
