package org.fener.dashboard.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.fener.classifier.Reason;
import org.fener.classifier.Reason.Span;

/// A text cut at the borders of its marks, so that a template can write each part escaped and mark it.
///
/// @param kind empty for plain text, else classes such as `match`, `evidence-for`, `match evidence`
public record MarkedText(String text, String kind) {

    /// Where a mark stands and of which kind it is. What stands before a hyphen is its layer: layers lie over one
    /// another, the first of several of one layer at one place wins.
    public record Mark(Span span, String kind) {}

    public static List<MarkedText> cut(String text, List<Mark> marks) {
        TreeSet<Integer> borders = new TreeSet<>(List.of(0, text.length()));
        for (Mark mark : marks) {
            borders.add(Math.min(mark.span().start(), text.length()));
            borders.add(Math.min(mark.span().end(), text.length()));
        }
        List<MarkedText> parts = new ArrayList<>();
        int start = 0;
        for (int end : borders.tailSet(1, true)) {
            if (end > start) parts.add(new MarkedText(text.substring(start, end), kindAt(marks, start, end)));
            start = end;
        }
        return List.copyOf(parts);
    }

    /// Where the words of reasons stand: for the category or against it.
    static List<Mark> evidence(List<Reason> reasons) {
        return reasons.stream()
                .flatMap(reason -> reason.spans().stream()
                        .map(span -> new Mark(span, reason.contribution() > 0 ? "evidence-for" : "evidence-against")))
                .toList();
    }

    private static String kindAt(List<Mark> marks, int start, int end) {
        Map<String, String> layers = new LinkedHashMap<>();
        for (Mark mark : marks)
            if (mark.span().start() <= start && mark.span().end() >= end)
                layers.putIfAbsent(mark.kind().replaceFirst("-.*", ""), mark.kind());
        return String.join(" ", layers.values());
    }
}
