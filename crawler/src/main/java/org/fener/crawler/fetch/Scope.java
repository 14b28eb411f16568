package org.fener.crawler.fetch;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fener.crawler.Source;

/// Which addresses belong to a source.
public final class Scope {

    private final List<Prefix> prefixes;
    private final Set<URI> starts;
    private final Set<Integer> ports;

    /// A scope entry in the form that addresses are compared with.
    private record Prefix(String host, int port, String path) {
        static Optional<Prefix> of(URI written) {
            return CanonicalUrl.of(written)
                    .map(url -> new Prefix(
                            bare(url.host()),
                            url.port(),
                            written.getRawPath() == null || written.getRawPath().isEmpty()
                                    ? "/"
                                    : url.uri().getRawPath()));
        }

        boolean covers(CanonicalUrl url) {
            boolean samePort = (isWebPort(port) && isWebPort(url.port())) || port == url.port();
            return samePort && host.equals(bare(url.host())) && coversTarget(url.target());
        }

        /// A prefix ends where a word or number of the address ends: `/forum-1` covers `/forum-1/2` and
        /// `/forum-1.html`, and not `/forum-11`; `/thread-` covers every thread.
        private boolean coversTarget(String target) {
            if (!target.startsWith(path)) return false;
            return target.length() == path.length()
                    || !isInWord(path.charAt(path.length() - 1))
                    || !isInWord(target.charAt(path.length()));
        }

        /// Letters and digits of other scripts are written with `%`.
        private static boolean isInWord(char character) {
            return Character.isLetterOrDigit(character) || character == '%';
        }
    }

    private Scope(Source source) {
        this.prefixes = source.scope().stream()
                .map(Prefix::of)
                .flatMap(Optional::stream)
                .toList();
        this.starts = Set.copyOf(source.start());
        this.ports = source.start().stream().map(URI::getPort).collect(Collectors.toUnmodifiableSet());
    }

    /// The scope of a source, for many questions.
    public static Scope of(Source source) {
        return new Scope(source);
    }

    /// Whether a link or redirect to `url` may be followed. Scheme and a leading `www.` do not matter.
    public boolean contains(CanonicalUrl url) {
        return allowsPort(url)
                && (prefixes.stream().anyMatch(prefix -> prefix.covers(url)) || starts.contains(url.uri()));
    }

    /// As [#contains(CanonicalUrl)], for one question.
    public static boolean contains(Source source, URI uri) {
        return CanonicalUrl.of(uri).filter(Scope.of(source)::contains).isPresent();
    }

    /// Ports 80 and 443, and those written in a start address of the source.
    boolean allowsPort(CanonicalUrl url) {
        return isWebPort(url.port()) || ports.contains(url.port());
    }

    static boolean allowsPort(Source source, CanonicalUrl url) {
        return isWebPort(url.port()) || source.start().stream().anyMatch(start -> start.getPort() == url.port());
    }

    private static boolean isWebPort(int port) {
        return port == 80 || port == 443;
    }

    private static String bare(String host) {
        return host.startsWith("www.") ? host.substring(4) : host;
    }
}
