package org.fener.crawler.erasure;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.Source;
import org.fener.crawler.archive.Archive;
import org.fener.crawler.archive.ArchiveCursor;
import org.fener.crawler.archive.ArchiveEntry;
import org.fener.crawler.archive.ArchivePosition;
import org.fener.crawler.archive.Attempt;
import org.fener.crawler.archive.Converted;
import org.fener.crawler.archive.Exchange;
import org.fener.crawler.archive.Imported;
import org.fener.crawler.archive.Keepable;
import org.fener.crawler.parse.PageReader;

/// An archive that keeps no erased post, also if its site still shows it: of a page that gives one, its other posts
/// alone are kept.
public final class ObedientArchive implements Archive {

    private final Archive archive;
    private final Erasures erasures;
    private final PageEraser eraser;

    public ObedientArchive(Archive archive, Erasures erasures, PageReader reader, Function<String, Source> sources) {
        this.archive = archive;
        this.erasures = erasures;
        this.eraser = new PageEraser(reader, sources, erasures, Traces.NONE);
    }

    @Override
    public Ticket append(Keepable kept) throws IOException {
        if (erasures.isEmpty()) return archive.append(kept);
        return switch (kept) {
            case Exchange exchange -> archive.append(obeying(exchange));
            case Imported imported -> archive.append(imported);
            case Attempt attempt -> archive.append(attempt);
            case Converted converted -> archive.append(converted);
        };
    }

    private Keepable obeying(Exchange exchange) throws IOException {
        FetchedPage page = exchange.page();
        if (page.status() != 200 || exchange.facts().containsKey("purpose")) return exchange;
        Optional<FetchedPage> rest = eraser.rest(page, false, false);
        if (rest.isEmpty()) return exchange;
        Map<String, String> facts = new TreeMap<>(exchange.facts());
        facts.remove("framing");
        return new Converted(
                rest.get(),
                "urn:uuid:" + UUID.randomUUID(),
                exchange.payloadDigest(),
                exchange.address(),
                facts,
                0,
                "the page shows a post that was erased");
    }

    @Override
    public ArchiveCursor read(ArchiveCursor cursor, Consumer<ArchiveEntry> reader) throws IOException {
        return archive.read(cursor, reader);
    }

    @Override
    public ArchiveEntry entry(ArchivePosition position) throws IOException {
        return archive.entry(position);
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }
}
