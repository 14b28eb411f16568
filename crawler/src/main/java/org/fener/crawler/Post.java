package org.fener.crawler;

import java.net.URI;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One statement of one author at one place: a forum post, an advertisement, an article, a channel message.
///
/// @param id        stable across pages, rounds and machines: made from the permalink or the engine's id; where a page
/// has
///                  neither, from thread, author, time and the text's fingerprint
/// @param permalink canonical address, without session ids
/// @param thread    title of the thread, article or advertisement
/// @param author    as the page prints it
/// @param published when the page says it was published, and how sure that is; empty if it says nothing
/// @param text      plain text; paragraphs parted by line breaks
/// @param extent    whether this is the whole text or an excerpt, such as a feed's teaser: an excerpt never replaces a
/// whole
/// @param links     addresses that the post itself points to
/// @param language  language that the page declares (BCP 47); telling the real one is the classifier's work
/// @param facts     what else the page says of it
public record Post(
        String id,
        URI permalink,
        PostKind kind,
        Optional<String> thread,
        Optional<String> author,
        Optional<PublishedAt> published,
        String text,
        Extent extent,
        List<URI> links,
        Optional<String> language,
        Map<PostFact, String> facts) {

    public enum Extent {
        WHOLE,
        EXCERPT
    }

    /// A post of which the page says nothing more.
    public Post(
            String id,
            URI permalink,
            PostKind kind,
            Optional<String> thread,
            Optional<String> author,
            Optional<PublishedAt> published,
            String text,
            Extent extent,
            List<URI> links,
            Optional<String> language) {
        this(id, permalink, kind, thread, author, published, text, extent, links, language, Map.of());
    }

    public Post {
        if (id.isBlank()) throw new IllegalArgumentException(permalink + ": a post needs an id");
        links = List.copyOf(links);
        Map<PostFact, String> ordered = new EnumMap<>(PostFact.class);
        ordered.putAll(facts);
        facts = Collections.unmodifiableMap(ordered);
    }
}
