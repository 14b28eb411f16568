package org.fener.crawler.archive;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// One WARC record as it lies in the archive: header fields and block.
///
/// Not a record class: it looks into a buffer that it shares with nobody.
final class StoredRecord {

    private static final String VERSION = "WARC/1.1\r\n";

    private final ArchivePosition at;
    private final WarcFields header;
    private final byte[] bytes;
    private final int blockStart;
    private final int blockLength;

    private StoredRecord(ArchivePosition at, WarcFields header, byte[] bytes, int blockStart, int blockLength) {
        this.at = at;
        this.header = header;
        this.bytes = bytes;
        this.blockStart = blockStart;
        this.blockLength = blockLength;
    }

    static StoredRecord parse(MemberReader.Member member) throws DamagedRecordException {
        byte[] bytes = member.bytes();
        int blank = headEnd(bytes, 0, member.length());
        if (blank < 0) throw new DamagedRecordException(member.at(), "the record header has no end");
        String head = new String(bytes, 0, blank, StandardCharsets.UTF_8);
        if (!head.startsWith(VERSION)) throw new DamagedRecordException(member.at(), "the record is not WARC/1.1");
        WarcFields header = WarcFields.parse(head.substring(VERSION.length()));
        int length = member.length() - blank - 4;
        if (!header.first("Content-Length").equals(Optional.of(Integer.toString(length))))
            throw new DamagedRecordException(
                    member.at(),
                    "Content-Length is " + header.first("Content-Length").orElse("absent") + ", the block has "
                            + length);
        if (!new String(bytes, blank + length, 4, StandardCharsets.ISO_8859_1).equals("\r\n\r\n"))
            throw new DamagedRecordException(member.at(), "the record does not end with two line breaks");
        return new StoredRecord(member.at(), header, bytes, blank, length);
    }

    /// The index after the first blank line, or -1.
    static int headEnd(byte[] bytes, int from, int to) {
        for (int i = from + 3; i < to; i++)
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r') return i + 1;
        return -1;
    }

    ArchivePosition at() {
        return at;
    }

    String type() {
        return header.first("WARC-Type").orElse("");
    }

    Optional<String> field(String name) {
        return header.first(name);
    }

    String require(String name) throws DamagedRecordException {
        return header.first(name).orElseThrow(() -> new DamagedRecordException(at, type() + " record has no " + name));
    }

    byte[] block() {
        return Arrays.copyOfRange(bytes, blockStart, blockStart + blockLength);
    }

    byte[] block(int from) {
        return Arrays.copyOfRange(bytes, blockStart + from, blockStart + blockLength);
    }

    /// Length of the HTTP head that the block begins with, or -1 if it has no end.
    int headLength() {
        int end = HttpHead.end(bytes, blockStart, blockStart + blockLength);
        return end < 0 ? -1 : end - blockStart;
    }

    int blockLength() {
        return blockLength;
    }

    String blockText(int length) {
        return new String(bytes, blockStart, length, StandardCharsets.ISO_8859_1);
    }

    /// Header and block as one text.
    String whole(Charset charset) {
        return new String(bytes, 0, blockStart + blockLength, charset);
    }

    WarcFields blockFields() {
        return WarcFields.parse(new String(bytes, blockStart, blockLength, StandardCharsets.UTF_8));
    }

    /// Holds the block against the digest in the header.
    void checkBlock() throws DamagedRecordException {
        String stored = require("WARC-Block-Digest");
        String found = Sha256.of(bytes, blockStart, blockLength);
        if (!stored.equals(found))
            throw new DamagedRecordException(at, "block digest is " + stored + ", the block has " + found);
    }
}
