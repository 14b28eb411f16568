package org.fener.indexer.lucene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fener.indexer.IndexedPost;

/// Founders that searches may not see yet, by band.
final class RecentFounders {

    private final List<Optional<IndexedPost>> founders = new ArrayList<>();
    private final BandTable table = new BandTable();

    synchronized void add(long[] ofFounder, IndexedPost founder) {
        for (long band : ofFounder) table.add(band, founders.size());
        founders.add(Optional.of(founder));
    }

    synchronized void addTo(List<IndexedPost> found, long band) {
        for (int entry = table.latest(band); entry != 0; entry = table.before(entry))
            founders.get(table.owner(entry)).ifPresent(found::add);
    }

    synchronized void forget(String group) {
        founders.replaceAll(founder -> founder.filter(it -> !it.group().equals(group)));
    }

    synchronized List<Long> allBands() {
        return Arrays.stream(table.all()).boxed().toList();
    }
}
