package org.fener.crawler.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Reads our own gzip members one by one up to a limit, and holds each byte of their frame against what our writer
/// writes.
final class MemberReader implements Closeable {

    private static final int BUFFER = 64 * 1024;
    private static final int LARGEST = 256 * 1024 * 1024;

    /// One inflated record and where it lies.
    static final class Member {
        private final ArchivePosition at;
        private final byte[] bytes;
        private final int length;
        private final long end;

        /// @param bytes  the buffer that holds the record from its start
        /// @param length how much of it
        /// @param end    offset of the next member
        private Member(ArchivePosition at, byte[] bytes, int length, long end) {
            this.at = at;
            this.bytes = bytes;
            this.length = length;
            this.end = end;
        }

        ArchivePosition at() {
            return at;
        }

        byte[] bytes() {
            return bytes;
        }

        int length() {
            return length;
        }

        long end() {
            return end;
        }
    }

    private final String file;
    private final FileChannel channel;
    private final long limit;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private long bufferEnd;

    MemberReader(Path root, String file, long offset, long limit) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(root.resolve(file), StandardOpenOption.READ);
        this.limit = limit;
        seek(offset);
    }

    String file() {
        return file;
    }

    long position() {
        return bufferEnd - buffer.remaining();
    }

    void seek(long offset) {
        buffer.limit(0);
        bufferEnd = offset;
    }

    /// The next member; empty at the limit. A member that is not whole or not as written is a
    /// [DamagedRecordException]; the reader then stands somewhere inside it.
    Optional<Member> next() throws IOException {
        long start = position();
        if (start >= limit) return Optional.empty();
        ArchivePosition at = new ArchivePosition(file, start);
        for (byte expected : GzipMember.HEADER)
            if (take(at) != expected) throw new DamagedRecordException(at, "gzip header differs from our writer's");
        byte[] bytes = new byte[16 * 1024];
        int length = 0;
        inflater.reset();
        try {
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    if (!buffer.hasRemaining() && !fill())
                        throw new DamagedRecordException(at, "the record is cut off");
                    inflater.setInput(buffer);
                }
                if (length == bytes.length) {
                    if (length >= LARGEST)
                        throw new DamagedRecordException(at, "the record is larger than any written");
                    bytes = Arrays.copyOf(bytes, length * 2);
                }
                int read = inflater.inflate(bytes, length, bytes.length - length);
                if (read == 0 && inflater.needsDictionary())
                    throw new DamagedRecordException(at, "compressed data asks for a dictionary");
                length += read;
            }
        } catch (DataFormatException e) {
            throw new DamagedRecordException(at, "compressed data is broken: " + e.getMessage());
        }
        crc.reset();
        crc.update(bytes, 0, length);
        if (littleEndian(at) != crc.getValue()) throw new DamagedRecordException(at, "CRC-32 of the record differs");
        if (littleEndian(at) != length) throw new DamagedRecordException(at, "length of the record differs");
        return Optional.of(new Member(at, bytes, length, position()));
    }

    /// Goes to the next place after `offset` where a whole member can be read; false if there is none.
    boolean resync(long offset) throws IOException {
        for (long at = offset + 1; at < limit; at++) {
            seek(at);
            if (!startsHere()) {
                at = nextHeader(at) - 1;
                continue;
            }
            if (isWholeAt(at)) {
                seek(at);
                return true;
            }
        }
        seek(limit);
        return false;
    }

    private boolean isWholeAt(long at) throws IOException {
        seek(at);
        try {
            return next().isPresent();
        } catch (DamagedRecordException e) {
            return false;
        }
    }

    private boolean startsHere() throws IOException {
        for (byte expected : GzipMember.HEADER) {
            if (!buffer.hasRemaining() && !fill()) return false;
            if (buffer.get() != expected) return false;
        }
        return true;
    }

    /// The first offset from `at` on where the header's first byte stands.
    private long nextHeader(long at) throws IOException {
        seek(at + 1);
        while (buffer.hasRemaining() || fill()) if (buffer.get() == GzipMember.HEADER[0]) return position() - 1;
        return limit;
    }

    /// Whether the last byte of the compressed data of `member` has a bit set that no inflater looks at.
    boolean paddingIsTouched(Member member) throws IOException {
        int size = (int) (member.end() - member.at().offset()) - GzipMember.HEADER.length - GzipMember.TRAILER;
        ByteBuffer data = ByteBuffer.allocate(size);
        while (data.hasRemaining())
            if (channel.read(data, member.at().offset() + GzipMember.HEADER.length + data.position()) < 0) return false;
        byte[] compressed = data.array();
        int last = compressed[size - 1] & 0xff;
        if (last == 0) return false;
        compressed[size - 1] = (byte) (last & ~Integer.highestOneBit(last));
        byte[] out = new byte[member.length() + 1];
        try (Inflater trial = new Inflater(true)) {
            trial.setInput(compressed);
            int length = 0;
            while (!trial.finished() && length < out.length) {
                int read = trial.inflate(out, length, out.length - length);
                if (read == 0) break;
                length += read;
            }
            return trial.finished() && Arrays.equals(out, 0, length, member.bytes(), 0, member.length());
        } catch (DataFormatException e) {
            return false;
        }
    }

    private long littleEndian(ArchivePosition at) throws IOException {
        long value = 0;
        for (int shift = 0; shift < 32; shift += 8) value |= (take(at) & 0xffL) << shift;
        return value;
    }

    private byte take(ArchivePosition at) throws IOException {
        if (!buffer.hasRemaining() && !fill()) throw new DamagedRecordException(at, "the record is cut off");
        return buffer.get();
    }

    private boolean fill() throws IOException {
        long left = limit - bufferEnd;
        if (left <= 0) return false;
        buffer.clear().limit((int) Math.min(BUFFER, left));
        int read = channel.read(buffer, bufferEnd);
        buffer.flip();
        if (read <= 0) return false;
        bufferEnd += read;
        return true;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        channel.close();
    }
}
