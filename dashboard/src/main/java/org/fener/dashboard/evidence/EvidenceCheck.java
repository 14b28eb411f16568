package org.fener.dashboard.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fener.crawler.Post;
import org.fener.crawler.archive.ArchiveEntry;
import org.fener.crawler.archive.DamagedRecordException;
import org.fener.crawler.archive.EntryRecords;
import org.fener.crawler.archive.FileState;
import org.fener.dashboard.round.Installation;
import org.fener.indexer.IndexedPost;

/// What the archive says now of one version of a post: everything recomputed from its bytes.
///
/// @param findings in the order in which they were looked at
public record EvidenceCheck(int version, List<Finding> findings) {

    /// What was looked at.
    public enum Point {
        /// each record of the capture: gzip frame, CRC-32, length and SHA-256 of its block
        RECORDS,
        /// SHA-256 of the page as received, in the record and in the index, and the record's id
        PAYLOAD,
        /// the page, read again, gives the text that is shown
        TEXT,
        /// SHA-256 of the whole file, as registered when it was closed
        FILE
    }

    public enum Result {
        /// as it was written
        GOOD,
        /// not yet to be told, or not by this alone
        OPEN,
        /// no longer there, since other posts of the page were erased: no damage
        ERASED,
        BAD
    }

    /// What was found at one point.
    ///
    /// @param reason which of the ways to come to this result
    /// @param detail digests, or what is damaged
    public record Finding(Point point, Result result, String reason, List<String> detail) {
        public Finding {
            detail = List.copyOf(detail);
        }
    }

    public EvidenceCheck {
        findings = List.copyOf(findings);
    }

    public boolean isGood() {
        return findings.stream().noneMatch(finding -> finding.result() == Result.BAD);
    }

    public static EvidenceCheck of(Installation installation, IndexedPost version) throws IOException {
        List<Finding> findings = new ArrayList<>();
        findings.add(records(installation.archive().records(version.capture().at())));
        try {
            ArchiveEntry entry = installation.archive().entry(version.capture().at());
            findings.add(payload(entry, version));
            findings.add(text(installation.pipeline().readAgain(entry, version.key()), version));
        } catch (DamagedRecordException e) {
            findings.add(new Finding(Point.PAYLOAD, Result.BAD, "damaged", List.of(String.valueOf(e.getMessage()))));
        } catch (java.nio.file.NoSuchFileException e) {
            findings.add(new Finding(
                    Point.PAYLOAD,
                    Result.BAD,
                    "damaged",
                    List.of("archive file " + version.capture().at().file() + " is missing")));
        }
        findings.add(file(installation, version.capture().at().file()));
        return new EvidenceCheck(version.version(), findings);
    }

    private static Finding records(EntryRecords found) {
        return found.damage()
                .map(damage -> new Finding(Point.RECORDS, Result.BAD, "damaged", List.of(damage)))
                .orElseGet(() -> new Finding(
                        Point.RECORDS,
                        Result.GOOD,
                        "whole",
                        found.records().stream()
                                .map(it -> it.type() + " " + it.id() + " " + it.blockDigest())
                                .toList()));
    }

    private static Finding payload(ArchiveEntry entry, IndexedPost version) {
        String known = version.capture().payloadDigest();
        String erasure = entry.facts().get(ArchiveEntry.ERASURE);
        if (erasure != null)
            return new Finding(Point.PAYLOAD, Result.ERASED, "erased", List.of(known, "erasure " + erasure));
        if (!entry.recordId().equals(version.capture().recordId()))
            return new Finding(
                    Point.PAYLOAD,
                    Result.BAD,
                    "other-record",
                    List.of(entry.recordId(), version.capture().recordId()));
        return entry.payloadDigest().equals(known)
                ? new Finding(Point.PAYLOAD, Result.GOOD, "same", List.of(known))
                : new Finding(Point.PAYLOAD, Result.BAD, "differs", List.of(entry.payloadDigest(), known));
    }

    /// A page may be read otherwise by a newer program: that is no damage.
    private static Finding text(Optional<Post> again, IndexedPost version) {
        if (again.isEmpty()) return new Finding(Point.TEXT, Result.OPEN, "absent", List.of());
        return again.get().text().equals(version.post().text())
                ? new Finding(Point.TEXT, Result.GOOD, "same", List.of())
                : new Finding(Point.TEXT, Result.OPEN, "otherwise", List.of());
    }

    private static Finding file(Installation installation, String file) throws IOException {
        FileState state = installation.archive().state(file);
        Result result =
                switch (state) {
                    case AS_REGISTERED -> Result.GOOD;
                    case GROWING -> Result.OPEN;
                    case DIFFERS, UNREGISTERED, MISSING -> Result.BAD;
                };
        return new Finding(Point.FILE, result, state.name(), List.of(file));
    }
}
