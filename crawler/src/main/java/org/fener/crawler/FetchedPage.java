package org.fener.crawler;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// A response as it was received and kept: live from the network or read back from the archive, the same either way.
///
/// @param source    id of the [Source] it was fetched for
/// @param requested the address that was asked for
/// @param uri       the address that answered, after redirects
/// @param fetchedAt when the fetch began, by our clock: the evidence time
/// @param status    HTTP status code
/// @param headers   response header fields in their order
/// @param body      payload with transfer and content codings removed, cut at the limits
/// @param truncated WARC reason (`length`, `time`, `disconnect`, `unspecified`) if the response was cut
public record FetchedPage(
        String source,
        URI requested,
        URI uri,
        Instant fetchedAt,
        int status,
        Headers headers,
        Body body,
        Optional<String> truncated) {

    public FetchedPage {
        if (status < 100 || status > 999) throw new IllegalArgumentException(uri + ": no HTTP status: " + status);
    }

    /// The same response with another payload.
    public FetchedPage with(Body other) {
        return new FetchedPage(source, requested, uri, fetchedAt, status, headers, other, truncated);
    }

    public Optional<String> contentType() {
        return headers.first("Content-Type");
    }
}
