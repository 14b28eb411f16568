package org.fener.dashboard.round;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
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
import org.fener.indexer.TellingWord;

/// The index that answers now. While another one is put in its place whoever asks waits for a moment and is answered by
/// the new one: nobody meets a closed index. It knows what an index does not: how people call categories.
final class IndexInForce implements PostIndex {

    private final ReadWriteLock lock = new ReentrantReadWriteLock(true);
    private final CategoriesByName categories;
    private PostIndex index;

    IndexInForce(PostIndex index, CategoriesByName categories) {
        this.index = index;
        this.categories = categories;
    }

    /// Closes one index and opens the next.
    @FunctionalInterface
    interface Exchange {
        PostIndex next(PostIndex old) throws IOException;
    }

    void exchange(Exchange exchange) throws IOException {
        lock.writeLock().lock();
        try {
            index = exchange.next(index);
        } finally {
            lock.writeLock().unlock();
        }
    }

    @FunctionalInterface
    private interface Asking<T> {
        T ask(PostIndex index) throws IOException;
    }

    private <T> T ask(Asking<T> asking) throws IOException {
        Lock asked = lock.readLock();
        asked.lock();
        try {
            return asking.ask(index);
        } finally {
            asked.unlock();
        }
    }

    @FunctionalInterface
    private interface Doing {
        void run(PostIndex index) throws IOException;
    }

    private void run(Doing doing) throws IOException {
        ask(it -> {
            doing.run(it);
            return it;
        });
    }

    @Override
    public Added add(String source, Post post, Verdict verdict, Capture capture, String model) throws IOException {
        return ask(it -> it.add(source, post, verdict, capture, model));
    }

    @Override
    public boolean gone(String key, Instant since) throws IOException {
        return ask(it -> it.gone(key, since));
    }

    @Override
    public void showed(ShownPage page) throws IOException {
        run(it -> it.showed(page));
    }

    @Override
    public Optional<ShownPage> shownOn(String source, URI page) throws IOException {
        return ask(it -> it.shownOn(source, page));
    }

    @Override
    public List<ShownPage> pagesShowing(String source, String id) throws IOException {
        return ask(it -> it.pagesShowing(source, id));
    }

    @Override
    public void commit(ArchiveCursor cursor) throws IOException {
        run(it -> it.commit(cursor));
    }

    @Override
    public ArchiveCursor cursor() throws IOException {
        return ask(PostIndex::cursor);
    }

    @Override
    public SearchPage search(PostQuery query) throws IOException {
        return ask(it -> it.search(query));
    }

    @Override
    public Ranking ranking(PostQuery query) throws IOException {
        return ask(it -> it.ranking(query));
    }

    @Override
    public long count(PostQuery query) throws IOException {
        return ask(it -> it.count(query));
    }

    @Override
    public List<QueryPart> parts(PostQuery query) throws IOException {
        return ask(it -> it.parts(query)).stream()
                .map(part -> withCategoryMeant(part, query))
                .toList();
    }

    private QueryPart withCategoryMeant(QueryPart part, PostQuery query) {
        if (part.alone() > 0 || part.instead().isPresent()) return part;
        String typed = query.text().substring(part.at().start(), part.at().end());
        return new QueryPart(part.at(), part.alone(), part.without(), categories.meant(typed));
    }

    @Override
    public List<SearchPage.Count> counts(PostQuery query, Counted by, int most) throws IOException {
        return ask(it -> it.counts(query, by, most));
    }

    @Override
    public List<TellingWord> tellingWords(PostQuery query, int most) throws IOException {
        return ask(it -> it.tellingWords(query, most));
    }

    @Override
    public List<Span> marks(PostQuery query, IndexedPost post) throws IOException {
        return ask(it -> it.marks(query, post));
    }

    @Override
    public List<SearchPage.Hit> similar(String key, int limit) throws IOException {
        return ask(it -> it.similar(key, limit));
    }

    @Override
    public Optional<IndexedPost> get(String key) throws IOException {
        return ask(it -> it.get(key));
    }

    @Override
    public List<IndexedPost> versions(String key) throws IOException {
        return ask(it -> it.versions(key));
    }

    @Override
    public long each(PostQuery query, Consumer<IndexedPost> reader) throws IOException {
        return ask(it -> it.each(query, reader));
    }

    @Override
    public long scan(PostQuery query, Consumer<IndexedPost> reader) throws IOException {
        return ask(it -> it.scan(query, reader));
    }

    @Override
    public long keys(PostQuery query, Consumer<String> reader) throws IOException {
        return ask(it -> it.keys(query, reader));
    }

    @Override
    public long firstSeen(PostQuery query, Consumer<Instant> reader) throws IOException {
        return ask(it -> it.firstSeen(query, reader));
    }

    @Override
    public long scores(PostQuery query, String category, Consumer<Scored> reader) throws IOException {
        return ask(it -> it.scores(query, category, reader));
    }

    @Override
    public int erase(Set<String> keys) throws IOException {
        return ask(it -> it.erase(keys));
    }

    @Override
    public void readdress(UnaryOperator<URI> address) throws IOException {
        run(it -> it.readdress(address));
    }

    @Override
    public void refresh() throws IOException {
        run(PostIndex::refresh);
    }

    @Override
    public void verify() throws IOException {
        run(PostIndex::verify);
    }

    @Override
    public void close() throws IOException {
        run(PostIndex::close);
    }
}
