package org.fener.indexer.lucene;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fener.indexer.IndexedPost;

/// Founders that searches may not see yet, by band: an open table, since there are twelve entries for every post.
final class RecentFounders {

    private static final int SMALLEST = 1 << 10;

    private final List<Optional<IndexedPost>> founders = new ArrayList<>();
    private long[] bands = new long[SMALLEST];
    /// number of the founder counted from 1; 0 for an empty place
    private int[] owners = new int[SMALLEST];
    private int size;

    synchronized void add(long[] ofFounder, IndexedPost founder) {
        founders.add(Optional.of(founder));
        for (long band : ofFounder) {
            if (2 * ++size > bands.length) grow();
            put(band, founders.size());
        }
    }

    private void put(long band, int owner) {
        int at = (int) band & (bands.length - 1);
        while (owners[at] != 0) at = at + 1 & (bands.length - 1);
        bands[at] = band;
        owners[at] = owner;
    }

    private void grow() {
        long[] before = bands;
        int[] those = owners;
        bands = new long[2 * before.length];
        owners = new int[2 * before.length];
        for (int i = 0; i < before.length; i++) if (those[i] != 0) put(before[i], those[i]);
    }

    synchronized void addTo(List<IndexedPost> found, long band) {
        int at = (int) band & (bands.length - 1);
        for (; owners[at] != 0; at = at + 1 & (bands.length - 1))
            if (bands[at] == band) founders.get(owners[at] - 1).ifPresent(found::add);
    }

    synchronized void forget(String group) {
        founders.replaceAll(founder -> founder.filter(it -> !it.group().equals(group)));
    }

    synchronized List<Long> allBands() {
        List<Long> all = new ArrayList<>(size);
        for (int i = 0; i < bands.length; i++) if (owners[i] != 0) all.add(bands[i]);
        return all;
    }
}
