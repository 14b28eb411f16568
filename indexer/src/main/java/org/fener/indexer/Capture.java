package org.fener.indexer;

import java.net.URI;
import java.time.Instant;
import org.fener.crawler.archive.ArchivePosition;

/// Where a version of a post was seen: the evidence behind it.
///
/// @param uri           of the page that showed it
/// @param at            the entry in the archive
/// @param fetchedAt     when the page was fetched, by our clock
/// @param recordId      WARC record of the response
/// @param payloadDigest `sha256:…` of the page as received
public record Capture(URI uri, ArchivePosition at, Instant fetchedAt, String recordId, String payloadDigest) {}
