package org.fener.crawler.archive;

import java.util.Map;
import java.util.Optional;
import org.fener.crawler.FetchedPage;

/// One response or import as the archive holds it.
///
/// @param at            where its first record begins
/// @param recordId      WARC-Record-ID of the response or resource record, without angle brackets
/// @param payloadDigest `sha256:` and 64 hexadecimal digits over the payload as received
/// @param address       the address really connected (WARC-IP-Address)
/// @param page          what was fetched; for an import the `resource` record as a page of its own content type
/// @param facts         further facts of the capture, such as `purpose` (`robots`), `redirects`, `revisit`, a TLS
/// exception
public record ArchiveEntry(
        ArchivePosition at,
        String recordId,
        String payloadDigest,
        Optional<String> address,
        FetchedPage page,
        Map<String, String> facts) {

    /// The fact that a response is a film, a picture, an archive or another thing that is not read.
    public static final String REFUSED_TYPE = "refused-type";

    /// The fact that posts of the page were erased, with the erasure's number: the page is what was left of it, record
    /// id and payload digest are those of the record that is no more.
    public static final String ERASURE = "erasure";

    public ArchiveEntry {
        facts = Map.copyOf(facts);
    }

    /// Whether it is a page that the source was watched for, and not a robots.txt, a hop on the way to a page, or the
    /// beginning of a file that is not read.
    public boolean isContent() {
        return !facts.containsKey("purpose") && !facts.containsKey(REFUSED_TYPE) && page.status() == 200;
    }
}
