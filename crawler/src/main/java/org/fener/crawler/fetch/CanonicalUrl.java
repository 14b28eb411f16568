package org.fener.crawler.fetch;

import java.net.URI;
import java.util.Optional;

/// An http or https address in the one form that is compared, checked and connected: read as browsers do (WHATWG
/// URL),
/// without fragment, credentials, default port, session ids and tracking parameters.
public record CanonicalUrl(URI uri, String host, int port) {

    /// Empty if `text` is no http or https address, or longer than 2,048 characters.
    public static Optional<CanonicalUrl> of(String text) {
        throw new UnsupportedOperationException();
    }

    /// `reference` as it stands on the page `base`.
    public static Optional<CanonicalUrl> resolve(URI base, String reference) {
        throw new UnsupportedOperationException();
    }
}
