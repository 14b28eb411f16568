package org.fener.dashboard.page;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fener.classifier.indicator.Indicator;
import org.fener.dashboard.page.MarkedText.Mark;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.CaseFile;
import org.fener.indexer.Counted;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostQuery;
import org.fener.indexer.SearchPage.Count;
import org.fener.indexer.SearchPage.Hit;
import org.springframework.stereotype.Component;

/// What stands beside each hit: where the query matched, what the post names, how many are nearly the same, and what
/// people of the house did with it.
@Component
final class ResultCards {

    private static final int MOST_NAMED = 6;

    private final Installation installation;
    private final Masks masks;

    ResultCards(Installation installation, Masks masks) {
        this.installation = installation;
        this.masks = masks;
    }

    record Snippet(List<MarkedText> parts) {}

    /// Something that a post names.
    ///
    /// @param value empty where it is hidden from this person
    record Named(Indicator.Kind kind, String value) {}

    /// @param alike  near-identical posts besides this one
    /// @param states as the filter of that name has them
    /// @param cases  of the one who asks
    record Card(
            Hit hit,
            List<Snippet> snippets,
            List<Named> named,
            long alike,
            List<String> states,
            List<CaseFile> cases) {}

    List<Card> of(List<Hit> hits, HouseFilters house) throws IOException {
        Map<String, Long> sizes = sizes(hits);
        return hits.stream()
                .map(hit -> new Card(
                        hit,
                        snippets(hit),
                        named(hit.post()),
                        Math.max(0, sizes.getOrDefault(hit.post().group(), 1L) - 1),
                        house.statesOf(hit.post().key()),
                        house.casesOf(hit.post().key())))
                .toList();
    }

    /// How many posts there are in each group of these.
    private Map<String, Long> sizes(List<Hit> hits) throws IOException {
        Map<String, Long> sizes = new HashMap<>();
        if (hits.isEmpty()) return sizes;
        String groups = hits.stream()
                .map(hit -> "group:\"" + hit.post().group() + "\"")
                .distinct()
                .collect(Collectors.joining(" OR "));
        for (Count count : installation.index().counts(PostQuery.of(groups), Counted.GROUP, hits.size()))
            sizes.put(count.value(), count.posts());
        return sizes;
    }

    private List<Snippet> snippets(Hit hit) {
        return hit.snippets().stream()
                .map(snippet -> new Snippet(MarkedText.cut(
                        masks.of(hit.post()).hide(snippet.text()),
                        snippet.marks().stream()
                                .map(span -> new Mark(span, "match"))
                                .toList())))
                .toList();
    }

    /// Of what is hidden the kind alone.
    private List<Named> named(IndexedPost post) {
        return post.verdict().indicators().stream()
                .map(indicator ->
                        new Named(indicator.kind(), masks.hides(post, indicator) ? "" : indicator.normalised()))
                .distinct()
                .limit(MOST_NAMED)
                .toList();
    }
}
