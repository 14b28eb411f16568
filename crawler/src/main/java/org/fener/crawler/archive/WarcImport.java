package org.fener.crawler.archive;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.fener.crawler.Body;
import org.fener.crawler.FetchedPage;
import org.netpreserve.jwarc.MessageBody;
import org.netpreserve.jwarc.ParsingException;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcTargetRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads WARC files that others wrote, record by record, into what our archive keeps. The time of capture stays that
/// of the record.
public final class WarcImport {

    private static final Logger LOG = LoggerFactory.getLogger(WarcImport.class);

    /// A record's block may be larger than a fetch may bring; what goes beyond is cut off and said so.
    private static final int LARGEST = 4 * 1024 * 1024 + 64 * 1024;

    private static final PayloadDecoder DECODER = new PayloadDecoder(new PayloadDecoder.Limits(8 * 1024 * 1024, 100));

    /// How an import went.
    ///
    /// @param kept    responses and resources handed on
    /// @param skipped records of other kinds, or that hold no HTTP response
    /// @param broken  why reading stopped before the end, if it did
    public record Summary(int kept, int skipped, Optional<String> broken) {}

    private WarcImport() {}

    /// Hands on every response and resource of `file`, in its order, filed under `source`.
    public static Summary read(Path file, String source, Consumer<Keepable> reader) throws IOException {
        int kept = 0;
        int skipped = 0;
        try (WarcReader records = new WarcReader(file)) {
            while (true) {
                Optional<WarcRecord> record = records.next();
                if (record.isEmpty()) return new Summary(kept, skipped, Optional.empty());
                Optional<Keepable> read =
                        keepable(record.get(), source, file.getFileName().toString());
                read.ifPresent(reader);
                if (read.isPresent()) kept++;
                else skipped++;
            }
        } catch (ParsingException | java.util.zip.ZipException | java.io.EOFException e) {
            LOG.warn("{}: read {} records, then it is broken: {}", file, kept + skipped, e.getMessage());
            return new Summary(kept, skipped, Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private static Optional<Keepable> keepable(WarcRecord record, String source, String name) throws IOException {
        if (!(record instanceof WarcResponse) && !(record instanceof WarcResource)) return Optional.empty();
        Optional<URI> uri = uri(((WarcTargetRecord) record).target());
        if (uri.isEmpty()) return Optional.empty();
        byte[] block = block(record.body());
        boolean isCut = block.length > LARGEST;
        byte[] kept = isCut ? Arrays.copyOf(block, LARGEST) : block;
        if (record instanceof WarcResource)
            return Optional.of(new Imported(
                    source,
                    uri.get(),
                    record.date(),
                    record.contentType().toString(),
                    Body.of(kept),
                    Map.of("file", name)));
        int end = HttpHead.end(kept, 0, kept.length);
        if (end < 0) return Optional.empty();
        String raw = new String(kept, 0, end, StandardCharsets.ISO_8859_1);
        Optional<HttpHead> head = HttpHead.parse(raw);
        return head.map(parsed -> exchange(
                record, source, name, uri.get(), parsed, raw, Arrays.copyOfRange(kept, end, kept.length), isCut));
    }

    private static Exchange exchange(
            WarcRecord record,
            String source,
            String name,
            URI uri,
            HttpHead head,
            String raw,
            byte[] wire,
            boolean isCut) {
        PayloadDecoder.Decoded decoded = DECODER.decode(head, wire);
        Optional<String> truncated = isCut
                ? Optional.of("length")
                : record.headers().first("WARC-Truncated").or(decoded::truncated);
        FetchedPage page = new FetchedPage(
                source, uri, uri, record.date(), head.status(), head.headers(), decoded.body(), truncated);
        Optional<String> address = record.headers().first("WARC-IP-Address");
        String id = record.headers().first("WARC-Record-ID").orElse("");
        return new Exchange(
                "",
                raw,
                Body.of(wire),
                page,
                address,
                java.util.List.of(),
                Duration.ZERO,
                Map.of("file", name, "imported-record", id, "framing", "as-imported"));
    }

    private static byte[] block(MessageBody body) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(LARGEST + 1);
        boolean goesOn = true;
        while (buffer.hasRemaining() && goesOn) goesOn = body.read(buffer) >= 0;
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private static Optional<URI> uri(String target) {
        try {
            URI uri = new URI(target.strip());
            return uri.getHost() == null ? Optional.empty() : Optional.of(uri);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
