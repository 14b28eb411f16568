package org.fener.crawler.archive;

import java.util.Arrays;

/// Bytes that are collected up to a known bound: what is as long as the bound is not copied at the end.
final class BoundedBytes {

    private final int most;
    private byte[] bytes;
    private int length;

    /// @param first room at first
    /// @param most  bytes that will ever be written
    BoundedBytes(int first, int most) {
        this.most = most;
        this.bytes = new byte[Math.min(first, most)];
    }

    void write(byte[] from, int count) {
        if (bytes.length - length < count) {
            int doubled = (int) Math.min(most, 2L * bytes.length);
            bytes = Arrays.copyOf(bytes, Math.max(doubled, length + count));
        }
        System.arraycopy(from, 0, bytes, length, count);
        length += count;
    }

    int size() {
        return length;
    }

    /// Gives them up.
    byte[] toByteArray() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }
}
