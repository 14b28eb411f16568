package org.fener.classifier.train;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A text with what people said about it.
///
/// @param language as the row says; empty if it does not
/// @param labels   category to true or false; a missing category is no evidence
/// @param group    who wrote it, or what else it shares with other rows: a group is never split between learning and
///                 measuring; the id if nothing is known
/// @param neutral  ordinary text that must not be flagged: thresholds are chosen on it
/// @param origin   where it is from, for the model card
public record LabelledRow(
        String id,
        String text,
        Optional<String> language,
        Map<String, Boolean> labels,
        String group,
        boolean neutral,
        String origin) {

    public LabelledRow {
        if (text.isBlank()) throw new IllegalArgumentException("row '" + id + "': text is empty");
        labels = java.util.Collections.unmodifiableMap(new TreeMap<>(labels));
    }

    /// Empty if nobody said.
    public Optional<Boolean> label(String category) {
        return Optional.ofNullable(labels.get(category));
    }
}
