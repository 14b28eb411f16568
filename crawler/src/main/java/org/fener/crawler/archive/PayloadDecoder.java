package org.fener.crawler.archive;

import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.fener.crawler.Body;

/// Takes transfer and content codings off a response body, bounded, the same way live and from the archive.
///
/// Only gzip and deflate are ever asked for. A coding that is not what its label says is left on and told; what could
/// be inflated before an error is kept.
public final class PayloadDecoder {

    private static final int RATIO_FROM = 1024 * 1024;

    /// Most bytes of what lies under another coding: the same for all, or the archive could not be read back alike.
    private static final Cap INNER = new Cap(8 * 1024 * 1024, Integer.MAX_VALUE);

    /// Content codings on one another; more are left on.
    private static final int MOST_CODINGS = 2;

    private record Cap(int bytes, int ratio) {}

    /// How much may come out.
    ///
    /// @param inflatedBytes  most bytes to give out
    /// @param inflationRatio most bytes given out for each byte taken in, once more than 1 MiB is out
    public record Limits(int inflatedBytes, int inflationRatio) {}

    /// A body without its codings.
    ///
    /// @param payload   without transfer coding: what the payload digest is over
    /// @param body      without content coding
    /// @param truncated `length` if a limit cut the body
    /// @param flaw      what was wrong with the coding, such as `gzip-broken`, `coding-unknown`
    public record Decoded(Body payload, Body body, Optional<String> truncated, Optional<String> flaw) {}

    private final Limits limits;

    public PayloadDecoder(Limits limits) {
        this.limits = limits;
    }

    /// The body as received without its transfer coding.
    static byte[] payload(HttpHead head, byte[] wire) {
        if (!head.isChunked()) return wire;
        ChunkScanner chunks = new ChunkScanner();
        chunks.scan(wire, 0, wire.length);
        return chunks.data(wire);
    }

    public Decoded decode(HttpHead head, byte[] wire) {
        return decodePayload(head, payload(head, wire));
    }

    /// As [#decode], where the transfer coding is already off.
    public Decoded decodePayload(HttpHead head, byte[] payload) {
        List<String> codings = head.contentCodings();
        Body whole = Body.of(payload);
        if (codings.isEmpty() || payload.length == 0) return cut(whole, payload, Optional.empty());
        if (codings.size() > MOST_CODINGS) return cut(whole, payload, Optional.of("too-many-codings"));
        byte[] data = payload;
        Optional<String> flaw = Optional.empty();
        boolean isCut = false;
        Cap outer = new Cap(limits.inflatedBytes(), limits.inflationRatio());
        for (int i = codings.size() - 1; i >= 0; i--) {
            Inflated layer = layer(codings.get(i), data, i == 0 ? outer : INNER);
            data = layer.bytes;
            isCut |= layer.cut;
            if (layer.flaw.isPresent()) flaw = layer.flaw;
        }
        if (isCut) return new Decoded(whole, Body.of(data), Optional.of("length"), flaw);
        return cut(whole, data, flaw);
    }

    private Decoded cut(Body payload, byte[] data, Optional<String> flaw) {
        if (data.length <= limits.inflatedBytes()) {
            Body body = data.length == payload.length() && flaw.isEmpty() ? same(payload, data) : Body.of(data);
            return new Decoded(payload, body, Optional.empty(), flaw);
        }
        byte[] head = java.util.Arrays.copyOf(data, limits.inflatedBytes());
        return new Decoded(payload, Body.of(head), Optional.of("length"), flaw);
    }

    private static Body same(Body payload, byte[] data) {
        Body body = Body.of(data);
        return body.equals(payload) ? payload : body;
    }

    private static final class Inflated {
        private final byte[] bytes;
        private final boolean cut;
        private final Optional<String> flaw;

        private Inflated(byte[] bytes, boolean cut, Optional<String> flaw) {
            this.bytes = bytes;
            this.cut = cut;
            this.flaw = flaw;
        }
    }

    private Inflated layer(String coding, byte[] data, Cap most) {
        return switch (coding) {
            case "gzip", "x-gzip" -> gzip(data, most);
            case "deflate" -> deflate(data, most);
            default -> new Inflated(data, false, Optional.of("coding-unknown"));
        };
    }

    private Inflated gzip(byte[] data, Cap most) {
        int start = gzipHeader(data);
        if (start < 0) return new Inflated(data, false, Optional.of("gzip-label-lies"));
        return inflate(data, start, true, "gzip", most);
    }

    /// The label means a zlib stream (RFC 9110 §8.4.1.2); some servers send the raw one.
    private Inflated deflate(byte[] data, Cap most) {
        boolean zlib =
                data.length > 2 && (data[0] & 0x0f) == 8 && (((data[0] & 0xff) << 8) + (data[1] & 0xff)) % 31 == 0;
        Inflated inflated = inflate(data, 0, !zlib, "deflate", most);
        return inflated.bytes.length == 0 ? new Inflated(data, false, Optional.of("deflate-label-lies")) : inflated;
    }

    private Inflated inflate(byte[] data, int start, boolean raw, String coding, Cap most) {
        try (Inflater inflater = new Inflater(raw)) {
            inflater.setInput(data, start, data.length - start);
            BoundedBytes out = new BoundedBytes(Math.max(64, Math.min(data.length * 4, 1 << 20)), most.bytes);
            CRC32 crc = new CRC32();
            byte[] buffer = new byte[16 * 1024];
            while (!inflater.finished()) {
                int read = inflater.inflate(buffer);
                if (read == 0 && !inflater.finished())
                    return new Inflated(out.toByteArray(), false, Optional.of(coding + "-unfinished"));
                int room = most.bytes - out.size();
                out.write(buffer, Math.min(read, room));
                crc.update(buffer, 0, read);
                if (read > room || isBomb(out.size(), inflater.getBytesRead() + start, most.ratio))
                    return new Inflated(out.toByteArray(), true, Optional.empty());
            }
            boolean checked = !coding.equals("gzip") || trailerHolds(data, start + inflater.getBytesRead(), crc);
            return new Inflated(out.toByteArray(), false, checked ? Optional.empty() : Optional.of("gzip-crc"));
        } catch (DataFormatException e) {
            return partly(data, start, raw, coding, most);
        }
    }

    /// After an error the inflater gives nothing more: what came out before it is collected in small steps.
    private static Inflated partly(byte[] data, int start, boolean raw, String coding, Cap most) {
        BoundedBytes out = new BoundedBytes(64 * 1024, most.bytes);
        try (Inflater inflater = new Inflater(raw)) {
            inflater.setInput(data, start, data.length - start);
            byte[] one = new byte[64];
            while (out.size() < most.bytes) {
                int read = inflater.inflate(one, 0, Math.min(one.length, most.bytes - out.size()));
                if (read == 0) break;
                out.write(one, read);
            }
        } catch (DataFormatException e) {
            return new Inflated(out.toByteArray(), false, Optional.of(coding + "-broken"));
        }
        return new Inflated(out.toByteArray(), false, Optional.of(coding + "-broken"));
    }

    private static boolean isBomb(long out, long in, int ratio) {
        return out > RATIO_FROM && out / Math.max(1, in) >= ratio;
    }

    private static boolean trailerHolds(byte[] data, long at, CRC32 crc) {
        if (at + 8 > data.length) return false;
        long stored = 0;
        for (int i = 3; i >= 0; i--) stored = (stored << 8) + (data[(int) at + i] & 0xff);
        return stored == crc.getValue() && at + 8 == data.length;
    }

    /// Where the deflate stream begins (RFC 1952 §2.3), or -1 if this is no gzip.
    private static int gzipHeader(byte[] data) {
        if (data.length < 10 || (data[0] & 0xff) != 0x1f || (data[1] & 0xff) != 0x8b || data[2] != 8) return -1;
        int flags = data[3];
        int at = 10;
        if ((flags & 4) != 0) {
            if (at + 2 > data.length) return -1;
            at += 2 + (data[at] & 0xff) + ((data[at + 1] & 0xff) << 8);
        }
        for (int text = 8; text <= 16; text *= 2)
            if ((flags & text) != 0) {
                while (at < data.length && data[at] != 0) at++;
                at++;
            }
        if ((flags & 2) != 0) at += 2;
        return at <= data.length ? at : -1;
    }
}
