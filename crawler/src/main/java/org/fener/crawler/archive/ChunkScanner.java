package org.fener.crawler.archive;

import java.util.Arrays;

/// Follows the chunked transfer coding (RFC 9112 §7.1) through bytes as they come, without trust in any number.
///
/// It keeps where the data of each chunk lies, so that the coding can be taken off without another pass.
public final class ChunkScanner {

    /// Characters of one chunk-size line with its extensions, and bytes of all trailer lines.
    private static final int LONGEST_LINE = 8 * 1024;

    private enum State {
        SIZE,
        DATA,
        AFTER_DATA,
        TRAILER,
        DONE,
        BROKEN
    }

    private State state = State.SIZE;
    private int line;
    private int digits;
    private boolean sizeEnded;
    private long size;
    private long left;
    private int trailerLine;
    private int[] spans = new int[16];
    private int spanEnds;
    private int dataLength;

    /// Reads on in `bytes` from `from` to `to`; returns where it stopped: `to`, or earlier once done or broken.
    public int scan(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && state != State.DONE && state != State.BROKEN) {
            if (state == State.DATA) {
                int take = (int) Math.min(left, to - at);
                keep(at, take);
                at += take;
                left -= take;
                if (left == 0) state = State.AFTER_DATA;
            } else {
                byte read = bytes[at];
                step(read);
                if (state == State.BROKEN) break;
                at++;
            }
        }
        return at;
    }

    public boolean isDone() {
        return state == State.DONE;
    }

    public boolean isBroken() {
        return state == State.BROKEN;
    }

    /// The data without the coding; `bytes` is what was scanned, from its start.
    public byte[] data(byte[] bytes) {
        byte[] data = new byte[dataLength];
        int at = 0;
        for (int i = 0; i < spanEnds; i += 2) {
            System.arraycopy(bytes, spans[i], data, at, spans[i + 1]);
            at += spans[i + 1];
        }
        return data;
    }

    private void keep(int start, int length) {
        dataLength += length;
        if (spanEnds > 0 && spans[spanEnds - 2] + spans[spanEnds - 1] == start) {
            spans[spanEnds - 1] += length;
            return;
        }
        if (spanEnds == spans.length) spans = Arrays.copyOf(spans, spans.length * 2);
        spans[spanEnds++] = start;
        spans[spanEnds++] = length;
    }

    private void step(byte read) {
        if (++line > LONGEST_LINE) state = State.BROKEN;
        else if (state == State.SIZE) sizeLine(read);
        else if (state == State.AFTER_DATA) afterData(read);
        else trailer(read);
    }

    private void sizeLine(byte read) {
        int digit = Character.digit(read, 16);
        if (read == '\n') {
            if (digits == 0) state = State.BROKEN;
            else {
                left = size;
                state = size == 0 ? State.TRAILER : State.DATA;
                line = 0;
                trailerLine = 0;
                digits = 0;
                size = 0;
                sizeEnded = false;
            }
        } else if (!sizeEnded && digit >= 0) {
            size = size * 16 + digit;
            if (++digits > 15) state = State.BROKEN;
        } else if (read == ';' || read == ' ' || read == '\t' || read == '\r') {
            if (digits == 0) state = State.BROKEN;
            sizeEnded = true;
        } else if (!sizeEnded) state = State.BROKEN;
    }

    private void afterData(byte read) {
        if (read == '\n') {
            state = State.SIZE;
            line = 0;
        } else if (read != '\r') state = State.BROKEN;
    }

    private void trailer(byte read) {
        if (read == '\n') {
            if (trailerLine == 0) state = State.DONE;
            trailerLine = 0;
        } else if (read != '\r') trailerLine++;
    }
}
