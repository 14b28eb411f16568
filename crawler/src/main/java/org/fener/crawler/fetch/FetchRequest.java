package org.fener.crawler.fetch;

import java.net.URI;
import org.fener.crawler.Source;

/// One address to fetch for a source.
///
/// @param followRedirects whether the page at the end is wanted, or the redirect itself: a crawl has its own list
/// of
/// addresses, on which the target stands already or will
public record FetchRequest(Source source, URI uri, Validators validators, boolean followRedirects) {

    public FetchRequest(Source source, URI uri, Validators validators) {
        this(source, uri, validators, true);
    }

    public static FetchRequest of(Source source, URI uri) {
        return new FetchRequest(source, uri, Validators.NONE);
    }
}
