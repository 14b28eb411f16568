package org.fener.dashboard.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fener.classifier.train.ChangeGuard;
import org.fener.classifier.train.LabelledRow;
import org.fener.dashboard.store.Label.Answer;
import org.fener.dashboard.store.Labels.LabelledText;

/// Standing labels as rows to learn from and to measure on. What people disagree on is no evidence; of nearly the same
/// texts one counts; a fifth of the texts, by their digest, is frozen: never learned from.
public final class LabelRows {

    private static final int FROZEN_EVERY = 5;

    private LabelRows() {}

    public static List<LabelledRow> learnable(Labels labels) {
        return ChangeGuard.once(rows(labels).stream()
                .filter(row -> !isFrozen(Labels.digest(row.text())))
                .toList());
    }

    public static List<LabelledRow> frozen(Labels labels) {
        return ChangeGuard.once(rows(labels).stream()
                .filter(row -> isFrozen(Labels.digest(row.text())))
                .toList());
    }

    static boolean isFrozen(String digest) {
        return Integer.parseInt(digest.substring(0, 6), 16) % FROZEN_EVERY == 0;
    }

    private static List<LabelledRow> rows(Labels labels) {
        Map<String, Map<String, Boolean>> answers = new HashMap<>();
        Map<String, Map<String, Boolean>> disputed = new HashMap<>();
        Map<String, String> posts = new HashMap<>();
        for (Label label : labels.standing()) {
            posts.putIfAbsent(label.textDigest(), label.post());
            if (label.answer() != Answer.YES && label.answer() != Answer.NO) continue;
            boolean answer = label.answer() == Answer.YES;
            Boolean other = answers.computeIfAbsent(label.textDigest(), digest -> new TreeMap<>())
                    .putIfAbsent(label.category(), answer);
            if (other != null && other != answer)
                disputed.computeIfAbsent(label.textDigest(), digest -> new HashMap<>())
                        .put(label.category(), true);
        }
        List<LabelledRow> rows = new ArrayList<>();
        for (LabelledText text : labels.texts()) {
            Map<String, Boolean> agreed = new TreeMap<>(answers.getOrDefault(text.digest(), Map.of()));
            agreed.keySet()
                    .removeAll(disputed.getOrDefault(text.digest(), Map.of()).keySet());
            String post = posts.getOrDefault(text.digest(), text.digest());
            if (!agreed.isEmpty())
                rows.add(new LabelledRow(post, text.content(), text.language(), agreed, post, false, "labels"));
        }
        return rows;
    }
}
