package org.fener.crawler.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Closes the files that a dead process left open: what is whole stays, a torn end is moved aside, nothing is thrown
/// away.
final class TornTail {

    private static final Logger LOG = LoggerFactory.getLogger(TornTail.class);

    private TornTail() {}

    /// Closes every file of `writer` that is not registered.
    static void recover(Path root, String writer) throws IOException {
        ClosedFiles closed = new ClosedFiles(root);
        Map<String, String> registered = closed.all();
        for (String file : ArchiveFiles.from(root, "")) {
            if (!ArchiveFiles.isOf(file, writer)) continue;
            if (!registered.containsKey(file)) closed.register(file, close(root, file));
            DurableLength.delete(root.resolve(file));
        }
    }

    private static String close(Path root, String file) throws IOException {
        Path path = root.resolve(file);
        long size = Files.size(path);
        long durable = Math.min(size, DurableLength.of(path).orElse(0));
        long whole = wholeUpTo(root, file, durable, size);
        if (whole < size) setAside(path, whole, size);
        else LOG.info("archive file {}: closed after its writer died, {} bytes whole", file, size);
        return ClosedFiles.hash(path);
    }

    /// The end of the last whole group. Damage in the middle is no torn tail: it is left for verify to tell.
    private static long wholeUpTo(Path root, String file, long durable, long size) throws IOException {
        long whole = durable;
        EntryReader groups = new EntryReader(root);
        try (MemberReader members = new MemberReader(root, file, durable, size)) {
            while (true) {
                long start = members.position();
                Optional<MemberReader.Member> member;
                try {
                    member = members.next();
                } catch (DamagedRecordException e) {
                    groups.drop();
                    if (!members.resync(start)) return whole;
                    LOG.warn("{}; later records are whole and kept", e.getMessage());
                    continue;
                }
                if (member.isEmpty()) return whole;
                WarcFollower.take(groups, member.get());
                if (groups.isBetweenGroups()) whole = members.position();
            }
        }
    }

    private static void setAside(Path path, long whole, long size) throws IOException {
        Path aside = path.resolveSibling(path.getFileName() + ".torn-" + whole);
        try (FileChannel from = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileChannel to = FileChannel.open(
                        aside,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            for (long at = whole; at < size; ) at += from.transferTo(at, size - at, to);
            to.force(true);
            DiskFile.syncFolder(DiskFile.folder(path));
            from.truncate(whole);
            from.force(true);
        }
        LOG.warn(
                "archive file {}: its writer died within a record; the last {} bytes are moved aside to {}",
                path.getFileName(),
                size - whole,
                aside.getFileName());
    }
}
