package org.fener.crawler;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The bytes of a payload, equal by content. The array handed in is not copied: its maker gives it up.
public final class Body {

    public static final Body EMPTY = new Body(new byte[0]);

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private final byte[] bytes;

    private Body(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Body of(byte[] bytes) {
        return new Body(bytes);
    }

    public static Body of(String text) {
        return new Body(text.getBytes(StandardCharsets.UTF_8));
    }

    public int length() {
        return bytes.length;
    }

    /// How often an ASCII character stands in it, in whatever charset.
    public int count(char ascii) {
        long wanted = LOW_BITS * ascii;
        int count = 0;
        int at = 0;
        for (; at + Long.BYTES <= bytes.length; at += Long.BYTES) {
            // eight at once: a byte that is zero now is one that was sought, and the only one to keep its high bit
            // clear
            long left = (long) EIGHT.get(bytes, at) ^ wanted;
            count += Long.BYTES - Long.bitCount((((left & ~HIGH_BITS) + ~HIGH_BITS) | left) & HIGH_BITS);
        }
        for (; at < bytes.length; at++) if (bytes[at] == ascii) count++;
        return count;
    }

    public boolean startsWith(Body start) {
        return length() >= start.length() && Arrays.equals(bytes, 0, start.length(), start.bytes, 0, start.length());
    }

    public InputStream stream() {
        return new ByteArrayInputStream(bytes);
    }

    public byte[] copy() {
        return bytes.clone();
    }

    public String decode(Charset charset) {
        return new String(bytes, charset);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Body body && Arrays.equals(bytes, body.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
