package org.fener.crawler.fetch;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.fener.crawler.Body;
import org.fener.crawler.archive.ChunkScanner;
import org.fener.crawler.archive.HttpHead;
import org.jspecify.annotations.Nullable;

/// Reads one response from a connection, within the caps, and keeps what came when it has to cut.
///
/// Nothing the server says about lengths is believed before it is seen.
final class ResponseReader {

    private static final int MOST_INTERIM = 5;
    private static final int KEPT_OF_NO_RESPONSE = 4 * 1024;

    /// An empty body in chunks: `0`, and two ends of lines.
    private static final int SHORTEST_IN_CHUNKS = 5;

    private static final int FIRST_BUFFER = 32 * 1024;

    /// Said of a body that was cut since there was no room for it.
    static final String NO_ROOM = "no-room-for-a-large-body";

    private final Connection connection;
    private final FetchLimits limits;
    private final int mostBytes;
    private final Deadline deadline;
    private final LargeBodies.Claim room;
    private final Map<String, String> facts = new TreeMap<>();
    private byte[] bytes = new byte[FIRST_BUFFER];
    private int length;
    private long windowStart;
    private int windowBytes;
    private @Nullable String cut;

    ResponseReader(
            Connection connection, FetchLimits limits, int mostBytes, Deadline deadline, LargeBodies.Claim room) {
        this.connection = connection;
        this.limits = limits;
        this.mostBytes = mostBytes;
        this.deadline = deadline;
        this.room = room;
    }

    /// @throws FetchFailure if no usable response came
    RawResponse read() throws FetchFailure {
        windowStart = System.nanoTime();
        for (int interim = 0; interim <= MOST_INTERIM; interim++) {
            int end = readHead();
            String raw = new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
            HttpHead head = HttpHead.parse(raw)
                    .orElseThrow(() -> failure(
                            FetchFailure.PROTOCOL,
                            "the response does not begin with an HTTP/1 status line: " + firstLine(raw)));
            if (head.status() == 101) throw failure(FetchFailure.PROTOCOL, "the server switched to another protocol");
            int rest = length - end;
            System.arraycopy(bytes, end, bytes, 0, rest);
            length = rest;
            if (head.status() >= 200) return body(raw, head);
        }
        throw failure(FetchFailure.PROTOCOL, "more than " + MOST_INTERIM + " interim responses");
    }

    private int readHead() throws FetchFailure {
        int looked = 0;
        while (true) {
            int end = HttpHead.end(bytes, Math.max(0, looked - 2), length);
            long lines = countLines(end < 0 ? length : end);
            if (length > limits.headBytes() && (end < 0 || end > limits.headBytes()))
                throw failure(FetchFailure.HEAD_TOO_LARGE, "the head is longer than " + limits.headBytes() + " bytes");
            if (lines > limits.headLines() + 2)
                throw failure(FetchFailure.HEAD_TOO_LARGE, "the head has more than " + limits.headLines() + " lines");
            if (end >= 0) return end;
            looked = length;
            try {
                if (!more(length == 0 ? limits.firstByte() : limits.slowWindow()))
                    throw failure(
                            FetchFailure.DISCONNECT,
                            length == 0
                                    ? "the server closed the connection without a response"
                                    : "the connection ended within the head");
            } catch (SocketTimeoutException e) {
                throw failure(FetchFailure.TIMEOUT, timeoutWords());
            } catch (FetchFailure e) {
                throw e;
            } catch (IOException e) {
                if (deadline.hasPassed()) throw failure(FetchFailure.TIMEOUT, timeoutWords());
                throw failure(FetchFailure.DISCONNECT, "the connection broke before the response: " + e.getMessage());
            }
        }
    }

    private String timeoutWords() {
        return length == 0
                ? "no answer within " + limits.firstByte().toMillis() + " ms"
                : "the head did not end in time, " + length + " bytes came";
    }

    private long countLines(int end) {
        long lines = 0;
        for (int i = 0; i < end; i++) if (bytes[i] == '\n') lines++;
        return lines;
    }

    private RawResponse body(String raw, HttpHead head) {
        boolean hasNone = head.status() == 204 || head.status() == 304;
        boolean chunked = !hasNone && head.isChunked();
        Optional<Long> stated = hasNone ? Optional.of(0L) : chunked ? Optional.empty() : statedLength(head);
        Optional<String> refused = Optional.empty();
        ChunkScanner chunks = new ChunkScanner();
        boolean complete;
        try {
            long least = chunked ? SHORTEST_IN_CHUNKS : stated.orElse(Long.MAX_VALUE);
            refused = MediaSniffer.refused(head, count -> firstBytes((int) Math.min(count, least), count));
            if (refused.isPresent()) {
                cut = "unspecified";
                complete = false;
            } else if (chunked) complete = readChunks(chunks);
            else complete = readLength(stated);
        } catch (SocketTimeoutException e) {
            cut = "time";
            complete = false;
        } catch (IOException e) {
            cut = deadline.hasPassed() ? "time" : "disconnect";
            complete = false;
        }
        if (refused.isPresent()) length = Math.min(length, MediaSniffer.LOOKED_AT);
        int extra = 0;
        if (complete && stated.isPresent()) {
            extra = length - (int) Math.min(length, stated.get());
            length -= extra;
        }
        if (hasNone) length = 0;
        if (head.status() == 206 && cut == null) cut = "unspecified";
        boolean reusable = complete
                && extra == 0
                && cut == null
                && (chunked || stated.isPresent())
                && !facts.containsKey("framing")
                && !connection.hasRead()
                && keepsAlive(head);
        byte[] wire = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
        return new RawResponse(raw, head, wire, Optional.ofNullable(cut), reusable, refused, facts);
    }

    private boolean readChunks(ChunkScanner chunks) throws IOException {
        int scanned = 0;
        while (true) {
            scanned = chunks.scan(bytes, scanned, length);
            if (chunks.isDone()) {
                if (scanned < length) facts.put("framing", "bytes-after-the-end");
                length = scanned;
                return true;
            }
            if (chunks.isBroken()) {
                facts.put("framing", "chunks-broken");
                length = scanned;
                cut = "unspecified";
                return false;
            }
            if (isFull()) return false;
            if (!more(limits.slowWindow())) {
                cut = "disconnect";
                return false;
            }
        }
    }

    private boolean readLength(Optional<Long> stated) throws IOException {
        long target = stated.orElse(Long.MAX_VALUE);
        if (stated.isPresent() && target > bytes.length && target <= 256 * 1024)
            bytes = Arrays.copyOf(bytes, (int) target);
        while (length < target) {
            if (isFull()) return false;
            if (!more(limits.slowWindow())) {
                if (stated.isEmpty()) return true;
                cut = "disconnect";
                return false;
            }
        }
        return true;
    }

    /// Waits for so many bytes at least and gives so many at most of what has come.
    private byte[] firstBytes(int least, int most) throws IOException {
        boolean goesOn = true;
        while (length < least && goesOn) goesOn = more(limits.slowWindow());
        return Arrays.copyOf(bytes, Math.min(most, length));
    }

    private boolean isFull() {
        if (length < mostBytes && (length <= LargeBodies.LARGE || hasRoom())) return false;
        length = Math.min(length, mostBytes);
        cut = "length";
        return true;
    }

    private boolean hasRoom() {
        boolean waited = !room.take(Duration.ZERO);
        boolean has = !waited || room.take(limits.slowWindow());
        if (waited) windowStart = System.nanoTime(); // it was not the server who was slow
        if (!has) facts.put("memory", NO_ROOM);
        return has;
    }

    /// What the server says the length is; empty where it says none that can be believed (RFC 9112 §6.3).
    private Optional<Long> statedLength(HttpHead head) {
        if (!head.headers().all("Transfer-Encoding").isEmpty()) {
            facts.put("framing", "transfer-encoding-without-chunks");
            return Optional.empty();
        }
        Set<String> values = new HashSet<>();
        for (String value : head.headers().all("Content-Length"))
            for (String part : value.split(",", -1)) values.add(part.strip());
        if (values.isEmpty()) return Optional.empty();
        String value = values.iterator().next();
        boolean isNumber =
                !value.isEmpty() && value.length() <= 18 && value.chars().allMatch(c -> c >= '0' && c <= '9');
        if (values.size() > 1 || !isNumber) {
            facts.put("framing", values.size() > 1 ? "content-lengths-differ" : "content-length-is-no-number");
            return Optional.empty();
        }
        return Optional.of(Long.parseLong(value));
    }

    private boolean keepsAlive(HttpHead head) {
        List<String> values = head.headers().all("Connection");
        boolean both =
                head.isChunked() && head.headers().first("Content-Length").isPresent();
        boolean close = values.stream()
                .anyMatch(value -> value.toLowerCase(java.util.Locale.ROOT).contains("close"));
        boolean keep = values.stream()
                .anyMatch(value -> value.toLowerCase(java.util.Locale.ROOT).contains("keep-alive"));
        return !both && !close && (head.version().equals("HTTP/1.1") || keep);
    }

    /// Takes what the connection has read, or reads; false at the end of the stream.
    private boolean more(Duration within) throws IOException {
        if (!connection.hasRead()) {
            checkRate();
            if (connection.fill(deadline.orEarlier(within)) < 0) return false;
        }
        int available = connection.end() - connection.start();
        room(available);
        System.arraycopy(connection.buffer(), connection.start(), bytes, length, available);
        connection.consume(available);
        length += available;
        windowBytes += available;
        return true;
    }

    /// A response that only drips is cut, though each byte comes in time.
    private void checkRate() throws SocketTimeoutException {
        long elapsed = System.nanoTime() - windowStart;
        if (elapsed < limits.slowWindow().toNanos()) return;
        if (windowBytes < limits.slowest() * limits.slowWindow().toSeconds())
            throw new SocketTimeoutException("slower than " + limits.slowest() + " bytes a second");
        windowStart = System.nanoTime();
        windowBytes = 0;
    }

    private void room(int more) {
        if (bytes.length - length >= more) return;
        int most = Math.max(mostBytes, limits.headBytes()) + connection.buffer().length;
        bytes = Arrays.copyOf(bytes, Math.max(Math.min(bytes.length * 2, most), length + more));
    }

    private FetchFailure failure(String code, String why) {
        byte[] kept = Arrays.copyOf(bytes, Math.min(length, KEPT_OF_NO_RESPONSE));
        return new FetchFailure(code, why, connection.addressText(), Body.of(kept));
    }

    private static String firstLine(String raw) {
        String line = raw.lines().findFirst().orElse("");
        return line.length() > 100 ? line.substring(0, 100) + "…" : line;
    }
}
