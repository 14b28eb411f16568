package org.fener.crawler.archive;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.crawler.Body;
import org.fener.crawler.FetchedPage;

/// One request and what came back, ready to be kept.
///
/// @param requestHead the request line and header fields as sent, each byte one character (ISO 8859-1); empty if
/// not
///                    known, as in an import
/// @param responseHead the status line and header fields as received, each byte one character (ISO 8859-1)
/// @param wireBody    the response body byte for byte as received, with its content and transfer codings
/// @param page        the same response decoded
/// @param address     the address really connected
/// @param redirects   addresses passed on the way from `page.requested()` to `page.uri()`
/// @param took        from the first byte sent to the last byte received
/// @param facts       further `metadata` fields, such as the robots verdict or a TLS exception
public record Exchange(
        String requestHead,
        String responseHead,
        Body wireBody,
        FetchedPage page,
        Optional<String> address,
        List<URI> redirects,
        Duration took,
        Map<String, String> facts)
        implements Keepable {

    public Exchange {
        redirects = List.copyOf(redirects);
        facts = Map.copyOf(facts);
    }

    /// `sha256:` and 64 hexadecimal digits over the body as received, without its transfer coding.
    public String payloadDigest() {
        byte[] wire = wireBody.copy();
        return Sha256.of(HttpHead.parse(responseHead)
                .map(head -> PayloadDecoder.payload(head, wire))
                .orElse(wire));
    }
}
