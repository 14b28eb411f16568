package org.fener.crawler.parse;

import java.util.List;
import java.util.Optional;

/// Reads the documents that one kind of site makes.
interface PageParser {

    /// Short name of what made the page, such as `phpbb`.
    String engine();

    /// Whether the page shows by itself, never by its host, that it is of this kind. Cheap: no walk over the document.
    boolean recognises(Evidence evidence);

    /// The posts of the page; empty if it is not what it seemed, so that the next parser may try.
    Optional<Found> read(HtmlPage page);

    /// What a parser found: sort of page and its posts. The links in a page are read for all parsers alike.
    ///
    /// @param places to look besides, of which no link in the page tells
    record Found(PageKind kind, List<PostDraft> posts, List<PageLink> places) {

        Found(PageKind kind, List<PostDraft> posts) {
            this(kind, posts, List.of());
        }
    }
}
