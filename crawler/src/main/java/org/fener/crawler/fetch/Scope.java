package org.fener.crawler.fetch;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.fener.crawler.Source;

/// Which addresses belong to a source.
public final class Scope {

    private Scope() {}

    /// Whether a link or redirect to `uri` may be followed for `source`. Scheme and a leading `www.` do not matter.
    public static boolean contains(Source source, URI uri) {
        Optional<CanonicalUrl> url = CanonicalUrl.of(uri);
        return url.isPresent()
                && (covers(source.scope(), url.get()) || source.start().contains(uri))
                && allowsPort(source, url.get());
    }

    /// Ports 80 and 443, and those written in a start address of the source.
    static boolean allowsPort(Source source, CanonicalUrl url) {
        return url.port() == 80
                || url.port() == 443
                || source.start().stream().anyMatch(start -> start.getPort() == url.port());
    }

    private static boolean covers(List<URI> prefixes, CanonicalUrl url) {
        for (URI prefix : prefixes) {
            Optional<CanonicalUrl> scope = CanonicalUrl.of(prefix);
            if (scope.isPresent() && covers(scope.get(), prefix, url)) return true;
        }
        return false;
    }

    private static boolean covers(CanonicalUrl scope, URI written, CanonicalUrl url) {
        boolean sameHost = bare(scope.host()).equals(bare(url.host()));
        boolean samePort = (isWebPort(scope.port()) && isWebPort(url.port())) || scope.port() == url.port();
        String path = written.getRawPath() == null || written.getRawPath().isEmpty()
                ? "/"
                : scope.uri().getRawPath();
        return sameHost && samePort && url.target().startsWith(path);
    }

    private static boolean isWebPort(int port) {
        return port == 80 || port == 443;
    }

    private static String bare(String host) {
        return host.startsWith("www.") ? host.substring(4) : host;
    }
}
