package org.fener.dashboard.api;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.classifier.Reason.Span;
import org.fener.dashboard.access.Mask;
import org.fener.dashboard.export.ExportedPost;
import org.fener.dashboard.round.Installation;
import org.fener.indexer.PostQuery;
import org.fener.indexer.QueryMistake;
import org.fener.indexer.SearchPage;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Search page by page, and the counts of all that match.
@RestController
final class SearchApi {

    private static final int MOST_HITS = 200;

    private final Installation installation;

    SearchApi(Installation installation) {
        this.installation = installation;
    }

    /// One page of an answer.
    record Found(
            @Says("all posts that match") long total,
            List<Hit> posts,

            @Says("hand it over as `after` for the page after this one; null on the last") @Nullable
            String next,

            @Says("by word as typed: how else it was looked for")
            Map<String, List<String>> variants,

            @Says("how the words that matched are written") List<String> matched) {}

    record Hit(
            @Says("names the post in other requests") String key,

            @Says("of the match; 0 where the order is not by match")
            double match,

            List<Excerpt> excerpts,

            @Says("with authors, handles and contacts hidden")
            ExportedPost post) {

        static Hit of(SearchPage.Hit hit) {
            Mask mask = Mask.of(hit.post());
            return new Hit(
                    hit.post().key(),
                    hit.score(),
                    hit.snippets().stream()
                            .map(snippet -> new Excerpt(
                                    mask.hide(snippet.text()),
                                    snippet.marks().stream().map(Place::of).toList()))
                            .toList(),
                    ExportedPost.of(hit.post(), mask));
        }
    }

    record Excerpt(String text, @Says("what matched in it") List<Place> marks) {}

    record Place(
            @Says("first UTF-16 code unit") int start,
            @Says("first one after it") int end) {

        static Place of(Span span) {
            return new Place(span.start(), span.end());
        }
    }

    record Counts(
            @Says("all posts that match") long total,

            @Says("by category, source, language, score (bands in per cent), has and day: how many have each value")
            Map<String, List<Count>> facets) {}

    record Count(String value, long posts) {}

    @Says("Searches posts, a page at a time.")
    @GetMapping("/api/v1/search")
    Found search(
            @ModelAttribute Question question,
            @Says("posts on a page, at most 200") @RequestParam(defaultValue = "50") int limit,
            @Says("`next` of the page before") @RequestParam(required = false) Optional<String> after)
            throws IOException {
        SearchPage page = page(question.query(Question.checked(limit, MOST_HITS), after));
        Map<String, List<String>> variants = new LinkedHashMap<>();
        page.variants().forEach(variant -> variants.put(variant.word(), variant.also()));
        return new Found(
                page.total(),
                page.hits().stream().map(Hit::of).toList(),
                page.next().orElse(null),
                variants,
                page.matched());
    }

    @Says("Counts the posts that match by category, source, language, score, what they have, and day.")
    @GetMapping("/api/v1/facets")
    Counts facets(@ModelAttribute Question question) throws IOException {
        SearchPage page = page(question.query(0, Optional.empty()));
        Map<String, List<Count>> facets = new LinkedHashMap<>();
        for (SearchPage.Facet facet : page.facets())
            facets.put(
                    facet.field(),
                    facet.counts().stream()
                            .map(count -> new Count(count.value(), count.posts()))
                            .toList());
        return new Counts(page.total(), facets);
    }

    private SearchPage page(PostQuery query) throws IOException {
        try {
            return installation.index().search(query);
        } catch (QueryMistake mistake) {
            throw mistake;
        } catch (IllegalArgumentException notAPlace) {
            throw Question.refused("after: " + notAPlace.getMessage());
        }
    }
}
