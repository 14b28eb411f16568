package org.fener.crawler.parse;

import java.net.URI;
import java.util.Optional;

/// The address by which a page wants to be known, believed only where it is plausible: on the same host, and not the
/// front page for everything (a common mistake that would make all posts one).
final class CanonicalPage {

    private static final Pick DECLARED =
            Pick.of("link[rel~=(?i)^canonical$][href]@href | meta[property=og:url][content]@content");

    private CanonicalPage() {}

    static URI of(ElementIndex index, URI fetched, WebAddress base) {
        URI own = withoutFragment(WebAddress.canonical(fetched));
        return declared(index)
                .flatMap(base::resolve)
                .map(CanonicalPage::withoutFragment)
                .filter(uri -> isPlausible(uri, own))
                .orElse(own);
    }

    private static Optional<String> declared(ElementIndex index) {
        return DECLARED.from(index.document(), index);
    }

    private static boolean isPlausible(URI canonical, URI own) {
        if (!host(canonical).equals(host(own))) return false;
        boolean front = path(canonical).length() <= 1 && canonical.getRawQuery() == null;
        boolean ownFront = path(own).length() <= 1 && own.getRawQuery() == null;
        return !front || ownFront;
    }

    private static String host(URI uri) {
        String host = String.valueOf(uri.getRawAuthority());
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    private static String path(URI uri) {
        return uri.getRawPath() == null ? "" : uri.getRawPath();
    }

    static URI withoutFragment(URI uri) {
        String address = uri.toString();
        int hash = address.indexOf('#');
        return hash < 0 ? uri : URI.create(address.substring(0, hash));
    }
}
