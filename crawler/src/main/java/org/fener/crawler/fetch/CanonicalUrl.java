package org.fener.crawler.fetch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.fener.crawler.SessionIds;

/// An http or https address in the one form that is compared, checked and connected: read as browsers do (WHATWG
/// URL), without fragment, credentials, default port, session ids and tracking parameters.
///
/// @param host lower-case name without a dot at its end, dotted IPv4, or IPv6 in brackets
/// @param port the port to connect to, the scheme's own if none is written
public record CanonicalUrl(URI uri, String host, int port) {

    private static final int LONGEST = 2_048;

    /// Longer input is not even parsed.
    private static final int LONGEST_INPUT = 8_192;

    /// Characters that a URI may not hold unescaped, though browsers send them.
    private static final String ESCAPED = "|^`{}\"<>\\";

    /// Empty if `text` is no http or https address, or longer than 2,048 characters.
    public static Optional<CanonicalUrl> of(String text) {
        return text.length() > LONGEST_INPUT
                ? Optional.empty()
                : WhatwgUrl.parse(text, Optional.empty()).flatMap(CanonicalUrl::of);
    }

    /// The canonical form of an address that may already be in it.
    public static Optional<CanonicalUrl> of(URI uri) {
        return of(uri.toString());
    }

    /// `reference` as it stands on the page `base`.
    public static Optional<CanonicalUrl> resolve(URI base, String reference) {
        if (reference.length() > LONGEST_INPUT) return Optional.empty();
        Optional<WhatwgUrl> from = WhatwgUrl.parse(base.toString(), Optional.empty());
        return from.flatMap(page -> WhatwgUrl.parse(reference, Optional.of(page)))
                .flatMap(CanonicalUrl::of);
    }

    /// Whether `text` names a scheme other than http and https.
    static boolean hasForeignScheme(String text) {
        String stripped = text.strip();
        int colon = stripped.indexOf(':');
        if (colon < 1 || !stripped.substring(0, colon).matches("[A-Za-z][A-Za-z0-9+.-]*")) return false;
        String scheme = stripped.substring(0, colon).toLowerCase(Locale.ROOT);
        return !scheme.equals("http") && !scheme.equals("https");
    }

    /// Scheme, host and port: what robots.txt and connections belong to.
    public String origin() {
        return uri.getScheme() + "://" + host + ":" + port;
    }

    public boolean isSecure() {
        return "https".equals(uri.getScheme());
    }

    /// What stands in the request line: path and query.
    String target() {
        String path = uri.getRawPath();
        String query = uri.getRawQuery();
        return (path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
    }

    /// What stands in the `Host` field.
    String hostField() {
        return port == (isSecure() ? 443 : 80) ? host : host + ":" + port;
    }

    private static Optional<CanonicalUrl> of(WhatwgUrl url) {
        String host =
                url.host().endsWith(".") ? url.host().substring(0, url.host().length() - 1) : url.host();
        if (host.isEmpty() || host.endsWith(".")) return Optional.empty();
        String path = normalized(SessionIds.fromPath(url.path()), true);
        String query = url.query()
                .map(SessionIds::fromQuery)
                .map(text -> normalized(text, false))
                .filter(text -> !text.isEmpty())
                .map(text -> "?" + text)
                .orElse("");
        String text = url.scheme() + "://" + host + (url.port() < 0 ? "" : ":" + url.port()) + path + query;
        if (text.length() > LONGEST) return Optional.empty();
        int port = url.port() >= 0 ? url.port() : url.scheme().equals("https") ? 443 : 80;
        try {
            return Optional.of(new CanonicalUrl(new URI(text), host, port));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /// Escapes in upper case, none for unreserved characters (RFC 3986 §6.2.2), and all that a URI needs.
    private static String normalized(String text, boolean isPath) {
        int plain = 0;
        while (plain < text.length() && !isMended(text.charAt(plain), isPath)) plain++;
        if (plain == text.length()) return text;
        StringBuilder out = new StringBuilder(text.length() + 8).append(text, 0, plain);
        for (int i = plain; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
                int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    out.append("%25");
                    continue;
                }
                char escaped = (char) (high * 16 + low);
                if (isUnreserved(escaped)) out.append(escaped);
                else escape(escaped, out);
                i += 2;
            } else if (isMended(c, isPath)) escape(c, out);
            else out.append(c);
        }
        return out.toString();
    }

    private static boolean isMended(char c, boolean isPath) {
        return c == '%' || ESCAPED.indexOf(c) >= 0 || (isPath && (c == '[' || c == ']'));
    }

    private static boolean isUnreserved(char c) {
        return WhatwgUrl.isLetter(c) || WhatwgUrl.isDigit(c) || "-._~".indexOf(c) >= 0;
    }

    private static void escape(char c, StringBuilder out) {
        out.append('%')
                .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
