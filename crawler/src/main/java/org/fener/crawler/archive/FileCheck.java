package org.fener.crawler.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.fener.crawler.archive.Verification.Damage;

/// Verifies one file, record by record, and goes on after a damaged one.
///
/// A damaged record often cannot tell its own address; the others of its group can. So a damage waits for its group's
/// end before it is told.
final class FileCheck {

    private final Path root;
    private final String file;
    private final long limit;
    private final List<Damage> damages = new ArrayList<>();
    private final List<DamagedRecordException> waiting = new ArrayList<>();
    private Optional<String> uri = Optional.empty();
    private OptionalLong entry = OptionalLong.empty();
    private long records;

    FileCheck(Path root, String file, long limit) {
        this.root = root;
        this.file = file;
        this.limit = limit;
    }

    List<Damage> damages() {
        return damages;
    }

    /// The number of records that are as written.
    long run() throws IOException {
        EntryReader groups = new EntryReader(root);
        try (MemberReader members = new MemberReader(root, file, 0, limit)) {
            while (true) {
                long start = members.position();
                Optional<MemberReader.Member> member;
                if (entry.isEmpty()) entry = OptionalLong.of(start);
                try {
                    member = members.next();
                } catch (DamagedRecordException e) {
                    waiting.add(e);
                    groups.drop();
                    members.resync(start);
                    continue;
                }
                if (member.isEmpty()) break;
                try {
                    check(members, groups, member.get());
                } catch (DamagedRecordException e) {
                    if (waiting.isEmpty()) waiting.add(e);
                    groups.drop();
                }
                if (endsGroup(member.get())) tell();
            }
        }
        tell();
        return records;
    }

    private void check(MemberReader members, EntryReader groups, MemberReader.Member member) throws IOException {
        StoredRecord record = StoredRecord.parse(member);
        boolean startsGroup = record.type().equals("request") || record.type().equals("resource");
        if (startsGroup && entry.orElse(member.at().offset()) != member.at().offset()) {
            tell();
            entry = OptionalLong.of(member.at().offset());
        }
        if (uri.isEmpty()) uri = record.field("WARC-Target-URI");
        record.checkBlock();
        if (members.paddingIsTouched(member))
            throw new DamagedRecordException(member.at(), "a bit between the compressed data and its checksum is set");
        groups.take(record);
        records++;
    }

    private static boolean endsGroup(MemberReader.Member member) {
        try {
            String type = StoredRecord.parse(member).type();
            return type.equals("metadata") || type.equals("warcinfo");
        } catch (DamagedRecordException e) {
            return false;
        }
    }

    private Optional<ArchivePosition> at() {
        return entry.isEmpty() ? Optional.empty() : Optional.of(new ArchivePosition(file, entry.getAsLong()));
    }

    /// The group is at its end: what was damaged in it now has an address, if any of its records told one.
    private void tell() {
        for (DamagedRecordException damage : waiting)
            damages.add(new Damage(damage.position(), at(), uri, damage.what()));
        waiting.clear();
        uri = Optional.empty();
        entry = OptionalLong.empty();
    }
}
