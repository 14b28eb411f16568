package org.fener.crawler.fetch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An http or https address as browsers read it (WHATWG URL standard, "basic URL parser" for special schemes).
///
/// The one parser for what is checked and what is connected.
///
/// @param port  -1 for the scheme's own
/// @param path  begins with `/`
/// @param query without `?`
record WhatwgUrl(
        String scheme,
        String userInfo,
        String host,
        int port,
        String path,
        Optional<String> query,
        Optional<String> fragment) {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String PATH_ENCODED = " \"#<>?^`{}";
    private static final String QUERY_ENCODED = " \"#<>'";
    private static final String FRAGMENT_ENCODED = " \"<>`";
    private static final String USER_ENCODED = " \"#<>?^`{}/:;=@[\\]|";

    /// Empty if `input` is no http or https address, by itself or on `base`.
    static Optional<WhatwgUrl> parse(String input, Optional<WhatwgUrl> base) {
        String text = trimmed(input);
        int colon = schemeEnd(text);
        if (colon < 0) return base.flatMap(from -> from.relative(text));
        String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) return Optional.empty();
        String rest = text.substring(colon + 1);
        if (base.isPresent() && base.get().scheme.equals(scheme) && !rest.startsWith("//"))
            return base.get().relative(rest);
        return authority(scheme, rest);
    }

    /// The address as the standard serialises it.
    String href() {
        return scheme + "://"
                + (userInfo.isEmpty() ? "" : userInfo + "@")
                + host
                + (port < 0 ? "" : ":" + port)
                + path
                + query.map(some -> "?" + some).orElse("")
                + fragment.map(some -> "#" + some).orElse("");
    }

    private Optional<WhatwgUrl> relative(String text) {
        if (text.isEmpty()) return Optional.of(with(path, query, Optional.empty()));
        char first = text.charAt(0);
        if (isSlash(first)) {
            if (text.length() > 1 && isSlash(text.charAt(1))) return authority(scheme, text);
            return Optional.of(withRest(text, List.of()));
        }
        if (first == '#') return Optional.of(with(path, query, fragment(text)));
        if (first == '?') return Optional.of(withRest(path + text, List.of()));
        List<String> folder = new ArrayList<>(List.of(path.split("/", -1)));
        folder.removeFirst();
        if (!folder.isEmpty()) folder.removeLast();
        return Optional.of(withRest(text, folder));
    }

    private WhatwgUrl with(String path, Optional<String> query, Optional<String> fragment) {
        return new WhatwgUrl(scheme, userInfo, host, port, path, query, fragment);
    }

    /// Path, query and fragment from `text`, the path below `folder`.
    private WhatwgUrl withRest(String text, List<String> folder) {
        int hash = text.indexOf('#');
        String before = hash < 0 ? text : text.substring(0, hash);
        int mark = before.indexOf('?');
        String newPath = path(mark < 0 ? before : before.substring(0, mark), folder);
        Optional<String> newQuery =
                mark < 0 ? Optional.empty() : Optional.of(encode(before.substring(mark + 1), QUERY_ENCODED));
        return with(newPath, newQuery, hash < 0 ? Optional.empty() : fragment(text.substring(hash)));
    }

    private static Optional<String> fragment(String text) {
        return Optional.of(encode(text.substring(1), FRAGMENT_ENCODED));
    }

    private static Optional<WhatwgUrl> authority(String scheme, String text) {
        int start = 0;
        while (start < text.length() && isSlash(text.charAt(start))) start++;
        int end = start;
        while (end < text.length() && !isSlash(text.charAt(end)) && text.charAt(end) != '?' && text.charAt(end) != '#')
            end++;
        String authority = text.substring(start, end);
        int at = authority.lastIndexOf('@');
        String place = authority.substring(at + 1);
        int colon = place.lastIndexOf(':');
        if (colon >= 0 && place.indexOf(']', colon) >= 0) colon = -1;
        Optional<Integer> port = colon < 0 ? Optional.of(-1) : port(scheme, place.substring(colon + 1));
        Optional<String> host = HostParser.parse(colon < 0 ? place : place.substring(0, colon));
        if (port.isEmpty() || host.isEmpty()) return Optional.empty();
        String user = at < 0 ? "" : userInfo(authority.substring(0, at));
        WhatwgUrl bare = new WhatwgUrl(scheme, user, host.get(), port.get(), "/", Optional.empty(), Optional.empty());
        return Optional.of(bare.withRest(text.substring(end), List.of()));
    }

    private static String userInfo(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) return encode(text, USER_ENCODED);
        String password = encode(text.substring(colon + 1), USER_ENCODED);
        return encode(text.substring(0, colon), USER_ENCODED) + (password.isEmpty() ? "" : ":" + password);
    }

    private static Optional<Integer> port(String scheme, String digits) {
        if (digits.isEmpty()) return Optional.of(-1);
        if (!isDigits(digits)) return Optional.empty();
        int zeros = 0;
        while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') zeros++;
        String significant = digits.substring(zeros);
        if (significant.length() > 5 || Integer.parseInt(significant) > 65_535) return Optional.empty();
        int port = Integer.parseInt(significant);
        return Optional.of(port == (scheme.equals("https") ? 443 : 80) ? -1 : port);
    }

    private static String path(String text, List<String> folder) {
        if (folder.isEmpty() && isPlainPath(text)) return text;
        List<String> segments = new ArrayList<>(folder);
        String rest = !text.isEmpty() && isSlash(text.charAt(0)) ? text.substring(1) : text;
        int at = 0;
        while (at <= rest.length()) {
            int end = at;
            while (end < rest.length() && !isSlash(rest.charAt(end))) end++;
            boolean isLast = end == rest.length();
            String segment = encode(rest.substring(at, end), PATH_ENCODED);
            if (isDoubleDot(segment)) {
                if (!segments.isEmpty()) segments.removeLast();
                if (isLast) segments.add("");
            } else if (!isSingleDot(segment)) segments.add(segment);
            else if (isLast) segments.add("");
            at = end + 1;
        }
        return "/" + String.join("/", segments);
    }

    /// Whether nothing in it has to be encoded and no segment may be a dot, as in most.
    private static boolean isPlainPath(String text) {
        if (text.isEmpty() || text.charAt(0) != '/') return false;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean mayBeDot = (c == '.' || c == '%') && text.charAt(i - 1) == '/';
            if (mayBeDot || c == '\\' || !isPlain(c, PATH_ENCODED)) return false;
        }
        return true;
    }

    private static boolean isSingleDot(String segment) {
        return segment.equals(".") || segment.equalsIgnoreCase("%2e");
    }

    private static boolean isDoubleDot(String segment) {
        return segment.length() <= 6
                && segment.toLowerCase(Locale.ROOT).replace("%2e", ".").equals("..");
    }

    private static boolean isSlash(char c) {
        return c == '/' || c == '\\';
    }

    /// Without control characters and spaces at both ends, and without tabs and line breaks anywhere.
    private static String trimmed(String input) {
        if (!hasSpace(input)) return input;
        int start = 0;
        int end = input.length();
        while (start < end && input.charAt(start) <= ' ') start++;
        while (end > start && input.charAt(end - 1) <= ' ') end--;
        StringBuilder out = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            char c = input.charAt(i);
            if (c != '\t' && c != '\n' && c != '\r') out.append(c);
        }
        return out.toString();
    }

    private static boolean hasSpace(String input) {
        for (int i = 0; i < input.length(); i++) if (input.charAt(i) <= ' ') return true;
        return false;
    }

    /// Index of the colon after a scheme, or -1.
    private static int schemeEnd(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':') return i == 0 ? -1 : i;
            if (!isLetter(c) && (i == 0 || (!isDigit(c) && "+-.".indexOf(c) < 0))) return -1;
        }
        return -1;
    }

    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) if (!isDigit(text.charAt(i))) return false;
        return true;
    }

    private static String encode(String text, String more) {
        boolean plain = true;
        for (int i = 0; i < text.length() && plain; i++) plain = isPlain(text.charAt(i), more);
        if (plain) return text;
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b > 0 && isPlain((char) b, more)) out.append((char) b);
            else out.append('%').append(HEX.toHighHexDigit(b)).append(HEX.toLowHexDigit(b));
        }
        return out.toString();
    }

    private static boolean isPlain(char c, String more) {
        return c > 0x1f && c < 0x7f && more.indexOf(c) < 0;
    }
}
