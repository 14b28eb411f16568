package org.fener.indexer.lucene;

import java.util.ArrayList;
import java.util.List;
import org.fener.classifier.Reason.Span;
import org.fener.indexer.SearchPage.Snippet;

/// Cuts the parts out of a text that show why it matched.
final class Snippets {

    private static final int MOST = 3;
    private static final int LONGEST = 240;
    private static final int BEFORE = 60;

    private Snippets() {}

    /// At most three parts with their marks; the beginning of the text where nothing is marked.
    static List<Snippet> of(String text, List<Span> marks) {
        if (text.isBlank()) return List.of();
        if (marks.isEmpty()) return List.of(cut(text, 0, wordEnd(text, LONGEST), List.of()));
        List<Snippet> snippets = new ArrayList<>();
        int next = 0;
        int after = 0;
        while (next < marks.size() && snippets.size() < MOST) {
            int start = Math.max(after, wordStart(text, marks.get(next).start() - BEFORE));
            int end = wordEnd(text, Math.max(start + LONGEST, marks.get(next).end()));
            List<Span> inside = new ArrayList<>();
            while (next < marks.size() && marks.get(next).end() <= end) inside.add(marks.get(next++));
            if (inside.isEmpty()) next++;
            else snippets.add(cut(text, start, end, inside));
            after = end;
        }
        return snippets;
    }

    private static Snippet cut(String text, int start, int end, List<Span> marks) {
        List<Span> inside = new ArrayList<>(marks.size());
        for (Span mark : marks) inside.add(new Span(Math.max(0, mark.start() - start), mark.end() - start));
        return new Snippet(text.substring(start, end), inside);
    }

    private static int wordStart(String text, int at) {
        int start = Math.max(0, at);
        while (start > 0 && start > at - 20 && !Character.isWhitespace(text.charAt(start - 1))) start--;
        return splitsPair(text, start) ? start - 1 : start;
    }

    private static int wordEnd(String text, int at) {
        int end = Math.min(text.length(), at);
        while (end < text.length() && end < at + 20 && !Character.isWhitespace(text.charAt(end))) end++;
        return splitsPair(text, end) ? end + 1 : end;
    }

    private static boolean splitsPair(String text, int at) {
        return at > 0 && at < text.length() && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    }
}
