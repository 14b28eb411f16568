package org.fener.crawler.parse;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.fener.crawler.SessionIds;

/// Makes the links of a page absolute and canonical, the way browsers read them (WHATWG URL), but only http and https.
///
/// Canonical means: lower-case scheme and host, no default port, no dot segments, illegal characters percent-encoded,
/// no session or campaign parameters. jsoup's `absUrl` costs as much as parsing the page, hence our own.
final class WebAddress {

    /// Longer addresses are traps, not pages.
    static final int LONGEST = 2048;

    private static final int LONGEST_PORT = 5;

    private static final HexFormat HEX_DIGITS = HexFormat.of().withUpperCase();

    /// ASP.NET's session as a folder: who asks without it is sent to one that has it, so that it must not be taken out
    /// of what is fetched.
    private static final Pattern SESSION_FOLDER = Pattern.compile("(?i)/\\(s\\([^)/]*\\)\\)");

    private static final boolean[] PLAIN = plain();

    private final String scheme;
    private final String authority;
    private final Optional<String> host;
    /// Scheme and host, canonical; empty without a host.
    private final String origin;
    /// Where relative links lead, canonical; empty where that has to be looked at.
    private final String folder;
    private final String path;
    private final String query;

    private WebAddress(String scheme, String authority, String path, String query) {
        this.scheme = scheme;
        this.authority = authority;
        this.host = canonicalHost(scheme, authority);
        this.origin = host.map(name -> scheme + "://" + name).orElse("");
        this.path = path;
        this.query = query;
        String around = path.substring(0, path.lastIndexOf('/') + 1);
        this.folder = !origin.isEmpty() && around.startsWith("/") && isPlainFrom(around, 0) ? origin + around : "";
    }

    /// A base to resolve links against.
    static WebAddress base(URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        return new WebAddress(scheme, String.valueOf(uri.getRawAuthority()), path, query);
    }

    static URI canonical(URI uri) {
        String address = uri.toString();
        return isPlainAddress(address) ? uri : base(uri).resolve(address).orElse(uri);
    }

    /// The link as an absolute canonical address; empty if it leads to no web page (`javascript:`, `mailto:`, garbage).
    /// A fragment is kept.
    Optional<URI> resolve(String link) {
        String plain = plain(link);
        return plain.isEmpty() || plain.length() > LONGEST ? mended(link) : uri(plain);
    }

    /// The address of a link that is canonical as it stands, as most are; empty if it is another.
    private String plain(String link) {
        if (link.startsWith("/") && !link.startsWith("//"))
            return !origin.isEmpty() && isPlainFrom(link, 0) ? origin.concat(link) : "";
        if (link.startsWith("http://") || link.startsWith("https://")) return isPlainAddress(link) ? link : "";
        if (folder.isEmpty()) return "";
        int name = link.startsWith("./") ? 2 : 0;
        return isPlainName(link, name) ? folder.concat(link.substring(name)) : "";
    }

    /// Whether an address of a web page is canonical and needs no second look to tell.
    private static boolean isPlainAddress(String address) {
        boolean secure = address.startsWith("https://");
        if (!secure && !address.startsWith("http://")) return false;
        int host = secure ? 8 : 7;
        int end = host;
        while (end < address.length() && isHostCharacter(address.charAt(end))) end++;
        if (end == host || address.charAt(end - 1) == '.') return false;
        int path = portEnd(address, end, secure ? "443" : "80");
        return path < address.length() && address.charAt(path) == '/' && isPlainFrom(address, path);
    }

    /// Where a port ends that is not the scheme's own; the same place if there is none such.
    private static int portEnd(String address, int colon, String usual) {
        if (colon == address.length() || address.charAt(colon) != ':') return colon;
        int end = colon + 1;
        while (end < address.length() && isDigit(address.charAt(end))) end++;
        int digits = end - colon - 1;
        boolean named = digits > 0
                && digits <= LONGEST_PORT
                && !(digits == usual.length() && address.startsWith(usual, colon + 1));
        return named ? end : colon;
    }

    /// Whether a link has a name from there on, which is no scheme's.
    private static boolean isPlainName(String link, int from) {
        return link.length() > from
                && Character.isLetterOrDigit(link.charAt(from))
                && link.indexOf(':') < 0
                && isPlainFrom(link, from);
    }

    /// Whether path, query and fragment have nothing to be left out, mended or encoded.
    private static boolean isPlainFrom(String link, int from) {
        for (int i = from; i < link.length(); i++) {
            char c = link.charAt(i);
            if (c == '?') return isPlainQuery(link, i + 1);
            if (!isPlain(c) && !(c == '%' && isEscape(link, i))) return c == '#' && isPlainFragment(link, i + 1);
            if (c == ';' || c == '(' || (c == '.' && i > from && link.charAt(i - 1) == '/')) return false;
        }
        return true;
    }

    private static boolean isPlainQuery(String link, int from) {
        int parameter = from;
        for (int i = from; i < link.length(); i++) {
            char c = link.charAt(i);
            if (c == '&' || c == ';' || c == '#') {
                if (!isPlainParameter(link, parameter, i)) return false;
                if (c == '#') return isPlainFragment(link, i + 1);
                parameter = i + 1;
            } else if (!isPlain(c) && !(c == '%' && isEscape(link, i))) return false;
        }
        return isPlainParameter(link, parameter, link.length());
    }

    private static boolean isPlainParameter(String link, int from, int to) {
        return from < to && !SessionIds.isIn(link, from, to);
    }

    private static boolean isPlainFragment(String link, int from) {
        for (int i = from; i < link.length(); i++) {
            char c = link.charAt(i);
            if (!isPlain(c) && !(c == '%' && isEscape(link, i))) return false;
        }
        return from < link.length();
    }

    private Optional<URI> mended(String link) {
        String href = clean(link);
        if (href.length() > LONGEST) return Optional.empty();
        int colon = schemeEnd(href);
        if (colon > 0) {
            String named = href.substring(0, colon).toLowerCase(Locale.ROOT);
            if (!named.equals("http") && !named.equals("https")) return Optional.empty();
            String rest = href.substring(colon + 1);
            if (rest.startsWith("//")) return build(named, rest.substring(2));
            return named.equals(scheme) ? relative(rest) : build(named, rest);
        }
        return relative(href);
    }

    private Optional<URI> relative(String href) {
        if (href.startsWith("//")) return build(scheme, href.substring(2));
        if (href.startsWith("/")) return build(scheme, host, href);
        if (href.isEmpty()) return build(scheme, host, path + query);
        if (href.startsWith("#")) return build(scheme, host, path + query + href);
        if (href.startsWith("?")) return build(scheme, host, path + href);
        return build(scheme, host, path.substring(0, path.lastIndexOf('/') + 1) + href);
    }

    private Optional<URI> build(String named, String rest) {
        int end = firstOf(rest, "/?#", 0);
        boolean own = named.equals(scheme) && end == authority.length() && rest.startsWith(authority);
        return build(named, own ? host : canonicalHost(named, rest.substring(0, end)), rest.substring(end));
    }

    /// @param rest path, query and fragment
    private static Optional<URI> build(String scheme, Optional<String> host, String rest) {
        if (host.isEmpty()) return Optional.empty();
        int fragmentAt = rest.indexOf('#');
        String fragment = fragmentAt < 0 ? "" : rest.substring(fragmentAt + 1);
        String beforeFragment = fragmentAt < 0 ? rest : rest.substring(0, fragmentAt);
        int queryAt = beforeFragment.indexOf('?');
        String path = queryAt < 0 ? beforeFragment : beforeFragment.substring(0, queryAt);
        String query = queryAt < 0 ? "" : withoutSessions(beforeFragment.substring(queryAt + 1));
        StringBuilder out = new StringBuilder(rest.length() + 10);
        out.append(scheme).append("://").append(host.get());
        encode(withoutDots(path), out);
        if (!query.isEmpty()) encode(query, out.append('?'));
        if (!fragment.isEmpty()) encode(fragment, out.append('#'));
        return out.length() > LONGEST ? Optional.empty() : uri(out.toString());
    }

    private static Optional<URI> uri(String address) {
        try {
            return Optional.of(new URI(address));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> canonicalHost(String scheme, String authority) {
        if (authority.isEmpty() || authority.indexOf('@') >= 0) return Optional.empty();
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon > authority.lastIndexOf(']');
        String name = hasPort ? authority.substring(0, colon) : authority;
        String port = hasPort ? authority.substring(colon + 1) : "";
        if (port.length() > LONGEST_PORT || !consistsOf(port, WebAddress::isDigit)) return Optional.empty();
        if (name.endsWith(".")) name = name.substring(0, name.length() - 1);
        name = name.toLowerCase(Locale.ROOT);
        if (!consistsOf(name, c -> c <= 127)) {
            try {
                name = IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        if (name.isEmpty() || (!name.startsWith("[") && !consistsOf(name, WebAddress::isHostCharacter)))
            return Optional.empty();
        boolean isDefault = port.isEmpty() || port.equals(scheme.equals("http") ? "80" : "443");
        return Optional.of(isDefault ? name : name + ":" + port);
    }

    /// A loop: a stream for each of the thousand links of a page costs more than the links.
    private static boolean consistsOf(String text, IntPredicate wanted) {
        for (int i = 0; i < text.length(); i++) if (!wanted.test(text.charAt(i))) return false;
        return true;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isHostCharacter(int c) {
        return (c >= 'a' && c <= 'z') || isDigit(c) || c == '-' || c == '.' || c == '_';
    }

    /// Without white space around and control characters inside; `\` is `/` to a browser.
    private static String clean(String link) {
        boolean clean = true;
        for (int i = 0; i < link.length() && clean; i++) {
            char c = link.charAt(i);
            clean = c > ' ' && c < 127 && c != '\\';
        }
        if (clean) return link;
        String trimmed = link.strip();
        StringBuilder out = new StringBuilder(trimmed.length());
        boolean inPath = true;
        for (int i = 0; i < trimmed.length(); i++) {
            char c = trimmed.charAt(i);
            if (c == '?' || c == '#') inPath = false;
            if (c == '\\' && inPath) out.append('/');
            else if (c >= ' ') out.append(c);
        }
        return out.toString();
    }

    private static int schemeEnd(String href) {
        for (int i = 0; i < href.length(); i++) {
            char c = href.charAt(i);
            if (c == ':') return i;
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean later = i > 0 && ((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.');
            if (!letter && !later) return -1;
        }
        return -1;
    }

    private static int firstOf(String text, String characters, int from) {
        for (int i = from; i < text.length(); i++) if (characters.indexOf(text.charAt(i)) >= 0) return i;
        return text.length();
    }

    private static String withoutDots(String path) {
        String plain = SessionIds.fromPath(path);
        if (plain.indexOf('(') >= 0) plain = SESSION_FOLDER.matcher(plain).replaceAll("");
        if (plain.isEmpty()) return "/";
        if (!plain.contains("/.")) return plain;
        Deque<String> kept = new ArrayDeque<>();
        String[] parts = plain.split("/", -1);
        for (int i = 1; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            if (parts[i].equals("..")) {
                kept.pollLast();
                if (last) kept.add("");
            } else if (parts[i].equals(".")) {
                if (last) kept.add("");
            } else kept.add(parts[i]);
        }
        return "/" + String.join("/", kept);
    }

    private static String withoutSessions(String query) {
        StringBuilder out = new StringBuilder(query.length());
        int at = 0;
        while (at < query.length()) {
            int end = firstOf(query, "&;", at);
            String part = query.substring(at, end);
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            String value = equals < 0 ? "" : part.substring(equals + 1);
            boolean entity = name.startsWith("amp;");
            if (entity) part = part.substring(4);
            if (!part.isEmpty() && !SessionIds.is(name, value)) {
                if (!out.isEmpty()) out.append(at > 0 && query.charAt(at - 1) == ';' ? ';' : '&');
                out.append(part);
            }
            at = end + 1;
        }
        return out.toString();
    }

    private static void encode(String part, StringBuilder out) {
        int plain = 0;
        while (plain < part.length() && isPlain(part.charAt(plain))) plain++;
        out.append(part, 0, plain);
        if (plain < part.length()) encodeRest(part.substring(plain), out);
    }

    /// Stands in an address as it is.
    private static boolean isPlain(char c) {
        return c < PLAIN.length && PLAIN[c];
    }

    private static boolean[] plain() {
        boolean[] plain = new boolean[127];
        for (char c = '!'; c < plain.length; c++) plain[c] = "%\"<>\\^`{|}[]#".indexOf(c) < 0;
        return plain;
    }

    private static void encodeRest(String part, StringBuilder out) {
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c == '%' && !isEscape(part, i)) out.append("%25");
            else if (c == '%' || isPlain(c)) out.append(c);
            else if (c <= 127) escape((byte) c, out);
            else {
                int point = part.codePointAt(i);
                for (byte b : Character.toString(point).getBytes(StandardCharsets.UTF_8)) escape(b, out);
                if (Character.isSupplementaryCodePoint(point)) i++;
            }
        }
    }

    private static void escape(byte b, StringBuilder out) {
        HEX_DIGITS.toHexDigits(out.append('%'), b);
    }

    private static boolean isEscape(String part, int at) {
        return at + 2 < part.length()
                && Character.digit(part.charAt(at + 1), 16) >= 0
                && Character.digit(part.charAt(at + 2), 16) >= 0;
    }
}
