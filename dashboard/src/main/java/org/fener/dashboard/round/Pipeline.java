package org.fener.dashboard.round;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.fener.classifier.Classifier;
import org.fener.classifier.Verdict;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.Post;
import org.fener.crawler.Source;
import org.fener.crawler.archive.Archive;
import org.fener.crawler.archive.ArchiveCursor;
import org.fener.crawler.archive.ArchiveEntry;
import org.fener.crawler.archive.Redactor;
import org.fener.crawler.archive.WarcFollower;
import org.fener.crawler.erasure.Erasures;
import org.fener.crawler.erasure.ObedientArchive;
import org.fener.crawler.erasure.PageEraser;
import org.fener.crawler.erasure.Traces;
import org.fener.crawler.parse.KeptPosts;
import org.fener.crawler.parse.PageReader;
import org.fener.crawler.parse.PageReading;
import org.fener.indexer.Capture;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostIndex.Added;
import org.fener.indexer.watch.Alert;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the archive as it grows: page → posts → verdicts → index. The index keeps the archive position in its
/// commits, so that after a crash what came since is read again; nothing changes by that, because ids never depend on
/// order.
public final class Pipeline {

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

    private final WarcFollower archive;
    private final PageReader reader;
    private final Function<String, Source> sources;
    private final Classifier classifier;
    private final Supplier<PostIndex> index;
    private final Arrivals arrivals;
    private final Erasures erasures;
    private final Disappearances disappearances;
    private final Map<String, Tally> tallies = new HashMap<>();
    private final JudgedPosts judged = new JudgedPosts();

    /// @param sources  the source of an id; for an id that is no longer configured, one without hints
    /// @param index    the index in force
    /// @param arrivals hears of what is new
    /// @param erasures posts that never come in again
    public Pipeline(
            WarcFollower archive,
            PageReader reader,
            Function<String, Source> sources,
            Classifier classifier,
            Supplier<PostIndex> index,
            Arrivals arrivals,
            Erasures erasures) {
        this.archive = archive;
        this.reader = reader;
        this.sources = sources;
        this.classifier = classifier;
        this.index = index;
        this.arrivals = arrivals;
        this.erasures = erasures;
        this.disappearances = new Disappearances(index);
    }

    /// Reads all that is durable in the archive and not yet in the index; returns when it is searchable.
    public void catchUp() throws IOException {
        catchUp(entry -> {});
    }

    /// @param progress hears of each entry that was read
    synchronized void catchUp(Consumer<ArchiveEntry> progress) throws IOException {
        ArchiveCursor from = index.get().cursor();
        ArchiveCursor to;
        try {
            to = archive.read(from, entry -> {
                take(entry);
                progress.accept(entry);
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Alert alert : arrivals.settle()) count(alert.post().source(), Tally.ofAlert());
        if (!to.equals(from)) index.get().commit(to);
        index.get().refresh();
    }

    /// Does something while nothing is read, such as putting another index in place.
    synchronized void standStill(Exchange exchange) throws IOException {
        exchange.run();
    }

    @FunctionalInterface
    interface Exchange {
        void run() throws IOException;
    }

    /// What was made of all pages since this program started.
    public synchronized Tally tally() {
        return tallies.values().stream().reduce(Tally.NOTHING, Tally::plus);
    }

    /// What was made of a source's pages since this program started.
    public synchronized Tally tally(String source) {
        return tallies.getOrDefault(source, Tally.NOTHING);
    }

    /// What was judged since this program started.
    public synchronized JudgedPosts.Counts judged() {
        return judged.counts();
    }

    private void take(ArchiveEntry entry) {
        try {
            if (ImportedPosts.isImport(entry.page())) takeImport(entry);
            else if (!entry.facts().containsKey("purpose")) takePage(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            // one page must never stop the others: it stays in the archive and is read again by a rebuild
            LOG.error("{} could not be read: {}", entry.page().uri(), e, e);
            count(entry.page().source(), new Tally(1, 0, 0, 0, 0, 0, 0, 0, 1, 0));
        }
    }

    private void takeImport(ArchiveEntry entry) throws IOException {
        for (ImportedPosts.Row row : ImportedPosts.read(entry.page()))
            count(row.source(), keep(row.source(), List.of(row.post()), entry));
    }

    private void takePage(ArchiveEntry entry) throws IOException {
        FetchedPage page = entry.page();
        PageReading reading = reading(entry);
        Tally kind =
                switch (reading.kind()) {
                    case WALL -> new Tally(1, 0, 0, 0, 0, 0, 1, 0, 0, 0);
                    case NOT_FOUND -> new Tally(1, 0, 0, 0, 0, 0, 0, 1, 0, 0);
                    case THREAD, SINGLE, LIST, FEED, OTHER -> new Tally(1, 0, 0, 0, 0, 0, 0, 0, 0, 0);
                };
        count(page.source(), entry.isContent() ? kind.plus(keep(page.source(), reading.posts(), entry)) : kind);
        int gone = disappearances.after(entry, reading);
        if (gone > 0) count(page.source(), new Tally(0, 0, 0, 0, gone, 0, 0, 0, 0, 0));
    }

    /// Says what is left of what lies in the archive without the posts that were erased.
    ///
    /// @param traces other texts that have to go with them
    public Redactor redactor(Traces traces) {
        return new ErasedEntries(new PageEraser(reader, sources, erasures, traces), erasures, traces);
    }

    /// Hands on each erased post that the archive still gives, with its key.
    public void eachErased(BiConsumer<String, Post> erased) throws IOException {
        archive.read(ArchiveCursor.START, entry -> {
            try {
                for (Row row : rows(entry)) if (erasures.isErased(row.key())) erased.accept(row.key(), row.post());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (RuntimeException e) {
                LOG.error("{} could not be read: {}", entry.page().uri(), e, e);
            }
        });
    }

    private record Row(String key, Post post) {}

    private List<Row> rows(ArchiveEntry entry) {
        if (ImportedPosts.isImport(entry.page()))
            return ImportedPosts.read(entry.page()).stream()
                    .map(row -> new Row(row.source() + "/" + row.post().id(), row.post()))
                    .toList();
        if (!entry.isContent()) return List.of();
        return reading(entry).posts().stream()
                .map(post -> new Row(entry.page().source() + "/" + post.id(), post))
                .toList();
    }

    /// An archive into which no page brings a post that was erased.
    public Archive obeying(Archive into) {
        return new ObedientArchive(into, erasures, reader, sources);
    }

    /// A post as its page in the archive reads now; empty if the page does not give it.
    public Optional<Post> readAgain(ArchiveEntry entry, String key) {
        FetchedPage page = entry.page();
        if (ImportedPosts.isImport(page))
            return ImportedPosts.read(page).stream()
                    .filter(row -> key.equals(row.source() + "/" + row.post().id()))
                    .map(ImportedPosts.Row::post)
                    .reduce((_, later) -> later);
        return reading(entry).posts().stream()
                .filter(post -> key.equals(page.source() + "/" + post.id()))
                .reduce((_, later) -> later);
    }

    private PageReading reading(ArchiveEntry entry) {
        FetchedPage page = entry.page();
        Optional<PageReading> kept =
                entry.facts().containsKey(ArchiveEntry.ERASURE) ? KeptPosts.read(page) : Optional.empty();
        return kept.orElseGet(() -> reader.read(page, sources.apply(page.source())));
    }

    private Tally keep(String source, List<Post> posts, ArchiveEntry entry) throws IOException {
        Capture capture = new Capture(
                entry.page().uri(), entry.at(), entry.page().fetchedAt(), entry.recordId(), entry.payloadDigest());
        int added = 0;
        int changed = 0;
        int flagged = 0;
        for (Post post : posts) {
            if (erasures.isErased(source + "/" + post.id())) continue;
            long began = System.nanoTime();
            Verdict verdict = classifier.judge(post.text(), post.language());
            judged.judged(System.nanoTime() - began);
            Added outcome = index.get().add(source, post, verdict, capture, classifier.version());
            if (outcome != Added.SEEN_BEFORE)
                index.get().get(source + "/" + post.id()).ifPresent(arrivals::arrived);
            if (outcome == Added.NEW || outcome == Added.CHANGED) judged.kept(verdict);
            switch (outcome) {
                case NEW -> {
                    added++;
                    if (!verdict.flags().isEmpty()) flagged++;
                }
                case CHANGED -> {
                    changed++;
                    if (!verdict.flags().isEmpty()) flagged++;
                }
                case COMPLETED, SEEN_BEFORE -> {}
            }
        }
        return new Tally(0, posts.size(), added, changed, 0, flagged, 0, 0, 0, 0);
    }

    private void count(String source, Tally tally) {
        tallies.merge(source, tally, Tally::plus);
    }
}
