package org.fener.dashboard.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// Bytes of UTF-8 on their way to where a command prints, which may be a socket of characters. A character that is cut
/// at the end of a block waits for the next.
final class PrintedBytes extends OutputStream {

    private final PrintWriter out;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();

    PrintedBytes(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int start, int length) {
        waiting.write(bytes, start, length);
        byte[] all = waiting.toByteArray();
        int whole = wholeCharacters(all);
        out.print(new String(all, 0, whole, StandardCharsets.UTF_8));
        waiting.reset();
        waiting.write(all, whole, all.length - whole);
    }

    /// How many of the bytes are whole characters.
    private static int wholeCharacters(byte[] bytes) {
        int lead = bytes.length - 1;
        while (lead > 0 && lead > bytes.length - 4 && (bytes[lead] & 0xC0) == 0x80) lead--;
        if (lead < 0) return 0;
        int first = bytes[lead] & 0xFF;
        int needed = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
        return bytes.length - lead >= needed ? bytes.length : lead;
    }
}
