package org.fener.crawler.archive;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Compresses each record as a gzip member of its own (WARC 1.1 annex D), always with the same header bytes, so that
/// a flipped bit in them is seen. One instance serves one thread at a time.
final class GzipMember implements AutoCloseable {

    /// No name, no time, unknown system: ten bytes that never differ.
    static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    static final int TRAILER = 8;

    private static final int EMPTY_BLOCK = 5;

    /// Fast: the archive is read seldom and written always; most of the gain is in the first step.
    private static final int LEVEL = 1;

    private static final int FIRST_ROOM = 64 * 1024;
    private static final int MOST_KEPT = 512 * 1024;

    private final Deflater deflater = new Deflater(LEVEL, true);
    private final CRC32 crc = new CRC32();
    private byte[] out = new byte[FIRST_ROOM];
    private int length;

    /// Begins a group of members. Room for a large one is not kept for the next.
    void clear() {
        if (out.length > MOST_KEPT) out = new byte[FIRST_ROOM];
        length = 0;
    }

    int length() {
        return length;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(out, length);
    }

    /// Adds one member that holds `parts` one after the other.
    void add(byte[]... parts) {
        room(HEADER.length);
        System.arraycopy(HEADER, 0, out, length, HEADER.length);
        length += HEADER.length;
        deflater.reset();
        crc.reset();
        long size = 0;
        for (byte[] part : parts) {
            crc.update(part);
            size += part.length;
            deflater.setInput(part);
            while (!deflater.needsInput()) drain();
        }
        deflater.finish();
        while (!deflater.finished()) drain();
        room(TRAILER);
        littleEndian(crc.getValue());
        littleEndian(size);
    }

    /// Adds one member of exactly `room` bytes: behind the compressed data stand as many empty stored blocks (RFC 1951
    /// §3.2.4) as fill it.
    ///
    /// @return false if these parts do not come to that length; nothing is added then
    boolean addPadded(long room, byte[]... parts) {
        int start = length;
        room(HEADER.length);
        System.arraycopy(HEADER, 0, out, length, HEADER.length);
        length += HEADER.length;
        crc.reset();
        long size = 0;
        try (Deflater best = new Deflater(Deflater.BEST_COMPRESSION, true)) {
            for (int i = 0; i < parts.length; i++) {
                crc.update(parts[i]);
                size += parts[i].length;
                best.setInput(parts[i]);
                int flush = i == parts.length - 1 ? Deflater.SYNC_FLUSH : Deflater.NO_FLUSH;
                int made;
                do {
                    room(4 * 1024);
                    made = best.deflate(out, length, out.length - length, flush);
                    length += made;
                } while ((made > 0 && flush == Deflater.SYNC_FLUSH) || !best.needsInput());
            }
        }
        long gap = room - (length - start) - EMPTY_BLOCK - TRAILER;
        if (gap < 0 || gap % EMPTY_BLOCK != 0) {
            length = start;
            return false;
        }
        for (long filled = 0; filled < gap; filled += EMPTY_BLOCK) emptyBlock(0);
        emptyBlock(1);
        room(TRAILER);
        littleEndian(crc.getValue());
        littleEndian(size);
        return true;
    }

    /// @param last 1 for the last block of the member
    private void emptyBlock(int last) {
        room(EMPTY_BLOCK);
        out[length++] = (byte) last;
        out[length++] = 0;
        out[length++] = 0;
        out[length++] = (byte) 0xff;
        out[length++] = (byte) 0xff;
    }

    private void drain() {
        room(4 * 1024);
        length += deflater.deflate(out, length, out.length - length);
    }

    private void littleEndian(long value) {
        for (int shift = 0; shift < 32; shift += 8) out[length++] = (byte) (value >>> shift);
    }

    private void room(int bytes) {
        if (out.length - length < bytes) out = Arrays.copyOf(out, out.length * 2);
    }

    @Override
    public void close() {
        deflater.end();
    }
}
