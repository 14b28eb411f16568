package org.fener.classifier.indicator;

import java.util.Locale;
import org.fener.classifier.indicator.Indicator.Kind;

/// Bare domains, IPv4 addresses, onion hosts and bare messenger addresses (`t.me/name`), found by their dots.
final class DomainFinder implements Finder {

    /// File names that look like domains of countries.
    private static final java.util.Set<String> FILE_ENDINGS =
            java.util.Set.of("py", "sh", "pl", "rs", "md", "ps", "cc", "so", "zip", "mov", "js", "ai", "bat");

    @Override
    public void find(ScannedText text, Hits hits) {
        String plain = text.plain();
        int at = plain.indexOf('.');
        while (at >= 0) {
            int start = at;
            while (start > 0 && isName(plain.charAt(start - 1))) start--;
            int end = at + 1;
            while (end < plain.length() && isName(plain.charAt(end))) end++;
            if (start < at && end > at + 1 && !hits.isTaken(start, end)) candidate(text, start, end, hits);
            at = plain.indexOf('.', Math.max(end, at + 1));
        }
    }

    private static void candidate(ScannedText text, int from, int to, Hits hits) {
        String plain = text.plain();
        int start = from;
        int end = to;
        while (start < end && ".-_".indexOf(plain.charAt(start)) >= 0) start++;
        while (end > start && ".-_".indexOf(plain.charAt(end - 1)) >= 0) end--;
        int dot = plain.lastIndexOf('.', end - 1);
        if (dot <= start || (plain.indexOf("..", start) >= 0 && plain.indexOf("..", start) < end)) return;
        if (text.at(start - 1) == '@' || text.at(end) == '@') return;
        String name = plain.substring(start, end);
        if (name.charAt(name.length() - 1) <= '9') {
            ipv4(text, name, start, end, hits);
            return;
        }
        String ending = plain.substring(dot + 1, end);
        if (!TopLevelDomains.contains(ending) || !plausible(name, ending, text, start, end)) return;
        String lower = name.toLowerCase(Locale.ROOT);
        int pathEnd = text.at(end) == '/' ? LinkFinder.end(plain, end) : end;
        if (lower.endsWith(".onion")) {
            hits.add(Kind.ONION, lower, start, end);
            return;
        }
        String handle = MessengerLinks.handle("https://" + plain.substring(start, pathEnd));
        if (!handle.isEmpty()) hits.add(Kind.HANDLE, handle, start, pathEnd);
        else if (pathEnd > end + 1) {
            hits.add(Kind.URL, "http://" + lower + plain.substring(end, pathEnd), start, pathEnd);
        } else hits.add(Kind.DOMAIN, lower, start, end);
    }

    /// "end.So" and "г.на" are two sentences, "script.py" is a file.
    private static boolean plausible(String name, String ending, ScannedText text, int start, int end) {
        if (FILE_ENDINGS.contains(ending.toLowerCase(Locale.ROOT)) && text.at(end) != '/') return false;
        boolean mixed =
                Character.isUpperCase(ending.charAt(0)) && Character.isLowerCase(ending.charAt(ending.length() - 1));
        if (mixed && ending.length() > 1) return false;
        int dot = name.indexOf('.');
        if (dot < 2
                && name.indexOf('.', dot + 1) < 0
                && !MessengerLinks.handle("https://" + name + "/x").isEmpty()
                && text.at(end) != '/') return false;
        return dot >= 1
                && (name.charAt(0) < 0x80 || ending.charAt(0) >= 0x80)
                && text.at(start - 1) != '/'
                && text.at(start - 1) != '\\';
    }

    private static void ipv4(ScannedText text, String name, int start, int end, Hits hits) {
        if (!isIpv4(name) || text.at(end) == '%' || Character.isLetter(text.at(start - 1))) return;
        StringBuilder address = new StringBuilder();
        for (String part : name.split("\\.", -1))
            address.append(address.isEmpty() ? "" : ".").append(Integer.parseInt(part));
        int length = text.at(end) == '/' ? text.digitsEnd(end + 1) : end;
        boolean network = length > end + 1 && length <= end + 3 && !text.isWord(length) && text.at(length) != '/';
        if (network) hits.add(Kind.IP_RANGE, address + text.plain().substring(end, length), start, length);
        else hits.add(Kind.IP, address.toString(), start, end);
    }

    static boolean isIpv4(String name) {
        String[] parts = name.split("\\.", -1);
        if (parts.length != 4) return false;
        for (String part : parts)
            if (part.isEmpty()
                    || part.length() > 3
                    || !part.chars().allMatch(c -> c >= '0' && c <= '9')
                    || Integer.parseInt(part) > 255) return false;
        return true;
    }

    /// Whether a name ends like a file.
    static boolean isFileName(String name) {
        return FILE_ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    static boolean isName(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_'
                || (c >= 0x80 && Character.isLetter(c));
    }
}
