package org.fener.dashboard.erasure;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Cases;
import org.fener.dashboard.store.Notes;
import org.fener.indexer.PostQuery;

/// Which posts are meant: those named, and those that match.
///
/// @param keys    of posts; unknown ones are left out
/// @param query   as an analyst types it
/// @param author  the whole name, as pages print it
/// @param contact in any writing
public record Selection(List<String> keys, Optional<String> query, Optional<String> author, Optional<String> contact) {

    public Selection {
        keys = List.copyOf(keys);
    }

    /// What would go with the posts.
    public record Preview(Set<String> posts, int versions, int labels, int notes, int cases) {
        public Preview {
            posts = Set.copyOf(posts);
        }
    }

    /// Their keys.
    public Set<String> posts(Installation installation) throws IOException {
        Set<String> posts = new TreeSet<>();
        for (String key : keys) if (installation.index().get(key).isPresent()) posts.add(key);
        if (query.isPresent()) add(installation, query.get(), posts);
        if (contact.isPresent()) add(installation, "contact:" + quoted(contact.get()), posts);
        if (author.isPresent())
            installation.index().scan(PostQuery.of("author:" + quoted(author.get())), post -> {
                if (post.post().author().filter(author.get()::equals).isPresent()) posts.add(post.key());
            });
        return posts;
    }

    private static void add(Installation installation, String query, Set<String> posts) throws IOException {
        installation.index().keys(PostQuery.of(query), posts::add);
    }

    private static String quoted(String value) {
        return '"' + value.replace("\"", " ") + '"';
    }

    public Preview preview(Installation installation) throws IOException {
        Set<String> posts = posts(installation);
        Notes notes = new Notes(installation.database(), installation.clock());
        Cases cases = new Cases(installation.database(), installation.clock());
        int versions = 0;
        int labels = 0;
        int noted = 0;
        int inCases = 0;
        for (String post : posts) {
            versions += installation.index().versions(post).size();
            labels += installation.labels().history(post).size();
            noted += notes.about(post).size();
            inCases += cases.historyOf(post).size();
        }
        return new Preview(posts, versions, labels, noted, inCases);
    }
}
