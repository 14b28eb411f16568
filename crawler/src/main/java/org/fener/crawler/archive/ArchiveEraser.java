package org.fener.crawler.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.archive.Redactor.Redacted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes records out of closed files. Where they stood stands a tombstone of the same length, so that every other
/// record stays where it is and what refers to it holds; what is left of a page lies at the end of its file, and the
/// tombstone points to it. The file is written anew beside the old one, synced, registered and renamed.
///
/// Only while nobody writes to the archive.
public final class ArchiveEraser {

    private static final Logger LOG = LoggerFactory.getLogger(ArchiveEraser.class);
    private static final String FRESH = ".erasing";

    private final Path root;
    private final int erasure;
    private final String why;
    private final Instant now;

    /// What was done.
    ///
    /// @param files  that were written anew
    /// @param groups exchanges, imports and attempts that became tombstones
    public record Done(int files, int groups) {}

    /// @param erasure its number, which the tombstones tell
    /// @param why     the reason, which stands beside what is left of a page
    public ArchiveEraser(Path root, int erasure, String why, Instant now) {
        this.root = root;
        this.erasure = erasure;
        this.why = why;
        this.now = now;
    }

    /// Puts in order what a process that died in the midst of it left behind.
    public static void recover(Path root) throws IOException {
        if (!Files.isDirectory(root)) return;
        List<Path> fresh;
        try (Stream<Path> files = Files.walk(root, 4)) {
            fresh = files.filter(file -> file.toString().endsWith(FRESH)).toList();
        }
        Map<String, String> registered = new ClosedFiles(root).all();
        for (Path file : fresh) {
            String name = root.relativize(file).toString();
            Path old = root.resolve(name.substring(0, name.length() - FRESH.length()));
            String wanted = registered.get(root.relativize(old).toString());
            if (ClosedFiles.hash(file).equals(wanted)) rename(file, old);
            else Files.delete(file);
        }
    }

    /// Closes what dead writers left open, drops their torn ends, and takes out what the redactor says.
    public Done run(Redactor redactor) throws IOException {
        recover(root);
        Set<String> writers = new TreeSet<>();
        for (String file : ArchiveFiles.from(root, ""))
            if (DurableLength.of(root.resolve(file)).isPresent()) writers.add(ArchiveFiles.writer(file));
        for (String writer : writers) TornTail.recover(root, writer);
        dropTorn();
        int files = 0;
        int groups = 0;
        for (String file : ArchiveFiles.from(root, "")) {
            int erased = run(file, redactor);
            groups += erased;
            if (erased > 0) files++;
        }
        return new Done(files, groups);
    }

    /// Torn ends are no evidence, and nobody can tell what is in them.
    private void dropTorn() throws IOException {
        try (Stream<Path> files = Files.walk(root, 4)) {
            for (Path torn : (Iterable<Path>)
                    files.filter(file -> file.toString().contains(ArchiveFiles.SUFFIX + ".torn-"))::iterator) {
                LOG.info("{}: the torn end of a file is dropped", torn);
                Files.delete(torn);
            }
        }
    }

    private int run(String file, Redactor redactor) throws IOException {
        try (Rewriting rewriting = new Rewriting(file)) {
            List<StoredRecord> group = new ArrayList<>();
            EntryReader entries = new EntryReader(root);
            Path path = root.resolve(file);
            try (MemberReader members = new MemberReader(root, file, 0, Files.size(path))) {
                while (true) {
                    long start = members.position();
                    Optional<MemberReader.Member> member;
                    try {
                        member = members.next();
                    } catch (DamagedRecordException e) {
                        LOG.warn("{}; passed over by an erasure", e.getMessage());
                        group.clear();
                        members.resync(start);
                        continue;
                    }
                    if (member.isEmpty()) break;
                    StoredRecord record = StoredRecord.parse(member.get());
                    if (record.type().equals("warcinfo")) continue;
                    group.add(record);
                    if (!record.type().equals("metadata")) continue;
                    rewriting.group(group, entries, member.get().end(), redactor);
                    group.clear();
                }
            }
            return rewriting.finish();
        }
    }

    private static void rename(Path fresh, Path old) throws IOException {
        Files.move(fresh, old, StandardCopyOption.ATOMIC_MOVE);
        DiskFile.syncFolder(DiskFile.folder(old));
    }

    /// One file, copied when the first group has to go.
    private final class Rewriting implements AutoCloseable {
        private final String file;
        private final Path path;
        private final Path fresh;
        private final GzipMember out = new GzipMember();
        private final Set<Long> erasedRecords = new HashSet<>();
        private Optional<FileChannel> copy = Optional.empty();
        private int groups;
        /// from then on [#recover] goes on with it, whatever happens
        private boolean registered;

        Rewriting(String file) {
            this.file = file;
            this.path = root.resolve(file);
            this.fresh = path.resolveSibling(path.getFileName() + FRESH);
        }

        void group(List<StoredRecord> group, EntryReader entries, long end, Redactor redactor) throws IOException {
            StoredRecord last = group.getLast();
            WarcFields fields = last.blockFields();
            if (fields.first("entry").equals(Optional.of(RecordWriter.REST))) return;
            Optional<ArchiveEntry> entry = entry(group, entries);
            Optional<Redacted> redacted = redactor.of(new KeptGroup(entry, group));
            if (redacted.isEmpty()) {
                Optional<Long> same = fields.first("same-as-offset").map(Long::valueOf);
                if (same.isPresent() && erasedRecords.contains(same.get()))
                    throw new IOException(
                            file + " @ " + last.at().offset() + ": the page it repeats is to go, but it is to stay");
                return;
            }
            long start = group.getFirst().at().offset();
            for (StoredRecord record : group) erasedRecords.add(record.at().offset());
            Optional<String> restBefore = fields.first(RecordWriter.REST_AT);
            if (restBefore.isPresent()) blank(Long.parseLong(restBefore.get()));
            OptionalLong restAt = OptionalLong.empty();
            if (entry.isPresent() && redacted.get().rest().isPresent())
                restAt = OptionalLong.of(append(
                        entry.get(), redacted.get().rest().get(), redacted.get().facts()));
            put(start, end - start, restAt);
            groups++;
        }

        private Optional<ArchiveEntry> entry(List<StoredRecord> group, EntryReader entries) throws IOException {
            entries.drop();
            Optional<ArchiveEntry> entry = Optional.empty();
            try {
                for (StoredRecord record : group) entry = entries.take(record);
            } catch (DamagedRecordException e) {
                LOG.warn("{}; an erasure looks at its bytes alone", e.getMessage());
            }
            return entry;
        }

        /// Nothing is left of what an earlier erasure left.
        private void blank(long restAt) throws IOException {
            try (MemberReader members = new MemberReader(root, file, restAt, Files.size(path))) {
                members.next();
                Optional<MemberReader.Member> last = members.next();
                if (last.isEmpty()) throw new IOException(file + " @ " + restAt + ": what was left of a page is lost");
                put(restAt, last.get().end() - restAt, OptionalLong.empty());
            }
        }

        private long append(ArchiveEntry entry, FetchedPage rest, Map<String, String> facts) throws IOException {
            out.clear();
            RecordWriter.converted(
                    out,
                    new Converted(rest, entry.recordId(), entry.payloadDigest(), entry.address(), facts, erasure, why),
                    RecordWriter.REST);
            FileChannel channel = copy();
            long at = channel.size();
            write(channel, out.toByteArray(), at);
            return at;
        }

        private void put(long at, long room, OptionalLong restAt) throws IOException {
            out.clear();
            try {
                RecordWriter.tombstone(out, room, now, erasure, restAt);
            } catch (IOException e) {
                throw new IOException(file + " @ " + at + ": " + e.getMessage(), e);
            }
            write(copy(), out.toByteArray(), at);
        }

        private FileChannel copy() throws IOException {
            if (copy.isEmpty()) {
                Files.copy(path, fresh, StandardCopyOption.REPLACE_EXISTING);
                copy = Optional.of(FileChannel.open(fresh, StandardOpenOption.WRITE));
            }
            return copy.get();
        }

        private static void write(FileChannel channel, byte[] bytes, long at) throws IOException {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) channel.write(left, at + left.position());
        }

        /// The number of groups that went.
        int finish() throws IOException {
            if (copy.isEmpty()) return 0;
            copy.get().force(true);
            copy.get().close();
            String sha256 = ClosedFiles.hash(fresh);
            registered = true;
            new ClosedFiles(root).replace(file, sha256);
            rename(fresh, path);
            return groups;
        }

        @Override
        public void close() throws IOException {
            out.close();
            if (copy.isPresent()) copy.get().close();
            if (!registered) Files.deleteIfExists(fresh);
        }
    }
}
