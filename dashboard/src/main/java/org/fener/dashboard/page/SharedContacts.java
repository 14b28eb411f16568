package org.fener.dashboard.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.fener.classifier.indicator.Indicator;
import org.fener.dashboard.access.Mask;
import org.fener.indexer.Counted;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;
import org.fener.indexer.PostQuery.Order;
import org.fener.indexer.SearchPage.Hit;

/// The phones, handles, addresses and wallets of a post, and where else they stand; as a table, and drawn as a graph
/// around the post.
///
/// @param contacts most posts first
/// @param others   posts that have one of them, newest first, each once
record SharedContacts(List<Contact> contacts, List<IndexedPost> others) {

    private static final int MOST_CONTACTS = 8;
    private static final int MOST_POSTS_EACH = 5;
    private static final int MOST_SOURCES = 5;
    private static final int LINE = 28;
    private static final int MIDDLE = 260;
    private static final int RIGHT = 480;

    /// One contact.
    ///
    /// @param value   as posts keep it, to be shown to who gave a reason alone
    /// @param hint    for everybody
    /// @param posts   that have it, with this one
    /// @param sources where they stand
    /// @param beside  some of the other posts that have it, newest first
    record Contact(String value, String hint, long posts, List<String> sources, List<IndexedPost> beside) {}

    /// A line of the graph, from the post (left) to contacts (middle) to other posts (right).
    record Edge(int x1, int y1, int x2, int y2) {}

    static SharedContacts of(PostIndex index, IndexedPost post) throws IOException {
        Set<String> values = new LinkedHashSet<>();
        List<Indicator> all = post.verdict().indicators();
        for (Indicator indicator : all) if (Mask.isPersonal(indicator, all)) values.add(indicator.normalised());
        List<Contact> contacts = new ArrayList<>();
        for (String value : values)
            if (contacts.size() < MOST_CONTACTS) contacts.add(contact(index, value, post.key()));
        contacts.sort((one, other) -> Long.compare(other.posts(), one.posts()));
        List<IndexedPost> others = contacts.stream()
                .flatMap(contact -> contact.beside().stream())
                .distinct()
                .sorted((one, other) -> other.time().compareTo(one.time()))
                .toList();
        return new SharedContacts(List.copyOf(contacts), others);
    }

    private static Contact contact(PostIndex index, String value, String key) throws IOException {
        PostQuery query = PostQuery.of("contact:\"" + value.replace("\"", " ") + "\"");
        List<IndexedPost> beside =
                index
                        .search(query.ordered(Order.NEWEST)
                                .limited(MOST_POSTS_EACH + 1)
                                .uncounted())
                        .hits()
                        .stream()
                        .map(Hit::post)
                        .filter(post -> !post.key().equals(key))
                        .limit(MOST_POSTS_EACH)
                        .toList();
        return new Contact(
                value,
                Mask.hint(value),
                index.count(query),
                index.counts(query, Counted.SOURCE, MOST_SOURCES).stream()
                        .map(count -> count.value())
                        .toList(),
                beside);
    }

    public int height() {
        return LINE * (Math.max(1, Math.max(contacts.size(), others.size())) + 1);
    }

    public int postY() {
        return height() / 2;
    }

    public int contactY(int at) {
        return height() * (at + 1) / (contacts.size() + 1);
    }

    public int otherY(int at) {
        return height() * (at + 1) / (others.size() + 1);
    }

    public List<Edge> edges() {
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < contacts.size(); i++) {
            edges.add(new Edge(110, postY(), MIDDLE, contactY(i)));
            for (IndexedPost beside : contacts.get(i).beside())
                edges.add(new Edge(MIDDLE + 130, contactY(i), RIGHT, otherY(others.indexOf(beside))));
        }
        return List.copyOf(edges);
    }
}
