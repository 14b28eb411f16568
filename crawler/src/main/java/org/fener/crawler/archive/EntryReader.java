package org.fener.crawler.archive;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fener.crawler.Body;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.Headers;

/// Puts the records of a group together again into the entry that was kept.
final class EntryReader {

    private final Path root;
    private final List<StoredRecord> group = new ArrayList<>();

    EntryReader(Path root) {
        this.root = root;
    }

    /// Takes the next record. Gives the entry when its group is whole and it is one that readers of pages see.
    Optional<ArchiveEntry> take(StoredRecord record) throws IOException {
        if (record.type().equals("warcinfo")) return Optional.empty();
        group.add(record);
        if (!record.type().equals("metadata")) return Optional.empty();
        List<StoredRecord> whole = List.copyOf(group);
        group.clear();
        return entry(whole);
    }

    boolean isBetweenGroups() {
        return group.isEmpty();
    }

    /// Forgets a group of which a record was lost.
    void drop() {
        group.clear();
    }

    private Optional<ArchiveEntry> entry(List<StoredRecord> whole) throws IOException {
        StoredRecord last = whole.getLast();
        WarcFields fields = last.blockFields();
        String kind = fields.first("entry").orElse("");
        if (kind.equals("attempt") || kind.equals(RecordWriter.REST)) return Optional.empty();
        if (kind.equals(RecordWriter.ERASED)) return erased(last, fields);
        Optional<StoredRecord> main = whole.stream()
                .filter(record -> !record.type().equals("metadata")
                        && record.field("WARC-Record-ID").equals(last.field("WARC-Refers-To")))
                .findFirst();
        if (main.isEmpty())
            throw new DamagedRecordException(last.at(), "the records that this metadata tells of are lost");
        ArchivePosition at = whole.getFirst().at();
        try {
            return Optional.of(
                    switch (kind) {
                        case "imported" -> imported(at, main.get(), fields);
                        case RecordWriter.CONVERTED -> converted(at, main.get(), fields);
                        default -> exchange(at, main.get(), fields);
                    });
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw new DamagedRecordException(at, "a field cannot be read: " + e.getMessage());
        }
    }

    /// What is left of a page lies elsewhere in the file, but counts where the page stood.
    private Optional<ArchiveEntry> erased(StoredRecord tombstone, WarcFields fields) throws IOException {
        Optional<String> restAt = fields.first(RecordWriter.REST_AT);
        if (restAt.isEmpty()) return Optional.empty();
        ArchivePosition rest = new ArchivePosition(tombstone.at().file(), Long.parseLong(restAt.get()));
        try (MemberReader members =
                new MemberReader(root, rest.file(), rest.offset(), Files.size(root.resolve(rest.file())))) {
            StoredRecord conversion = record(members, rest);
            StoredRecord metadata = record(members, rest);
            return Optional.of(converted(tombstone.at(), conversion, metadata.blockFields()));
        }
    }

    private static StoredRecord record(MemberReader members, ArchivePosition at) throws IOException {
        StoredRecord record = StoredRecord.parse(
                members.next().orElseThrow(() -> new DamagedRecordException(at, "what was left of a page is lost")));
        record.checkBlock();
        return record;
    }

    private static ArchiveEntry converted(ArchivePosition at, StoredRecord main, WarcFields fields)
            throws DamagedRecordException {
        Headers headers = new Headers(List.of(new Headers.Field("Content-Type", main.require("Content-Type"))));
        URI uri = URI.create(main.require("WARC-Target-URI"));
        FetchedPage page = new FetchedPage(
                fields.first("source").orElse(""),
                URI.create(fields.first("requested").orElse(uri.toString())),
                uri,
                Instant.parse(main.require("WARC-Date")),
                fields.first("status").map(Integer::parseInt).orElse(200),
                headers,
                Body.of(main.block()),
                fields.first("truncated"));
        Map<String, String> facts = facts(fields, main);
        facts.put(ArchiveEntry.ERASURE, fields.first("erasure").orElse(""));
        return new ArchiveEntry(
                at,
                fields.first("erased-record").orElse(""),
                fields.first("erased-payload-digest").orElse(""),
                fields.first("address"),
                page,
                facts);
    }

    private ArchiveEntry exchange(ArchivePosition at, StoredRecord main, WarcFields fields) throws IOException {
        int headLength = main.type().equals("revisit") ? main.blockLength() : headLength(main);
        String raw = main.blockText(headLength);
        HttpHead head = HttpHead.parse(raw)
                .orElseThrow(() -> new DamagedRecordException(main.at(), "the response has no status line"));
        byte[] payload = payload(main, head, headLength, fields);
        int bodyLength = fields.first("body-length").map(Integer::parseInt).orElse(Integer.MAX_VALUE);
        Body body = new PayloadDecoder(new PayloadDecoder.Limits(bodyLength, Integer.MAX_VALUE))
                .decodePayload(head, payload)
                .body();
        FetchedPage page = new FetchedPage(
                fields.first("source").orElse(""),
                URI.create(fields.first("requested").orElse(main.require("WARC-Target-URI"))),
                URI.create(main.require("WARC-Target-URI")),
                Instant.parse(main.require("WARC-Date")),
                head.status(),
                head.headers(),
                body,
                fields.first("truncated"));
        return entry(at, main, Sha256.of(payload), page, facts(fields, main));
    }

    private static int headLength(StoredRecord main) throws DamagedRecordException {
        int length = main.headLength();
        if (length < 0) throw new DamagedRecordException(main.at(), "the response head has no end");
        return length;
    }

    private byte[] payload(StoredRecord main, HttpHead head, int headLength, WarcFields fields) throws IOException {
        Optional<String> same = fields.first("same-as-offset");
        if (same.isEmpty()) return PayloadDecoder.payload(head, main.block(headLength));
        ArchivePosition earlier = new ArchivePosition(main.at().file(), Long.parseLong(same.get()));
        try (MemberReader members = new MemberReader(root, earlier.file(), earlier.offset(), Long.MAX_VALUE)) {
            StoredRecord first = StoredRecord.parse(members.next()
                    .orElseThrow(() -> new DamagedRecordException(earlier, "the record referred to is lost")));
            int length = headLength(first);
            HttpHead firstHead = HttpHead.parse(first.blockText(length))
                    .orElseThrow(() -> new DamagedRecordException(earlier, "the response has no status line"));
            byte[] payload = PayloadDecoder.payload(firstHead, first.block(length));
            if (!Sha256.of(payload).equals(main.require("WARC-Payload-Digest")))
                throw new DamagedRecordException(earlier, "the payload referred to differs from its digest");
            return payload;
        }
    }

    private static ArchiveEntry imported(ArchivePosition at, StoredRecord main, WarcFields fields) throws IOException {
        Headers headers = new Headers(List.of(new Headers.Field("Content-Type", main.require("Content-Type"))));
        URI uri = URI.create(main.require("WARC-Target-URI"));
        byte[] block = main.block();
        FetchedPage page = new FetchedPage(
                fields.first("source").orElse(""),
                uri,
                uri,
                Instant.parse(main.require("WARC-Date")),
                200,
                headers,
                Body.of(block),
                Optional.empty());
        return entry(at, main, Sha256.of(block), page, facts(fields, main));
    }

    private static ArchiveEntry entry(
            ArchivePosition at, StoredRecord main, String digest, FetchedPage page, Map<String, String> facts)
            throws DamagedRecordException {
        Optional<String> stored = main.field("WARC-Payload-Digest");
        if (stored.isPresent() && !stored.get().equals(digest))
            throw new DamagedRecordException(
                    main.at(), "payload digest is " + stored.get() + ", the payload has " + digest);
        String id = main.require("WARC-Record-ID");
        return new ArchiveEntry(at, bare(id), digest, main.field("WARC-IP-Address"), page, facts);
    }

    static String bare(String id) {
        return id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id;
    }

    private static Map<String, String> facts(WarcFields fields, StoredRecord main) {
        Map<String, String> facts = new TreeMap<>();
        for (String name : fields.names())
            if (name.startsWith("fact-"))
                facts.put(name.substring(5), fields.first(name).orElse(""));
        List<String> redirects = fields.all("redirect");
        if (!redirects.isEmpty()) facts.put("redirects", String.join(" ", redirects));
        fields.first("fetchTimeMs").ifPresent(took -> facts.put("took-ms", took));
        main.field("WARC-Profile").ifPresent(profile -> facts.put("revisit", profile));
        return facts;
    }
}
