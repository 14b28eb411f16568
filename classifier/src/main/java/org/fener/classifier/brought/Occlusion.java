package org.fener.classifier.brought;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import org.fener.classifier.Explanation;
import org.fener.classifier.Reason;
import org.fener.classifier.Reason.Span;
import org.fener.classifier.Score;

/// Reasons of a model that gives none: what a word adds is what the logit loses without it; the bias is what is left,
/// so that bias and shares add up to the logit.
final class Occlusion {

    /// Each costs a run of the model; of a longer text several neighbouring words go together.
    private static final int MOST_PIECES = 60;

    private final String text;
    private final ToDoubleFunction<String> logits;

    Occlusion(String text, ToDoubleFunction<String> logits) {
        this.text = text;
        this.logits = logits;
    }

    private record Piece(Span span, double contribution) {}

    Explanation explain(DoubleFunction<Score> scoring) {
        double logit = logits.applyAsDouble(text);
        List<Piece> pieces = new ArrayList<>();
        for (Span span : pieces()) pieces.add(new Piece(span, logit - logits.applyAsDouble(without(List.of(span)))));
        pieces.sort(Comparator.comparingDouble(piece -> -Math.abs(piece.contribution())));
        double bias = logit;
        List<Reason> reasons = new ArrayList<>();
        for (Piece piece : pieces) {
            bias -= piece.contribution();
            String words = text.substring(piece.span().start(), piece.span().end());
            if (piece.contribution() != 0)
                reasons.add(new Reason(words.toLowerCase(Locale.ROOT), piece.contribution(), List.of(piece.span())));
        }
        Score score = scoring.apply(logit);
        return new Explanation(score, bias, logit, reasons, score.flagged() ? flipping(pieces, scoring) : List.of());
    }

    /// Takes away the strongest until the flag falls, then gives back what was not needed; nothing if it never falls.
    private List<Span> flipping(List<Piece> pieces, DoubleFunction<Score> scoring) {
        List<Span> removed = new ArrayList<>();
        boolean flagged = true;
        for (Piece piece : pieces) {
            if (!flagged || piece.contribution() <= 0) continue;
            removed.add(piece.span());
            flagged = isFlagged(removed, scoring);
        }
        if (flagged) return List.of();
        for (Span span : List.copyOf(removed)) {
            List<Span> fewer = new ArrayList<>(removed);
            fewer.remove(span);
            if (!fewer.isEmpty() && !isFlagged(fewer, scoring)) removed = fewer;
        }
        removed.sort(Comparator.comparingInt(Span::start));
        return removed;
    }

    private boolean isFlagged(List<Span> removed, DoubleFunction<Score> scoring) {
        return scoring.apply(logits.applyAsDouble(without(removed))).flagged();
    }

    private String without(List<Span> spans) {
        StringBuilder rest = new StringBuilder(text);
        for (Span span : spans) for (int i = span.start(); i < span.end(); i++) rest.setCharAt(i, ' ');
        return rest.toString();
    }

    private List<Span> pieces() {
        List<Span> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean blank = i == text.length() || Character.isWhitespace(text.charAt(i));
            if (!blank && start < 0) start = i;
            if (blank && start >= 0) {
                words.add(new Span(start, i));
                start = -1;
            }
        }
        int together = (words.size() + MOST_PIECES - 1) / MOST_PIECES;
        List<Span> pieces = new ArrayList<>();
        for (int i = 0; i < words.size(); i += together)
            pieces.add(new Span(
                    words.get(i).start(),
                    words.get(Math.min(words.size(), i + together) - 1).end()));
        return pieces;
    }
}
