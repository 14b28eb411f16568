package org.fener.crawler;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// How a source is reached, where that differs from the common way.
///
/// @param proxy        an outgoing proxy: `http://host:port` or `socks5://host:port`
/// @param tlsException why this source's certificate need not be valid; the chain and the fault go into the
/// evidence
/// @param robotsMeta   whether `noindex` and `nofollow` of pages are obeyed
public record SourceAccess(Optional<URI> proxy, Optional<String> tlsException, boolean robotsMeta) {

    public static final SourceAccess DIRECT = new SourceAccess(Optional.empty(), Optional.empty(), true);

    private static final Set<String> SCHEMES = Set.of("http", "socks5");

    public SourceAccess {
        if (proxy.isPresent() && !isProxy(proxy.get()))
            throw new IllegalArgumentException(
                    "proxy must be http://host:port or socks5://host:port, got " + proxy.get());
        if (tlsException.isPresent() && tlsException.get().isBlank())
            throw new IllegalArgumentException("tls-exception must say why the certificate need not be valid");
    }

    private static boolean isProxy(URI uri) {
        return SCHEMES.contains(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT))
                && uri.getHost() != null
                && uri.getPort() > 0
                && uri.getRawUserInfo() == null;
    }
}
