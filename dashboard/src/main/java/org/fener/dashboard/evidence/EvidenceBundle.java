package org.fener.dashboard.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fener.crawler.archive.EntryRecords;
import org.fener.dashboard.export.PostExport.Csv;
import org.fener.dashboard.export.PostExport.Receipt;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.AuditLine;
import org.fener.dashboard.store.Sha256;
import org.fener.indexer.IndexedPost;

/// All that Fener has of a post as one ZIP file, which can be checked with `sha256sum` and any WARC reader: the records
/// of each version's capture as they lie in the archive, its text, what is known of it, who had to do with it.
///
/// The same index, archive and audit log give the same bytes. Contacts are not hidden in it.
public final class EvidenceBundle {

    private static final String MANIFEST = "SHA256SUMS";
    /// The earliest that a ZIP file can say; real times stand inside.
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Installation installation;

    public EvidenceBundle(Installation installation) {
        this.installation = installation;
    }

    /// The stream is flushed and left open.
    ///
    /// @param versions of one post, oldest first
    /// @return the number of files but the manifest, and the SHA-256 of the ZIP file
    /// @throws DamagedEvidence if a record is not as it was written; then part of the file may be written already
    public Receipt write(List<IndexedPost> versions, OutputStream out) throws IOException {
        MessageDigest digest = Sha256.start();
        Map<String, String> manifest = new TreeMap<>();
        ZipOutputStream zip = new ZipOutputStream(new DigestOutputStream(out, digest), StandardCharsets.UTF_8);
        add(zip, manifest, "VERIFY.txt", instructions());
        add(zip, manifest, "post.json", bytes(Description.of(installation, versions)));
        add(zip, manifest, "custody.csv", bytes(custody(versions)));
        for (IndexedPost version : versions) {
            String folder = "version-" + version.version() + "/";
            add(zip, manifest, folder + "text.txt", bytes(version.post().text()));
            add(zip, manifest, folder + "capture.warc.gz", capture(version));
        }
        StringBuilder lines = new StringBuilder();
        manifest.forEach(
                (file, hash) -> lines.append(hash).append("  ").append(file).append('\n'));
        add(zip, new TreeMap<>(), MANIFEST, bytes(lines.toString()));
        zip.finish();
        zip.flush();
        return new Receipt(manifest.size(), Sha256.hex(digest));
    }

    /// What the file is called where it is saved.
    public static String fileName(String key, Receipt receipt) {
        String plain = key.replaceAll("[^A-Za-z0-9.-]+", "-");
        return "evidence-" + plain.substring(0, Math.min(80, plain.length())) + "-sha256-" + receipt.sha256() + ".zip";
    }

    private byte[] capture(IndexedPost version) throws IOException {
        EntryRecords records = installation.archive().records(version.capture().at());
        if (records.damage().isPresent())
            throw new DamagedEvidence(
                    version.key(), version.version(), records.damage().get());
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (EntryRecords.Kept record : records.records())
            members.writeBytes(record.member().copy());
        return members.toByteArray();
    }

    /// The captures, then each line of the audit log about the post, oldest first.
    private String custody(List<IndexedPost> versions) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("audit line", "time", "who", "role", "what", "reason", "outcome", "hash"));
        for (IndexedPost version : versions)
            rows.add(List.of(
                    "",
                    version.capture().fetchedAt().toString(),
                    "Fener",
                    "",
                    "captured version " + version.version() + " for source " + version.source(),
                    installation
                            .sources()
                            .find(version.source())
                            .map(source -> source.legalBasis())
                            .orElse(""),
                    "DONE",
                    version.capture().payloadDigest()));
        for (AuditLine line : installation.audit().about(versions.getFirst().key()))
            rows.add(List.of(
                    String.valueOf(line.seq()),
                    line.at().toString(),
                    line.account(),
                    line.role(),
                    line.action(),
                    line.reason(),
                    line.outcome().name(),
                    line.hash()));
        return String.join("", rows.stream().map(Csv::row).toList());
    }

    private static void add(ZipOutputStream zip, Map<String, String> manifest, String name, byte[] content)
            throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
        manifest.put(name, Sha256.of(content));
    }

    private static byte[] instructions() throws IOException {
        try (InputStream file = EvidenceBundle.class.getResourceAsStream("VERIFY.txt")) {
            if (file == null) throw new IllegalStateException("VERIFY.txt is not in the program");
            return file.readAllBytes();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
