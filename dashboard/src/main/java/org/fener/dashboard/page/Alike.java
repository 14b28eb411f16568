package org.fener.dashboard.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Claims;
import org.fener.dashboard.store.Triage;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostQuery;

/// Near-duplicates of a post, which are decided about once: but for those that somebody else has decided about or is
/// on, who would not learn that their decision stands no more.
///
/// @param free   keys of the others that are decided about with the post
/// @param others how many are left to other people
record Alike(List<String> free, int others) {

    private static final int MOST = 500;

    Alike {
        free = List.copyOf(free);
    }

    static Alike of(IndexedPost post, String person, Installation installation) throws IOException {
        PostQuery group = PostQuery.of("group:" + post.group()).limited(MOST).uncounted();
        List<String> beside =
                new ArrayList<>(installation.index().ranking(group).keys());
        beside.remove(post.key());
        Set<String> taken = new HashSet<>(
                new Triage(installation.database(), installation.clock()).decidedByOthers(beside, person));
        taken.addAll(new Claims(installation.database(), installation.clock())
                .ofOthers(person)
                .keySet());
        List<String> free = beside.stream().filter(key -> !taken.contains(key)).toList();
        return new Alike(free, beside.size() - free.size());
    }

    /// The post and those that are decided about with it, itself first.
    static List<IndexedPost> to(IndexedPost post, String person, Installation installation) throws IOException {
        List<IndexedPost> alike = new ArrayList<>(List.of(post));
        for (String key : of(post, person, installation).free())
            installation.index().get(key).ifPresent(alike::add);
        return alike;
    }
}
