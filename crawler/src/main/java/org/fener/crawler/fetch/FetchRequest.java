package org.fener.crawler.fetch;

import java.net.URI;
import org.fener.crawler.Source;

/// One address to fetch for a source.
public record FetchRequest(Source source, URI uri, Validators validators) {

    public static FetchRequest of(Source source, URI uri) {
        return new FetchRequest(source, uri, Validators.NONE);
    }
}
