package org.fener.indexer.lucene;

import java.util.Arrays;

/// Who has a band: an open table of numbers, since there are twelve entries for every post. Those who share a band are
/// chained.
final class BandTable {

    private static final int SMALLEST = 1 << 10;

    private long[] bands = new long[SMALLEST];
    /// latest entry of a band, counted from 1; 0 for an empty place
    private int[] latest = new int[SMALLEST];
    private int places;

    private int[] owners = new int[SMALLEST];
    /// entry of the same band before this one; 0 for none
    private int[] before = new int[SMALLEST];
    private int entries;

    void add(long band, int owner) {
        if (2 * places >= bands.length) grow();
        if (++entries == owners.length) {
            owners = Arrays.copyOf(owners, 2 * entries);
            before = Arrays.copyOf(before, 2 * entries);
        }
        int place = place(band);
        if (latest[place] == 0) {
            places++;
            bands[place] = band;
        }
        owners[entries] = owner;
        before[entries] = latest[place];
        latest[place] = entries;
    }

    /// Latest entry of a band, 0 for none.
    int latest(long band) {
        return latest[place(band)];
    }

    int before(int entry) {
        return before[entry];
    }

    int owner(int entry) {
        return owners[entry];
    }

    long[] all() {
        long[] all = new long[places];
        int count = 0;
        for (int i = 0; i < bands.length; i++) if (latest[i] != 0) all[count++] = bands[i];
        return all;
    }

    private int place(long band) {
        int place = (int) band & (bands.length - 1);
        while (latest[place] != 0 && bands[place] != band) place = place + 1 & (bands.length - 1);
        return place;
    }

    private void grow() {
        long[] those = bands;
        int[] entriesOf = latest;
        bands = new long[2 * those.length];
        latest = new int[2 * those.length];
        for (int i = 0; i < those.length; i++) {
            if (entriesOf[i] == 0) continue;
            int place = place(those[i]);
            bands[place] = those[i];
            latest[place] = entriesOf[i];
        }
    }
}
