package org.fener.indexer.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SnapshotDeletionPolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.NRTCachingDirectory;
import org.apache.lucene.util.BytesRef;
import org.fener.classifier.Reason.Span;
import org.fener.classifier.Verdict;
import org.fener.crawler.Post;
import org.fener.crawler.archive.ArchiveCursor;
import org.fener.indexer.Capture;
import org.fener.indexer.Counted;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;
import org.fener.indexer.QueryPart;
import org.fener.indexer.Ranked;
import org.fener.indexer.SearchPage;
import org.fener.indexer.ShownPage;
import org.fener.indexer.Sighting;
import org.fener.indexer.TellingWord;
import org.fener.indexer.query.QueryReader;

/// The index of one installation, embedded: one writer, any number of searching threads.
///
/// Writing is in order, one post at a time, so that a replay of the archive gives the same versions and groups.
public final class LucenePostIndex implements PostIndex {

    static final String FORMAT_KEY = "format";

    /// Changes whenever documents or analysis change: an index of another format is made again.
    static final String FORMAT = "6";

    private static final String CURSOR_KEY = "cursor";
    /// Exports and reports that read at the same time; searches do not wait for them.
    private static final int MOST_WALKS = 2;

    private static final double BUFFER_MB = 32;
    private static final double NRT_SEGMENT_MB = 8;
    private static final double NRT_CACHE_MB = 64;

    private final Path folder;
    private final NRTCachingDirectory directory;
    private final IndexWriter writer;
    private final SnapshotDeletionPolicy kept;
    private final KnownWords words;
    private final SearcherManager searchers;
    private final Freshness freshness;
    private final TermFilter keys = new TermFilter(Names.KEY, TermFilter::hash);
    private final Admission searches = new Admission(Runtime.getRuntime().availableProcessors());
    private final Admission walks = new Admission(MOST_WALKS);
    private final Pending pending = new Pending();
    private final ShownPages pages = new ShownPages();
    private final ReentrantLock writing = new ReentrantLock();
    private final StoredPosts stored = new StoredPosts();
    private final Analyzer analyzer;
    private final Lookup lookup = new Lookup(stored);
    private final Founders founders;
    private final Documents documents;
    private final Search search;
    private volatile ArchiveCursor committed;

    private LucenePostIndex(
            Path folder,
            NRTCachingDirectory directory,
            IndexWriter writer,
            SnapshotDeletionPolicy kept,
            Languages languages,
            KnownWords words,
            ZoneId zone,
            InstantSource clock)
            throws IOException {
        this.folder = folder;
        this.directory = directory;
        this.writer = writer;
        this.kept = kept;
        this.words = words;
        this.analyzer = writer.getAnalyzer();
        this.committed = cursorOf(writer);
        this.search = new Search(new QueryReader(clock, zone), languages, analyzer, words, stored, zone);
        this.searchers = new SearcherManager(writer, true, false, null);
        this.searchers.addListener(pending);
        this.searchers.addListener(pages);
        this.founders = new Founders(stored, pending, searchers);
        this.documents = new Documents(stored, new PostFields(languages), founders);
        this.freshness = new Freshness(searchers);
    }

    /// Opens or creates the index in `folder`, after reading all of it against its checksums.
    ///
    /// @param zone  in which a day is a day
    /// @param clock for times such as `since:7d`
    /// @throws IndexUnusableException if it is damaged or of another format: delete it and make it again
    public static LucenePostIndex open(Path folder, ZoneId zone, InstantSource clock) throws IOException {
        return open(folder, zone, clock, true);
    }

    /// Opens an index that this process has written and closed a moment ago, without reading it all again.
    public static LucenePostIndex openAsItWasClosed(Path folder, ZoneId zone, InstantSource clock) throws IOException {
        return open(folder, zone, clock, false);
    }

    private static LucenePostIndex open(Path folder, ZoneId zone, InstantSource clock, boolean check)
            throws IOException {
        NRTCachingDirectory directory = new NRTCachingDirectory(FSDirectory.open(folder), NRT_SEGMENT_MB, NRT_CACHE_MB);
        boolean opened = false;
        IndexWriter writer = null;
        try {
            try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
                lock.ensureValid();
                if (check) Integrity.check(directory, folder, FORMAT);
            }
            Languages languages = new Languages();
            IndexWriterConfig config = new IndexWriterConfig(languages.analyzer());
            config.setCommitOnClose(false);
            SnapshotDeletionPolicy kept = new SnapshotDeletionPolicy(config.getIndexDeletionPolicy());
            config.setIndexDeletionPolicy(kept);
            config.setRAMBufferSizeMB(BUFFER_MB);
            KnownWords words = new KnownWords();
            config.setMergedSegmentWarmer(words);
            writer = new IndexWriter(directory, config);
            if (writer.getLiveCommitData() == null) commit(writer, ArchiveCursor.START);
            LucenePostIndex index = new LucenePostIndex(folder, directory, writer, kept, languages, words, zone, clock);
            opened = true;
            return index;
        } catch (LockObtainFailedException e) {
            throw new IOException("index " + folder + " is being written by another process or part of this one", e);
        } finally {
            if (!opened) {
                if (writer != null) writer.rollback();
                directory.close();
            }
        }
    }

    private static ArchiveCursor cursorOf(IndexWriter writer) {
        Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
        if (data != null)
            for (Map.Entry<String, String> entry : data)
                if (entry.getKey().equals(CURSOR_KEY)) return ArchiveCursor.parse(entry.getValue());
        return ArchiveCursor.START;
    }

    @Override
    public Added add(String source, Post post, Verdict verdict, Capture capture, String model) throws IOException {
        writing.lock();
        try {
            String key = source + "/" + post.id();
            Optional<IndexedPost> known = known(key);
            Sighting sighting = Sighting.of(known, source, post, verdict, capture, model, founders::groupOf);
            switch (sighting) {
                case Sighting.First first -> {
                    writer.addDocument(documents.current(first.current()));
                    written(first.current());
                }
                case Sighting.Changed changed -> {
                    writer.addDocument(documents.past(changed.past()));
                    replace(changed.current());
                }
                case Sighting.Completed completed -> {
                    known.ifPresent(founders::forget);
                    replace(completed.current());
                }
                case Sighting.Refined refined -> replace(refined.current());
                case Sighting.Repeated repeated -> {}
            }
            return sighting.added();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            writing.unlock();
        }
    }

    private void replace(IndexedPost current) throws IOException {
        writer.updateDocument(new Term(Names.KEY, current.key()), documents.current(current));
        written(current);
    }

    private void written(IndexedPost current) throws IOException {
        pending.put(current);
        founders.founded(current);
        keys.add(TermFilter.hash(new BytesRef(current.key())));
        freshness.changed();
        if (pending.isLarge()) freshness.refresh();
    }

    /// The current version; a post never seen is told without looking into the index.
    private Optional<IndexedPost> known(String key) throws IOException {
        Optional<IndexedPost> added = pending.get(key);
        if (added.isPresent()) return added;
        if (keys.isFull())
            withSearcher(searcher -> {
                keys.refill(searcher, pending.keyHashes());
                return keys;
            });
        return keys.mayContain(TermFilter.hash(new BytesRef(key))) ? get(key) : Optional.empty();
    }

    @Override
    public boolean gone(String key, Instant since) throws IOException {
        writing.lock();
        try {
            Optional<IndexedPost> known = get(key).filter(it -> it.gone().isEmpty());
            if (known.isPresent()) replace(known.get().goneSince(since));
            return known.isPresent();
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void showed(ShownPage page) throws IOException {
        writing.lock();
        try {
            pages.put(writer, page);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public Optional<ShownPage> shownOn(String source, URI page) throws IOException {
        String key = ShownPage.key(source, page);
        Optional<ShownPage> put = pages.pending(key);
        return put.isPresent() ? put : withSearcher(searcher -> pages.stored(searcher, key));
    }

    @Override
    public List<ShownPage> pagesShowing(String source, String id) throws IOException {
        Map<String, ShownPage> pending = pages.pending();
        return withSearcher(searcher -> pages.showing(searcher, pending, source, id));
    }

    @Override
    public void commit(ArchiveCursor cursor) throws IOException {
        writing.lock();
        try {
            if (cursor.equals(committed) && !writer.hasUncommittedChanges()) return;
            commit(writer, cursor);
            committed = cursor;
        } finally {
            writing.unlock();
        }
    }

    private static void commit(IndexWriter writer, ArchiveCursor cursor) throws IOException {
        writer.setLiveCommitData(
                Map.of(CURSOR_KEY, cursor.encode(), FORMAT_KEY, FORMAT).entrySet());
        writer.commit();
    }

    @Override
    public ArchiveCursor cursor() {
        return committed;
    }

    @Override
    public SearchPage search(PostQuery query) throws IOException {
        return withFreshSearcher(searcher -> search.page(searcher, query));
    }

    @Override
    public List<Ranked> ranking(PostQuery query) throws IOException {
        return withFreshSearcher(searcher -> search.ranking(searcher, query));
    }

    @Override
    public long count(PostQuery query) throws IOException {
        return withFreshSearcher(searcher -> search.count(searcher, query));
    }

    @Override
    public List<QueryPart> parts(PostQuery query) throws IOException {
        return withFreshSearcher(searcher -> search.parts(searcher, query));
    }

    @Override
    public List<SearchPage.Count> counts(PostQuery query, Counted by, int most) throws IOException {
        return withFreshSearcher(searcher -> search.counts(searcher, query, by, most));
    }

    @Override
    public List<TellingWord> tellingWords(PostQuery query, int most) throws IOException {
        return withFreshSearcher(searcher -> search.tellingWords(searcher, query, most));
    }

    @Override
    public List<Span> marks(PostQuery query, IndexedPost post) throws IOException {
        return withFreshSearcher(searcher -> search.marks(searcher, query, post));
    }

    @Override
    public List<SearchPage.Hit> similar(String key, int limit) throws IOException {
        Optional<IndexedPost> post = get(key);
        return post.isEmpty() ? List.of() : withFreshSearcher(searcher -> search.similar(searcher, post.get(), limit));
    }

    @Override
    public Optional<IndexedPost> get(String key) throws IOException {
        Optional<IndexedPost> added = pending.get(key);
        return added.isPresent() ? added : withSearcher(searcher -> lookup.current(searcher, key));
    }

    @Override
    public List<IndexedPost> versions(String key) throws IOException {
        refresh();
        return withSearcher(searcher -> {
            List<IndexedPost> versions = new ArrayList<>(lookup.past(searcher, key));
            lookup.current(searcher, key).ifPresent(versions::add);
            return List.copyOf(versions);
        });
    }

    @Override
    public long each(PostQuery query, Consumer<IndexedPost> reader) throws IOException {
        return walks.admit(() -> {
            freshness.beforeSearch();
            return withSearcher(searcher -> new Walk(searcher, stored).each(search.compile(searcher, query), reader));
        });
    }

    @Override
    public void refresh() throws IOException {
        freshness.refresh();
    }

    @Override
    public void verify() throws IOException {
        IndexCommit commit = kept.snapshot();
        try {
            Integrity.check(directory, folder, commit);
        } finally {
            kept.release(commit);
        }
    }

    @Override
    public void close() throws IOException {
        words.close();
        searchers.close();
        writer.rollback();
        directory.close();
        analyzer.close();
    }

    private <T> T withFreshSearcher(Asking<T> asking) throws IOException {
        return searches.admit(() -> {
            freshness.beforeSearch();
            return withSearcher(asking);
        });
    }

    private <T> T withSearcher(Asking<T> asking) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return asking.ask(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    @FunctionalInterface
    private interface Asking<T> {
        T ask(IndexSearcher searcher) throws IOException;
    }
}
