package org.fener.crawler.fetch;

import java.util.Optional;
import org.fener.crawler.FetchedPage;

/// What makes a request conditional (RFC 9110 §13.1), as the server gave it with the last response.
public record Validators(Optional<String> etag, Optional<String> lastModified) {

    public static final Validators NONE = new Validators(Optional.empty(), Optional.empty());

    public static Validators of(FetchedPage page) {
        return new Validators(page.headers().first("ETag"), page.headers().first("Last-Modified"));
    }
}
