package org.fener.crawler.parse;

import java.net.URI;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// The address by which a page wants to be known, believed only where it is plausible: on the same host, and not the
/// front page for everything (a common mistake that would make all posts one).
final class CanonicalPage {

    private CanonicalPage() {}

    static URI of(Document document, URI fetched, WebAddress base) {
        URI own = withoutFragment(WebAddress.canonical(fetched));
        return declared(document)
                .flatMap(base::resolve)
                .map(CanonicalPage::withoutFragment)
                .filter(uri -> isPlausible(uri, own))
                .orElse(own);
    }

    private static Optional<String> declared(Document document) {
        Element link = document.selectFirst("link[rel~=(?i)^canonical$][href]");
        if (link != null && !link.attr("href").isBlank()) return Optional.of(link.attr("href"));
        Element graph = document.selectFirst("meta[property=og:url][content]");
        return graph == null || graph.attr("content").isBlank() ? Optional.empty() : Optional.of(graph.attr("content"));
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
