package org.fener.crawler.archive;

import java.util.Map;
import java.util.Optional;
import org.fener.crawler.FetchedPage;

/// What is left of a page after posts of it were erased: its other posts, kept as a `conversion` record (WARC 1.1
/// §6.7) in place of the response or import.
///
/// @param page          the page with what is left as its body, its media type as the only header field
/// @param recordId      WARC-Record-ID of the record that is no more, without angle brackets
/// @param payloadDigest of that record's payload
/// @param address       the address that was connected
/// @param facts         further facts of the capture that may stay
/// @param erasure       number of the erasure
/// @param why           the reason given
public record Converted(
        FetchedPage page,
        String recordId,
        String payloadDigest,
        Optional<String> address,
        Map<String, String> facts,
        int erasure,
        String why)
        implements Keepable {

    public Converted {
        facts = Map.copyOf(facts);
    }
}
