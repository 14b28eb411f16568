package org.fener.indexer.trend;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.fener.indexer.Counted;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;
import org.fener.indexer.SearchPage.Count;

/// Groups of near-duplicates of which no post was seen before a moment.
///
/// @param groups most posts first
public record NewGroups(List<NewGroup> groups) {

    /// One post alone is no group.
    private static final int FEWEST_POSTS = 2;

    /// Looked at to find the new ones.
    private static final int MOST_CANDIDATES = 200;

    public NewGroups {
        groups = List.copyOf(groups);
    }

    /// One of them.
    ///
    /// @param group   its name
    /// @param posts   that match and were seen since
    /// @param sources where they stand, largest first
    public record NewGroup(String group, long posts, List<String> sources) {
        public NewGroup {
            sources = List.copyOf(sources);
        }
    }

    /// Looks at the posts that match `query`, whatever time it asks for itself.
    ///
    /// @param since seen then or later
    /// @param until seen before
    /// @param most  groups to be named
    public static NewGroups of(PostIndex index, PostQuery query, Instant since, Instant until, int most)
            throws IOException {
        PostQuery now = query.firstSeen(since, until);
        List<NewGroup> fresh = new ArrayList<>();
        for (Count group : index.counts(now, Counted.GROUP, MOST_CANDIDATES)) {
            if (group.posts() < FEWEST_POSTS || fresh.size() == most) break;
            PostQuery of = PostQuery.of("group:\"" + group.value() + "\"");
            if (index.count(of.firstSeen(Instant.EPOCH, since)) > 0) continue;
            fresh.add(new NewGroup(
                    group.value(),
                    group.posts(),
                    index.counts(of.firstSeen(since, until), Counted.SOURCE, MOST_CANDIDATES).stream()
                            .map(Count::value)
                            .toList()));
        }
        return new NewGroups(fresh);
    }
}
