package org.fener.crawler.archive;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The records of one exchange, import or attempt, for whoever decides whether they stay.
public final class KeptGroup {

    private final Optional<ArchiveEntry> entry;
    private final List<StoredRecord> records;

    KeptGroup(Optional<ArchiveEntry> entry, List<StoredRecord> records) {
        this.entry = entry;
        this.records = List.copyOf(records);
    }

    /// The page; empty for an attempt.
    public Optional<ArchiveEntry> entry() {
        return entry;
    }

    /// Whether any record's header or block, read as UTF-8, is such a text.
    public boolean holds(Predicate<String> text) {
        return records.stream().anyMatch(record -> text.test(record.whole(StandardCharsets.UTF_8)));
    }
}
