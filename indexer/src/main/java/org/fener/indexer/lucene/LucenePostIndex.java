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
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
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
import org.fener.indexer.Ranking;
import org.fener.indexer.Scored;
import org.fener.indexer.SearchPage;
import org.fener.indexer.ShownPage;
import org.fener.indexer.Sighting;
import org.fener.indexer.TellingWord;
import org.fener.indexer.query.QueryReader;

/// The index of one installation, embedded: one writer, any number of searching threads.
///
/// Writing is in order, one post at a time, so that a replay of the archive gives the same versions and groups.
public final class LucenePostIndex implements PostIndex {

    private final IndexFiles files;
    private final IndexWriter writer;
    private final KnownWords words;
    private final Searchers searchers;
    private final TermFilter keys = new TermFilter(Names.KEY, TermFilter::hash);
    private final Pending pending = new Pending();
    private final ShownPages pages = new ShownPages();
    private final ReentrantLock writing = new ReentrantLock();
    private final StoredPosts stored = new StoredPosts();
    private final Analyzer analyzer;
    private final Lookup lookup = new Lookup(stored);
    private final Founders founders;
    private final Documents documents;
    private final TakingOut taking;
    private final Search search;

    private LucenePostIndex(IndexFiles files, Languages languages, KnownWords words, ZoneId zone, InstantSource clock)
            throws IOException {
        this.files = files;
        this.writer = files.writer();
        this.words = words;
        this.analyzer = writer.getAnalyzer();
        this.search = new Search(new QueryReader(clock, zone), languages, analyzer, words, stored, zone);
        this.searchers = new Searchers(writer, pending, pages);
        this.founders = new Founders(stored, pending, searchers);
        this.documents = new Documents(stored, new PostFields(languages), founders);
        this.taking = new TakingOut(writer, lookup, stored, pages, documents, founders);
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
        Languages languages = new Languages();
        KnownWords words = new KnownWords();
        IndexFiles files = IndexFiles.open(folder, languages.analyzer(), words, check);
        boolean opened = false;
        try {
            LucenePostIndex index = new LucenePostIndex(files, languages, words, zone, clock);
            opened = true;
            return index;
        } finally {
            if (!opened) files.close();
        }
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
        searchers.changed();
        if (pending.isLarge()) searchers.refresh();
    }

    /// The current version; a post never seen is told without looking into the index.
    private Optional<IndexedPost> known(String key) throws IOException {
        Optional<IndexedPost> added = pending.get(key);
        if (added.isPresent()) return added;
        if (keys.isFull())
            searchers.lookUp(searcher -> {
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
        return put.isPresent() ? put : searchers.lookUp(searcher -> pages.stored(searcher, key));
    }

    @Override
    public List<ShownPage> pagesShowing(String source, String id) throws IOException {
        Map<String, ShownPage> pending = pages.pending();
        return searchers.lookUp(searcher -> pages.showing(searcher, pending, source, id));
    }

    @Override
    public void commit(ArchiveCursor cursor) throws IOException {
        writing.lock();
        try {
            files.commit(cursor);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public ArchiveCursor cursor() {
        return files.committed();
    }

    @Override
    public SearchPage search(PostQuery query) throws IOException {
        return searchers.search(searcher -> search.page(searcher, query));
    }

    @Override
    public Ranking ranking(PostQuery query) throws IOException {
        return searchers.search(searcher -> search.ranking(searcher, query));
    }

    @Override
    public long count(PostQuery query) throws IOException {
        return searchers.search(searcher -> search.count(searcher, query));
    }

    @Override
    public List<QueryPart> parts(PostQuery query) throws IOException {
        return searchers.search(searcher -> search.parts(searcher, query));
    }

    @Override
    public List<SearchPage.Count> counts(PostQuery query, Counted by, int most) throws IOException {
        return searchers.search(searcher -> search.counts(searcher, query, by, most));
    }

    @Override
    public List<TellingWord> tellingWords(PostQuery query, int most) throws IOException {
        return searchers.search(searcher -> search.tellingWords(searcher, query, most));
    }

    @Override
    public List<Span> marks(PostQuery query, IndexedPost post) throws IOException {
        return searchers.search(searcher -> search.marks(searcher, query, post));
    }

    @Override
    public List<SearchPage.Hit> similar(String key, int limit) throws IOException {
        Optional<IndexedPost> post = get(key);
        return post.isEmpty() ? List.of() : searchers.search(searcher -> search.similar(searcher, post.get(), limit));
    }

    @Override
    public Optional<IndexedPost> get(String key) throws IOException {
        Optional<IndexedPost> added = pending.get(key);
        return added.isPresent() ? added : searchers.lookUp(searcher -> lookup.current(searcher, key));
    }

    @Override
    public List<IndexedPost> versions(String key) throws IOException {
        refresh();
        return searchers.lookUp(searcher -> {
            List<IndexedPost> versions = new ArrayList<>(lookup.past(searcher, key));
            lookup.current(searcher, key).ifPresent(versions::add);
            return List.copyOf(versions);
        });
    }

    @Override
    public long each(PostQuery query, Consumer<IndexedPost> reader) throws IOException {
        return walk(query, (walk, compiled) -> walk.each(compiled, reader));
    }

    @Override
    public long scan(PostQuery query, Consumer<IndexedPost> reader) throws IOException {
        return walk(query, (walk, compiled) -> walk.scan(compiled, reader));
    }

    @Override
    public long keys(PostQuery query, Consumer<String> reader) throws IOException {
        return walk(query, (walk, compiled) -> walk.keys(compiled, reader));
    }

    @Override
    public long scores(PostQuery query, String category, Consumer<Scored> reader) throws IOException {
        return walk(query, (walk, compiled) -> walk.scores(compiled, category, reader));
    }

    @Override
    public long firstSeen(PostQuery query, Consumer<Instant> reader) throws IOException {
        return searchers.search(
                searcher -> new Walk(searcher, stored).firstSeen(search.compile(searcher, query), reader));
    }

    @FunctionalInterface
    private interface Walking {
        long go(Walk walk, Query compiled) throws IOException;
    }

    private long walk(PostQuery query, Walking walking) throws IOException {
        return searchers.walk(searcher -> walking.go(new Walk(searcher, stored), search.compile(searcher, query)));
    }

    @Override
    public int erase(Set<String> keys) throws IOException {
        writing.lock();
        try {
            searchers.refresh();
            int erased = searchers.lookUp(searcher -> taking.out(searcher, keys));
            searchers.refresh();
            for (IndexedPost orphan : taking.orphans())
                replace(orphan.inGroup(founders.groupOf(
                        orphan.key(), orphan.version(), orphan.post().text())));
            purge();
            return erased;
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void readdress(UnaryOperator<URI> address) throws IOException {
        writing.lock();
        try {
            searchers.refresh();
            searchers.lookUp(searcher -> taking.readdress(searcher, address));
            purge();
        } finally {
            writing.unlock();
        }
    }

    private void purge() throws IOException {
        files.purge();
        searchers.refresh();
        writer.deleteUnusedFiles();
    }

    @Override
    public void refresh() throws IOException {
        searchers.refresh();
    }

    @Override
    public void verify() throws IOException {
        files.verify();
    }

    @Override
    public void close() throws IOException {
        words.close();
        searchers.close();
        files.close();
        analyzer.close();
    }
}
