package org.fener.crawler.source;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.fener.crawler.SourceKind;

/// What would have been right in a file of sources. The words stand in `mistakes.properties`.
public enum Expected {
    READABLE,
    YAML,
    ROOT,
    ONLY_SOURCES,
    LIST,
    ENTRY,
    KNOWN_KEY,
    KEY_ONCE,
    ONE_VALUE,
    ID,
    FREE_ID,
    PURPOSE,
    BASIS,
    START,
    ADDRESS,
    KIND,
    EVERY,
    DELAY,
    BUDGET,
    DEPTH,
    LANGUAGE,
    ZONE,
    TRUTH,
    PROXY,
    REASON,
    COLUMN,
    XML,
    FLAT;

    /// What there is to choose from; empty where it is no choice.
    public List<String> choices() {
        return switch (this) {
            case KNOWN_KEY, COLUMN -> SourceRow.KEYS.stream().sorted().toList();
            case KIND ->
                Arrays.stream(SourceKind.values())
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .toList();
            default -> List.of();
        };
    }
}
