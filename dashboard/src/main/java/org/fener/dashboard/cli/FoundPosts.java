package org.fener.dashboard.cli;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fener.classifier.Score;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.SearchPage;
import org.jspecify.annotations.Nullable;

/// An answer as `fener search --json` prints it.
///
/// @param variants by word as typed: how else it was looked for
/// @param matched  how the words that matched are written
record FoundPosts(
        long total,
        List<Hit> hits,
        Map<String, Map<String, Long>> facets,
        Map<String, List<String>> variants,
        List<String> matched) {

    record Hit(
            String id,
            String permalink,
            String source,
            @Nullable String author,
            @Nullable String publishedAt,
            String lang,
            String text,
            double score,
            Map<String, Double> scores,
            List<String> flags,
            String group,
            int version,
            @Nullable String gone) {

        static Hit of(SearchPage.Hit found) {
            IndexedPost post = found.post();
            return new Hit(
                    post.post().id(),
                    post.post().permalink().toString(),
                    post.source(),
                    post.post().author().orElse(null),
                    post.post()
                            .published()
                            .map(published -> published.at().toString())
                            .orElse(null),
                    post.verdict().language(),
                    post.post().text(),
                    found.score(),
                    post.verdict().scores().stream().collect(Collectors.toMap(Score::category, Score::probability)),
                    post.verdict().flags(),
                    post.group(),
                    post.version(),
                    post.gone().map(Instant::toString).orElse(null));
        }
    }

    static FoundPosts of(SearchPage page) {
        Map<String, Map<String, Long>> facets = new LinkedHashMap<>();
        for (SearchPage.Facet facet : page.facets()) {
            Map<String, Long> counts = new LinkedHashMap<>();
            facet.counts().forEach(count -> counts.put(count.value(), count.posts()));
            facets.put(facet.field(), counts);
        }
        Map<String, List<String>> variants = new LinkedHashMap<>();
        page.variants().forEach(variant -> variants.put(variant.word(), variant.also()));
        return new FoundPosts(
                page.total(), page.hits().stream().map(Hit::of).toList(), facets, variants, page.matched());
    }

    /// A post on two lines, for people.
    static String line(IndexedPost post) {
        String text = post.post().text().replaceAll("\\s+", " ").strip();
        String gone = post.gone().map(since -> "  gone since " + since).orElse("");
        return post.time() + "  " + String.join(",", post.verdict().flags()) + "  " + post.source() + "  "
                + post.post().permalink() + gone + "\n    "
                + (text.length() > 160 ? text.substring(0, 160) + " …" : text);
    }
}
