package org.fener.classifier.train;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where a category's own texts come from: origins of which a fifth or more belong to it.
final class OwnOrigins {

    private static final double SHARE = 0.2;

    private OwnOrigins() {}

    static Set<String> of(CountedRows rows, List<Integer> learned, String category) {
        Map<String, int[]> counts = new HashMap<>();
        for (int row : learned) {
            int[] count = counts.computeIfAbsent(rows.row(row).origin(), origin -> new int[2]);
            count[0]++;
            if (rows.row(row).label(category).orElse(false)) count[1]++;
        }
        Set<String> own = new HashSet<>();
        counts.forEach((origin, count) -> {
            if (count[1] >= SHARE * count[0]) own.add(origin);
        });
        return own;
    }
}
