package org.fener.crawler.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fener.crawler.Body;

/// The records of one entry, byte for byte as they lie in the archive, each held against what it says of itself.
///
/// @param records that of who wrote the file; for a payload seen before, the earlier response that holds it with its
///                metadata; then those of the entry, all in the order of the file. Together they are a WARC file.
/// @param damage  what is not as it was written, in words; the records from there on are left out
public record EntryRecords(List<Kept> records, Optional<String> damage) {

    /// One record.
    ///
    /// @param id            WARC-Record-ID without angle brackets
    /// @param blockDigest   as the record says and as its block has it
    /// @param payloadDigest as the record says; empty where it says none
    /// @param member        the gzip member that holds the record
    public record Kept(
            ArchivePosition at,
            String type,
            String id,
            String blockDigest,
            Optional<String> payloadDigest,
            Body member) {}

    public EntryRecords {
        records = List.copyOf(records);
    }

    static EntryRecords read(Path root, ArchivePosition at) throws IOException {
        List<Kept> entry = new ArrayList<>();
        List<Kept> before = new ArrayList<>();
        Path file = root.resolve(at.file());
        try (MemberReader members = new MemberReader(root, at.file(), 0, Files.size(file))) {
            take(members, file, before);
            members.seek(at.offset());
            StoredRecord last = take(members, file, entry);
            while (!last.type().equals("metadata")) last = take(members, file, entry);
            Optional<String> same = last.blockFields().first("same-as-offset");
            if (same.isPresent()) {
                members.seek(Long.parseLong(same.get()));
                take(members, file, before);
                take(members, file, before);
            }
            before.addAll(entry);
            return new EntryRecords(before, Optional.empty());
        } catch (DamagedRecordException e) {
            before.addAll(entry);
            return new EntryRecords(before, Optional.of(String.valueOf(e.getMessage())));
        } catch (NoSuchFileException e) {
            return new EntryRecords(List.of(), Optional.of("archive file " + at.file() + " is missing"));
        }
    }

    private static StoredRecord take(MemberReader members, Path file, List<Kept> into) throws IOException {
        ArchivePosition here = new ArchivePosition(members.file(), members.position());
        MemberReader.Member member =
                members.next().orElseThrow(() -> new DamagedRecordException(here, "the file ends before the record"));
        StoredRecord record = StoredRecord.parse(member);
        record.checkBlock();
        if (members.paddingIsTouched(member))
            throw new DamagedRecordException(here, "a bit between the compressed data and its checksum is set");
        into.add(new Kept(
                here,
                record.type(),
                EntryReader.bare(record.require("WARC-Record-ID")),
                record.require("WARC-Block-Digest"),
                record.field("WARC-Payload-Digest"),
                Body.of(ArchiveFiles.bytes(file, here.offset(), member.end()))));
        return record;
    }
}
