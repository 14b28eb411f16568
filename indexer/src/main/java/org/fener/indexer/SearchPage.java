package org.fener.indexer;

import java.util.List;
import java.util.Optional;
import org.fener.classifier.Reason.Span;

/// One page of an answer.
///
/// @param total    all posts that match
/// @param facets   counts of all that match, by field: `category`, `source`, `language`, `score` (bands in per
///                 cent such as `75..90`, as `score:` takes them, highest first), `has`, `day`
/// @param next     keyset for the page after this one; empty on the last
/// @param variants writings of the words in another script that were looked for as well
/// @param matched  how the words that matched are written in these hits, in small letters, the most frequent first
public record SearchPage(
        long total,
        List<Hit> hits,
        List<Facet> facets,
        Optional<String> next,
        List<Variant> variants,
        List<String> matched) {

    /// Of a query that finds nothing.
    public static final SearchPage EMPTY =
            new SearchPage(0, List.of(), List.of(), Optional.empty(), List.of(), List.of());

    public SearchPage {
        hits = List.copyOf(hits);
        facets = List.copyOf(facets);
        variants = List.copyOf(variants);
        matched = List.copyOf(matched);
    }

    /// A post that matches.
    ///
    /// @param score    of the match, 0 where the order is not by match
    /// @param snippets parts of the text with the spans that matched; of the first 100 hits of a page
    public record Hit(IndexedPost post, double score, List<Snippet> snippets) {
        public Hit {
            snippets = List.copyOf(snippets);
        }
    }

    /// A part of a post that shows why it matched.
    ///
    /// @param text  a part of the post
    /// @param marks spans within `text` that matched
    public record Snippet(String text, List<Span> marks) {
        public Snippet {
            marks = List.copyOf(marks);
        }
    }

    /// How many matches have each value of a field.
    ///
    /// @param field  what is counted
    /// @param counts largest first; days in calendar order
    public record Facet(String field, List<Count> counts) {
        public Facet {
            counts = List.copyOf(counts);
        }
    }

    /// A word as typed and how else it is written in the posts; a word in quotes is looked for as it stands alone.
    public record Variant(String word, List<String> also) {
        public Variant {
            also = List.copyOf(also);
        }
    }

    public record Count(String value, long posts) {}
}
