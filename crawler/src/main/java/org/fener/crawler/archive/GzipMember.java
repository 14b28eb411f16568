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

    /// Fast: the archive is read seldom and written always; most of the gain is in the first step.
    private static final int LEVEL = 1;

    private final Deflater deflater = new Deflater(LEVEL, true);
    private final CRC32 crc = new CRC32();
    private byte[] out = new byte[64 * 1024];
    private int length;

    /// Begins a group of members.
    void clear() {
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
