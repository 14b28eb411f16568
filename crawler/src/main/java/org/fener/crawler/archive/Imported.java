package org.fener.crawler.archive;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.crawler.Body;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.Headers;

/// Something that a person brought in, not a fetch: kept as a `resource` record.
///
/// @param source      id of the source it is filed under
/// @param uri         where it is said to come from
/// @param at          when it was imported
/// @param contentType media type of the body
/// @param facts       further `metadata` fields, such as the name of the file it came from
public record Imported(String source, URI uri, Instant at, String contentType, Body body, Map<String, String> facts)
        implements Keepable {

    public Imported {
        facts = Map.copyOf(facts);
    }

    /// The import as a page, the same as it is read back.
    public FetchedPage page() {
        Headers headers = new Headers(List.of(new Headers.Field("Content-Type", contentType)));
        return new FetchedPage(source, uri, uri, at, 200, headers, body, Optional.empty());
    }
}
