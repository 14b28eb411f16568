package org.fener.classifier.indicator;

import java.util.Locale;
import org.fener.classifier.indicator.Indicator.Kind;

/// Web addresses with a scheme or `www.`, and what stands in them: messenger handles, onion hosts.
final class LinkFinder implements Finder {

    private static final String[] SCHEMES = {
        "http", "https", "ftp", "ftps", "sftp", "tcp", "udp", "tg", "viber", "whatsapp", "magnet", "mailto"
    };

    @Override
    public void find(ScannedText text, Hits hits) {
        String plain = text.plain();
        for (int at = plain.indexOf("://"); at >= 0; at = plain.indexOf("://", at + 3)) {
            int start = schemeStart(plain, at);
            if (start < 0 || hits.isTaken(start, at)) continue;
            int end = end(plain, at + 3);
            if (end <= at + 4) continue;
            String url = plain.substring(start, at).toLowerCase(Locale.ROOT) + plain.substring(at, end);
            if (!isWeb(url) || isHost(host(url))) link(url, start, end, hits);
        }
        for (int at = indexOfWww(plain, 0); at >= 0; at = indexOfWww(plain, at + 4)) {
            if (at > 0
                    && (Character.isLetterOrDigit(plain.charAt(at - 1)) || "/-._".indexOf(plain.charAt(at - 1)) >= 0))
                continue;
            int end = end(plain, at + 4);
            if (!hits.isTaken(at, end) && isHost(host("http://" + plain.substring(at, end))))
                link("http://" + plain.substring(at, end), at, end, hits);
        }
    }

    private static void link(String url, int start, int end, Hits hits) {
        String host = host(url);
        String messenger = MessengerLinks.handle(url);
        String normalised = host.isEmpty()
                ? url
                : url.replaceFirst(
                        "(?<=://)[^/?#]*",
                        java.util.regex.Matcher.quoteReplacement(authority(url).toLowerCase(Locale.ROOT)));
        hits.add(Kind.URL, normalised, start, end);
        if (!messenger.isEmpty()) hits.add(Kind.HANDLE, messenger, start, end);
        if (host.endsWith(".onion")) hits.add(Kind.ONION, host, start, end);
    }

    private static boolean isWeb(String url) {
        return url.startsWith("http") || url.startsWith("ftp");
    }

    /// A name below a known top-level domain whose labels begin and end as labels may, or an address.
    private static boolean isHost(String host) {
        if (host.startsWith("["))
            return host.endsWith("]")
                    && !Ipv6.canonical(host.substring(1, host.length() - 1)).isEmpty();
        if (DomainFinder.isIpv4(host)) return true;
        int last = host.lastIndexOf('.');
        if (last < 1 || !TopLevelDomains.contains(host.substring(last + 1))) return false;
        int from = 0;
        for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', from)) {
            if (dot == from || !Character.isLetterOrDigit(host.codePointBefore(dot))) return false;
            if (host.charAt(from) == '-' || host.charAt(from) == '_') return false;
            from = dot + 1;
        }
        return true;
    }

    private static int schemeStart(String plain, int colon) {
        int start = colon;
        while (start > 0 && Character.isLetter(plain.charAt(start - 1)) && plain.charAt(start - 1) < 0x80) start--;
        String scheme = plain.substring(start, colon).toLowerCase(Locale.ROOT);
        for (String known : SCHEMES) if (scheme.endsWith(known) && (scheme.length() == known.length())) return start;
        return -1;
    }

    private static int indexOfWww(String plain, int from) {
        int lower = plain.indexOf("www.", from);
        int upper = plain.indexOf("WWW.", from);
        return lower < 0 ? upper : upper < 0 ? lower : Math.min(lower, upper);
    }

    /// Up to a blank, a quote or a bracket; closing punctuation belongs to the sentence.
    static int end(String plain, int from) {
        int end = from;
        int depth = 0;
        while (end < plain.length()) {
            char c = plain.charAt(end);
            if (c <= ' ' || c == '"' || c == '<' || c == '>' || c == '`' || c == '“' || c == '”' || c == '„' || c == '»'
                    || c == '«' || c == '|' || c == '،') break;
            if (c == '(' || c == '[' || c == '{') depth++;
            if ((c == ')' || c == ']' || c == '}') && --depth < 0) break;
            end++;
        }
        while (end > from && ".,;:!?'’…*\\".indexOf(plain.charAt(end - 1)) >= 0) end--;
        boolean possessive = end - from > 2 && plain.charAt(end - 1) == 's' && "'’".indexOf(plain.charAt(end - 2)) >= 0;
        return possessive ? end - 2 : end;
    }

    static String host(String url) {
        String authority = authority(url);
        int user = authority.lastIndexOf('@');
        String host = authority.substring(user + 1);
        int port = host.startsWith("[") ? host.indexOf(']') + 1 : host.indexOf(':');
        return (port > 0 ? host.substring(0, port) : host).toLowerCase(Locale.ROOT);
    }

    private static String authority(String url) {
        int from = url.indexOf("://") + 3;
        int to = from;
        while (to < url.length() && "/?#".indexOf(url.charAt(to)) < 0) to++;
        return url.substring(from, to);
    }
}
