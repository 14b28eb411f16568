package org.fener.crawler.parse;

import java.util.ArrayList;
import java.util.List;

/// Pages that show the beginning of a text carry the whole of it behind, for those who want to read on: the same lines
/// twice, the last one of the beginning cut somewhere.
final class Beginnings {

    /// A beginning has no more lines.
    private static final int MOST = 40;
    /// Fewer characters may stand twice by chance.
    private static final int FEWEST = 60;

    private Beginnings() {}

    /// The lines without beginnings of what follows right behind them.
    static List<String> dropped(List<String> lines) {
        List<String> kept = new ArrayList<>(lines.size());
        int at = 0;
        while (at < lines.size()) {
            int whole = whole(lines, at);
            if (whole < 0) kept.add(lines.get(at++));
            else at = whole;
        }
        return kept;
    }

    /// Where the whole of what begins at a line stands, below zero if nowhere.
    private static int whole(List<String> lines, int from) {
        for (int length = 1; length <= MOST && from + 2 * length <= lines.size(); length++)
            if (isBeginning(lines, from, length)) return from + length;
        return -1;
    }

    private static boolean isBeginning(List<String> lines, int from, int length) {
        int behind = from + length;
        int characters = 0;
        for (int i = 0; i < length - 1; i++) {
            String line = lines.get(from + i);
            if (!line.equals(lines.get(behind + i))) return false;
            characters += line.length();
        }
        String last = cut(lines.get(behind - 1));
        return characters + last.length() >= FEWEST
                && lines.get(behind + length - 1).startsWith(last);
    }

    /// Without the dots that say that it goes on.
    private static String cut(String line) {
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) == '.' || line.charAt(end - 1) == '…' || line.charAt(end - 1) == ' '))
            end--;
        return line.substring(0, end);
    }
}
