package org.fener.crawler.parse;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Where a link of a page leads. The same address stands in many links; what it tells is told once.
final class LinkTarget {

    private final URI uri;
    private final URI page;
    private @Nullable URI thread;

    LinkTarget(URI uri) {
        this.uri = uri;
        this.page = CanonicalPage.withoutFragment(uri);
    }

    /// Absolute and canonical, with its fragment.
    URI uri() {
        return uri;
    }

    /// Without its fragment.
    URI page() {
        return page;
    }

    /// The address of the whole thread that it is a page of.
    URI thread() {
        if (thread == null) thread = ThreadAddress.ofCanonical(page);
        return thread;
    }
}
