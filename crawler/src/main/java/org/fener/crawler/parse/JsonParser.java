package org.fener.crawler.parse;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// Reads the JSON of one kind of site.
interface JsonParser {

    String engine();

    /// Whether the members show that it is of this kind.
    boolean recognises(JsonNode root);

    Found read(JsonPage page);

    /// What a parser found.
    ///
    /// @param kind  sort of page
    /// @param posts in document order
    /// @param links where it leads
    record Found(PageKind kind, List<PostDraft> posts, List<PageLink> links) {}
}
