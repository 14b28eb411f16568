package org.fener.crawler.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the archive while this or another process writes it: only what the writers have synced.
///
/// A closed file is read to its end; a growing one up to the length that its writer has noted as durable. A damaged
/// record is logged and passed over; `verify` tells of it.
public final class WarcFollower {

    private static final Logger LOG = LoggerFactory.getLogger(WarcFollower.class);

    private final Path root;
    private final Predicate<String> followed;

    public WarcFollower(Path root) {
        this(root, file -> true);
    }

    private WarcFollower(Path root, Predicate<String> followed) {
        this.root = root;
        this.followed = followed;
    }

    /// Reads the files of one writer alone, as named to [WarcArchive#open].
    public static WarcFollower ofWriter(Path root, String writer) {
        return new WarcFollower(root, file -> ArchiveFiles.isOf(file, writer));
    }

    /// See [Archive#read].
    public ArchiveCursor read(ArchiveCursor cursor, Consumer<ArchiveEntry> reader) throws IOException {
        return read(cursor, Integer.MAX_VALUE, reader);
    }

    /// As [Archive#read], but hands on `most` entries at most: for readers that keep their place as they go. When the
    /// cursor comes back equal, nothing was left.
    public ArchiveCursor read(ArchiveCursor cursor, int most, Consumer<ArchiveEntry> reader) throws IOException {
        Map<String, Long> offsets = new HashMap<>(cursor.offsets());
        List<String> files = ArchiveFiles.from(root, cursor.floor()).stream()
                .filter(followed)
                .toList();
        String newestDay = files.isEmpty() ? "" : files.getLast().substring(0, 11);
        String floor = cursor.floor();
        boolean mayRaise = true;
        int left = most;
        for (String file : files) {
            Path path = root.resolve(file);
            OptionalLong durable = DurableLength.of(path);
            long limit = durable.isPresent() ? durable.getAsLong() : Files.size(path);
            long from = offsets.getOrDefault(file, 0L);
            if (from < limit && left > 0) {
                Part part = read(file, from, limit, left, reader);
                left -= part.entries();
                from = part.end();
                offsets.put(file, from);
            }
            boolean isDone = durable.isEmpty() && from >= limit;
            mayRaise &= isDone || file.startsWith(newestDay);
        }
        if (mayRaise && !newestDay.isEmpty() && newestDay.compareTo(floor) > 0) {
            floor = newestDay;
            offsets.keySet().removeIf(file -> file.compareTo(newestDay) < 0);
        }
        return new ArchiveCursor(floor, offsets);
    }

    /// How many bytes a reader at this cursor has before it; what is damaged counts until it is passed over.
    public long unread(ArchiveCursor cursor) throws IOException {
        long unread = 0;
        for (String file : ArchiveFiles.from(root, cursor.floor())) {
            Path path = root.resolve(file);
            OptionalLong durable = DurableLength.of(path);
            long limit = durable.isPresent() ? durable.getAsLong() : Files.size(path);
            if (followed.test(file))
                unread += Math.max(0, limit - cursor.offsets().getOrDefault(file, 0L));
        }
        return unread;
    }

    private record Part(long end, int entries) {}

    private Part read(String file, long from, long limit, int most, Consumer<ArchiveEntry> reader) throws IOException {
        EntryReader groups = new EntryReader(root);
        long whole = from;
        int entries = 0;
        try (MemberReader members = new MemberReader(root, file, from, limit)) {
            while (entries < most) {
                long start = members.position();
                Optional<MemberReader.Member> member;
                try {
                    member = members.next();
                } catch (DamagedRecordException e) {
                    LOG.warn("{}; passed over", e.getMessage());
                    groups.drop();
                    whole = members.resync(start) ? members.position() : limit;
                    continue;
                }
                if (member.isEmpty()) break;
                Optional<ArchiveEntry> entry = take(groups, member.get());
                if (groups.isBetweenGroups()) whole = member.get().end();
                if (entry.isPresent()) {
                    reader.accept(entry.get());
                    entries++;
                }
            }
        }
        return new Part(whole, entries);
    }

    /// What the member completes; a damaged record breaks its group and no more.
    static Optional<ArchiveEntry> take(EntryReader groups, MemberReader.Member member) throws IOException {
        try {
            return groups.take(StoredRecord.parse(member));
        } catch (DamagedRecordException e) {
            LOG.warn("{}; passed over", e.getMessage());
            groups.drop();
            return Optional.empty();
        }
    }

    /// The records of the entry that begins at `position`, as they lie there.
    public EntryRecords records(ArchivePosition position) throws IOException {
        return EntryRecords.read(root, position);
    }

    /// Reads a whole file against its registered SHA-256.
    public FileState state(String file) throws IOException {
        return FileState.of(
                root.resolve(file),
                Optional.ofNullable(new ClosedFiles(root).all().get(file)));
    }

    /// See [Archive#entry].
    public ArchiveEntry entry(ArchivePosition position) throws IOException {
        EntryReader groups = new EntryReader(root);
        try (MemberReader members =
                new MemberReader(root, position.file(), position.offset(), Files.size(root.resolve(position.file())))) {
            while (true) {
                Optional<MemberReader.Member> member = members.next();
                if (member.isEmpty()) throw new DamagedRecordException(position, "no entry begins here");
                StoredRecord record = StoredRecord.parse(member.get());
                record.checkBlock();
                Optional<ArchiveEntry> entry = groups.take(record);
                if (entry.isPresent()) return entry.get();
                if (groups.isBetweenGroups()) throw new DamagedRecordException(position, "no entry begins here");
            }
        }
    }
}
