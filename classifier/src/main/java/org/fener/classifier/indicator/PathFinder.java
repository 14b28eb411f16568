package org.fener.classifier.indicator;

import java.util.List;
import java.util.Locale;
import org.fener.classifier.indicator.Indicator.Kind;

/// Keys of the Windows registry and paths of files, found by their separators.
final class PathFinder implements Finder {

    private static final List<String> HIVES = List.of(
            "HKEY_LOCAL_MACHINE",
            "HKEY_CURRENT_USER",
            "HKEY_CLASSES_ROOT",
            "HKEY_CURRENT_CONFIG",
            "HKEY_USERS",
            "HKLM",
            "HKCU",
            "HKCR",
            "HKCC",
            "HKU");
    private static final List<String> ROOTS = List.of(
            "Library",
            "Users",
            "Applications",
            "System",
            "private",
            "usr",
            "etc",
            "var",
            "tmp",
            "opt",
            "home",
            "root",
            "bin",
            "sbin",
            "dev",
            "proc",
            "mnt",
            "srv");
    private static final int LONGEST_ENDING = 6;

    @Override
    public void find(ScannedText text, Hits hits) {
        String plain = text.plain();
        for (int at = plain.indexOf('\\'); at >= 0; at = plain.indexOf('\\', at + 1)) {
            if (hits.isTaken(at, at + 1)) continue;
            if (text.at(at - 1) == ':' && isDrive(text, at - 2)) file(text, at - 2, at, '\\', hits);
            else key(text, at, hits);
        }
        for (int at = plain.indexOf('/'); at >= 0; at = plain.indexOf('/', at + 1)) {
            if (hits.isTaken(at, at + 1)) continue;
            if (text.at(at - 1) == '~' && !text.isWord(at - 2)) file(text, at - 1, at, '/', hits);
            else if (isRoot(text, at)) file(text, at, at, '/', hits);
        }
    }

    private static boolean isDrive(ScannedText text, int at) {
        return Refanging.isAscii(text.at(at)) && !text.isDigit(at) && !text.isWord(at - 1);
    }

    private static boolean isRoot(ScannedText text, int slash) {
        if (text.isWord(slash - 1) || "./:<~".indexOf(text.at(slash - 1)) >= 0) return false;
        for (String root : ROOTS) if (text.plain().startsWith(root + "/", slash + 1)) return true;
        return false;
    }

    /// Up to an ending such as `.exe` after the last separator that a path can hold.
    private static void file(ScannedText text, int start, int firstSeparator, char separator, Hits hits) {
        int end = -1;
        for (int at = firstSeparator; at < text.length(); at++) {
            char c = text.at(at);
            if (c == '\n' || "*?\"|”“,;()".indexOf(c) >= 0) break;
            if (c != '.' || !Refanging.isAscii(text.at(at + 1))) continue;
            int to = at + 1;
            while (Refanging.isAscii(text.at(to))) to++;
            if (to - at - 1 > LONGEST_ENDING || text.at(to) == separator) continue;
            end = to;
            if (text.at(to) != '.') break;
        }
        if (end > 0 && !hits.isTaken(start, end))
            hits.add(Kind.FILE_PATH, text.plain().substring(start, end), start, end);
    }

    private static void key(ScannedText text, int separator, Hits hits) {
        int hiveEnd = text.at(separator - 1) == '>' ? separator - 1 : separator;
        for (String hive : HIVES) {
            int start = hiveEnd - hive.length();
            if (start < 0 || !text.plain().regionMatches(true, start, hive, 0, hive.length()) || text.isWord(start - 1))
                continue;
            int end = keyEnd(text, separator);
            if (end < 0) return;
            int from = hiveEnd < separator ? start - 1 : start;
            hits.add(
                    Kind.REGISTRY_KEY,
                    text.plain().substring(start, hiveEnd).toUpperCase(Locale.ROOT)
                            + text.plain().substring(separator, end),
                    from,
                    end);
            return;
        }
    }

    /// A blank belongs to a key only where a separator follows its word; `<name>` stands for any part.
    private static int keyEnd(ScannedText text, int separator) {
        int end = separator;
        while (text.at(end) == '\\') {
            int to = end + 1;
            if (text.at(to) == '<') {
                to = text.plain().indexOf('>', to) + 1;
                if (to == 0
                        || text.at(to) != '\\'
                        || text.plain().substring(end + 1, to).indexOf('\\') >= 0) return -1;
                end = to;
                continue;
            }
            while (text.isWord(to)
                    || text.at(to) == '-'
                    || (text.at(to) == '.' && text.isWord(to + 1))
                    || text.at(to) == '$'
                    || text.at(to) == '{'
                    || text.at(to) == '}') to++;
            if (to == end + 1) break;
            int continued = to;
            while (text.at(continued) == ' ' && text.isWord(continued + 1)) {
                continued++;
                while (text.isWord(continued)) continued++;
            }
            boolean wholeName = continued > to && text.at(continued) == '\\' && !namesHive(text, continued);
            end = wholeName ? continued : to;
        }
        return end > separator + 1 ? end : -1;
    }

    private static boolean namesHive(ScannedText text, int end) {
        for (String hive : HIVES)
            if (text.plain().regionMatches(true, end - hive.length(), hive, 0, hive.length())) return true;
        return false;
    }
}
