package org.fener.crawler.fetch;

import java.net.URI;
import org.fener.crawler.Source;

/// Which addresses belong to a source.
public final class Scope {

    private Scope() {}

    /// Whether a link or redirect to `uri` may be followed for `source`. Scheme and a leading `www.` do not matter.
    public static boolean contains(Source source, URI uri) {
        throw new UnsupportedOperationException();
    }
}
