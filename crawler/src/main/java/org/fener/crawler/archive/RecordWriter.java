package org.fener.crawler.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import org.fener.crawler.FetchedPage;

/// Turns what is to be kept into WARC 1.1 records: always a group that ends with a `metadata` record, so that a
/// reader knows when it has seen all of it.
final class RecordWriter {

    static final String UNCHANGED = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";
    static final String NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified";

    /// The values of the field `entry` that tell of an erasure.
    static final String CONVERTED = "converted";
    static final String REST = "rest";
    static final String ERASED = "erased";
    static final String REST_AT = "rest-at";

    /// A tombstone fits into one of five lengths; each try has another one.
    private static final int TOMBSTONE_TRIES = 200;

    private static final byte[] END = {'\r', '\n', '\r', '\n'};
    private static final byte[] NOTHING = {};

    /// A whole response of the same address that lies in the same file: with the same payload, or the one that a 304
    /// says still holds.
    record Earlier(String digest, String recordId, Instant date, long offset) {}

    /// What was written of a group: where its response record begins in it, under which id and digest.
    record Written(int mainOffset, String recordId, String payloadDigest) {}

    private RecordWriter() {}

    static Written exchange(GzipMember out, Exchange exchange, byte[] wire, String digest, Optional<Earlier> earlier) {
        FetchedPage page = exchange.page();
        String id = newId();
        if (!exchange.requestHead().isEmpty()) {
            WarcFields asked = common("request", page, exchange.address())
                    .add("WARC-Record-ID", newId())
                    .add("WARC-Concurrent-To", id)
                    .add("Content-Type", "application/http;msgtype=request");
            record(out, asked, latin(exchange.requestHead()), NOTHING);
        }
        int mainOffset = out.length();
        byte[] head = latin(exchange.responseHead());
        boolean notModified = page.status() == 304;
        boolean revisit = notModified || earlier.isPresent();
        WarcFields response = common(revisit ? "revisit" : "response", page, exchange.address())
                .add("WARC-Record-ID", id)
                .add("WARC-Payload-Digest", notModified ? Optional.empty() : Optional.of(digest))
                .add("WARC-Truncated", page.truncated())
                .add("Content-Type", mediaType(exchange));
        if (revisit) response.add("WARC-Profile", notModified ? NOT_MODIFIED : UNCHANGED);
        earlier.ifPresent(same -> response.add("WARC-Refers-To", same.recordId())
                .add("WARC-Refers-To-Target-URI", page.uri())
                .add("WARC-Refers-To-Date", same.date()));
        record(out, response, head, revisit ? NOTHING : wire);
        WarcFields facts = new WarcFields()
                .add("fetchTimeMs", exchange.took().toMillis())
                .add("entry", "exchange")
                .add("source", page.source())
                .add("requested", page.requested())
                .add("status", page.status())
                .add("body-length", page.body().length());
        page.truncated().ifPresent(why -> facts.add("truncated", why));
        exchange.redirects().forEach(hop -> facts.add("redirect", hop));
        earlier.filter(same -> !notModified).ifPresent(same -> facts.add("same-as-offset", same.offset()));
        metadata(out, common("metadata", page, Optional.empty()).add("WARC-Refers-To", id), facts, exchange.facts());
        return new Written(mainOffset, id, digest);
    }

    static Written imported(GzipMember out, Imported imported) {
        FetchedPage page = imported.page();
        String id = newId();
        byte[] block = imported.body().copy();
        String digest = Sha256.of(block);
        WarcFields resource = common("resource", page, Optional.empty())
                .add("WARC-Record-ID", id)
                .add("WARC-Payload-Digest", digest)
                .add("Content-Type", imported.contentType());
        record(out, resource, block, NOTHING);
        WarcFields facts = new WarcFields().add("entry", "imported").add("source", page.source());
        metadata(out, common("metadata", page, Optional.empty()).add("WARC-Refers-To", id), facts, imported.facts());
        return new Written(0, id, digest);
    }

    /// A page of which posts were erased.
    ///
    /// @param entry [#CONVERTED] in its place among the others, [#REST] where a tombstone points to it
    static void converted(GzipMember out, Converted converted, String entry) {
        FetchedPage page = converted.page();
        String id = newId();
        byte[] block = page.body().copy();
        WarcFields conversion = common("conversion", page, Optional.empty())
                .add("WARC-Record-ID", id)
                .add("WARC-Refers-To", "<" + converted.recordId() + ">")
                .add("WARC-Payload-Digest", Sha256.of(block))
                .add("Content-Type", page.contentType().orElse("application/octet-stream"));
        record(out, conversion, block, NOTHING);
        WarcFields facts = new WarcFields()
                .add("entry", entry)
                .add("source", page.source())
                .add("requested", page.requested())
                .add("status", page.status())
                .add("address", converted.address())
                .add("erasure", converted.erasure())
                .add("erased-record", converted.recordId())
                .add("erased-payload-digest", converted.payloadDigest())
                .add("why", converted.why());
        page.truncated().ifPresent(why -> facts.add("truncated", why));
        metadata(out, common("metadata", page, Optional.empty()).add("WARC-Refers-To", id), facts, converted.facts());
    }

    /// What stands where erased records stood: as long as they were, so that nothing after it moves.
    ///
    /// @param room   bytes to be filled
    /// @param restAt where in the file the rest of the page lies
    /// @throws IOException if there is no room for it
    static void tombstone(GzipMember out, long room, Instant now, int erasure, OptionalLong restAt) throws IOException {
        for (int tried = 0; tried < TOMBSTONE_TRIES; tried++) {
            WarcFields block = new WarcFields().add("entry", ERASED).add("erasure", erasure);
            restAt.ifPresent(at -> block.add(REST_AT, at));
            if (tried > 0) block.add("n", Integer.toString(tried, 36));
            WarcFields header = new WarcFields()
                    .add("WARC-Type", "metadata")
                    .add("WARC-Date", now.truncatedTo(ChronoUnit.SECONDS))
                    .add("WARC-Record-ID", newId())
                    .add("Content-Type", "application/warc-fields");
            byte[] bytes = block.bytes();
            addFrame(header, bytes, NOTHING);
            if (out.addPadded(room, head(header), bytes, END)) return;
        }
        throw new IOException("no room for a tombstone in " + room + " bytes");
    }

    static void attempt(GzipMember out, Attempt attempt) {
        WarcFields header = new WarcFields()
                .add("WARC-Type", "metadata")
                .add("WARC-Target-URI", attempt.uri())
                .add("WARC-Date", attempt.at())
                .add("WARC-IP-Address", attempt.address());
        WarcFields facts = new WarcFields()
                .add("fetchTimeMs", attempt.took().toMillis())
                .add("entry", "attempt")
                .add("source", attempt.source())
                .add("code", attempt.code())
                .add("why", attempt.why());
        if (attempt.received().length() > 0)
            facts.add("received", attempt.received().decode(StandardCharsets.ISO_8859_1));
        metadata(out, header, facts, Map.of());
    }

    /// What a file begins with: who wrote it.
    static void info(GzipMember out, String file, Instant now, String software) {
        WarcFields header = new WarcFields()
                .add("WARC-Type", "warcinfo")
                .add("WARC-Date", now)
                .add("WARC-Record-ID", newId())
                .add("WARC-Filename", file)
                .add("Content-Type", "application/warc-fields");
        WarcFields block = new WarcFields()
                .add("software", software)
                .add("format", "WARC File Format 1.1")
                .add("robots", "obey");
        record(out, header, block.bytes(), NOTHING);
    }

    private static WarcFields common(String type, FetchedPage page, Optional<String> address) {
        return new WarcFields()
                .add("WARC-Type", type)
                .add("WARC-Target-URI", page.uri())
                .add("WARC-Date", page.fetchedAt())
                .add("WARC-IP-Address", address);
    }

    private static void metadata(GzipMember out, WarcFields header, WarcFields fields, Map<String, String> facts) {
        new TreeMap<>(facts).forEach((name, value) -> fields.add("fact-" + name, value));
        header.add("WARC-Record-ID", newId()).add("Content-Type", "application/warc-fields");
        record(out, header, fields.bytes(), NOTHING);
    }

    /// Cut or falsely framed messages are HTTP messages still, but their frame does not hold what it says; a reader
    /// that takes chunks off would fail on them, so those are one `message/http` (RFC 9112 §10.1) to be left as it
    /// is.
    private static String mediaType(Exchange exchange) {
        boolean odd =
                exchange.page().truncated().isPresent() || exchange.facts().containsKey("framing");
        if (!odd) return "application/http;msgtype=response";
        boolean chunked = exchange.page().headers().first("Transfer-Encoding").isPresent();
        return chunked ? "message/http;msgtype=response" : "application/http";
    }

    private static void record(GzipMember out, WarcFields header, byte[] block, byte[] more) {
        addFrame(header, block, more);
        out.add(head(header), block, more, END);
    }

    private static void addFrame(WarcFields header, byte[] block, byte[] more) {
        var digest = Sha256.start();
        digest.update(block);
        digest.update(more);
        header.add("WARC-Block-Digest", Sha256.label(digest)).add("Content-Length", block.length + more.length);
    }

    private static byte[] head(WarcFields header) {
        return header.write(new StringBuilder(512).append("WARC/1.1\r\n"))
                .append("\r\n")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String newId() {
        return "<urn:uuid:" + UUID.randomUUID() + ">";
    }
}
