package org.fener.crawler.nutch;

import java.util.Arrays;

/// The addresses in a crawl database, kept as 64-bit fingerprints: 16 bytes each where a set of texts would
/// take 200. Two addresses of a million share one with a chance of 1 in 37 million; the second would then not
/// be followed. Not safe for several threads.
final class KnownAddresses {

    private long[] slots = new long[1024];
    private int size;

    boolean contains(String url) {
        return slots[slot(slots, fingerprint(url))] != 0;
    }

    /// True if it was not known before.
    boolean add(String url) {
        long fingerprint = fingerprint(url);
        int slot = slot(slots, fingerprint);
        if (slots[slot] != 0) return false;
        slots[slot] = fingerprint;
        if (++size * 2 > slots.length) grow();
        return true;
    }

    int size() {
        return size;
    }

    private void grow() {
        long[] wider = new long[slots.length * 2];
        Arrays.stream(slots)
                .filter(fingerprint -> fingerprint != 0)
                .forEach(fingerprint -> wider[slot(wider, fingerprint)] = fingerprint);
        slots = wider;
    }

    private static int slot(long[] slots, long fingerprint) {
        int slot = (int) (fingerprint >>> 32) & slots.length - 1;
        while (slots[slot] != 0 && slots[slot] != fingerprint) slot = slot + 1 & slots.length - 1;
        return slot;
    }

    /// FNV-1a, stirred by the finalizer of MurmurHash3; never 0, which marks a free slot.
    private static long fingerprint(String url) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < url.length(); i++) hash = (hash ^ url.charAt(i)) * 0x100000001b3L;
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return hash == 0 ? 1 : hash;
    }
}
