package org.fener.crawler;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The bytes of a payload, equal by content. The array handed in is not copied: its maker gives it up.
public final class Body {

    public static final Body EMPTY = new Body(new byte[0]);

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
        int count = 0;
        for (byte one : bytes) if (one == ascii) count++;
        return count;
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
