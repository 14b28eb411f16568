package org.fener.crawler.archive;

import java.util.Optional;
import org.fener.crawler.FetchedPage;

/// One response or import as the archive holds it.
///
/// @param at            where its first record begins
/// @param recordId      WARC-Record-ID of the response or resource record, without angle brackets
/// @param payloadDigest `sha256:` and 64 hexadecimal digits over the payload as received
/// @param address       the address really connected (WARC-IP-Address)
/// @param page          what was fetched; for an import the `resource` record as a page of its own content type
public record ArchiveEntry(
        ArchivePosition at, String recordId, String payloadDigest, Optional<String> address, FetchedPage page) {}
