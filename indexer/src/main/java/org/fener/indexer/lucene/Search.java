package org.fener.indexer.lucene;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.QueryTimeoutImpl;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostQuery;
import org.fener.indexer.PostQuery.Order;
import org.fener.indexer.QueryMistake;
import org.fener.indexer.QueryPart;
import org.fener.indexer.SearchPage;
import org.fener.indexer.SearchPage.Facet;
import org.fener.indexer.SearchPage.Hit;
import org.fener.indexer.SearchPage.Variant;
import org.fener.indexer.query.Clause;
import org.fener.indexer.query.QueryReader;

/// Answers queries: hits with their marks, counts of all that match, and where the next page begins.
final class Search {

    private static final long LONGEST_MILLIS = 10_000;

    /// Nobody reads more hits at once; those after them show how they begin.
    private static final int MOST_MARKED = 100;

    private final QueryReader reader;
    private final Languages languages;
    private final Analyzer analyzer;
    private final StoredPosts stored;
    private final ZoneId zone;

    Search(QueryReader reader, Languages languages, Analyzer analyzer, StoredPosts stored, ZoneId zone) {
        this.reader = reader;
        this.languages = languages;
        this.analyzer = analyzer;
        this.stored = stored;
        this.zone = zone;
    }

    Query compile(IndexSearcher searcher, PostQuery query) throws IOException {
        return Filters.narrowed(compiler(searcher).compile(read(query)), query);
    }

    SearchPage page(IndexSearcher shared, PostQuery query) throws IOException {
        IndexSearcher searcher = bounded(shared);
        QueryCompiler compiler = compiler(searcher);
        Clause clause = read(query);
        Query compiled = Filters.narrowed(compiler.compile(clause), query);
        Optional<FieldDoc> after = query.after().map(it -> PageKey.read(query.order(), it));
        var hits = new TopFieldCollectorManager(
                PageKey.sort(query.order()), Math.max(1, query.limit()), after.orElse(null), Integer.MAX_VALUE);
        Object[] found = searcher.search(compiled, new MultiCollectorManager(hits, new FacetCounter(zone)));
        if (searcher.timedOut())
            throw new QueryMistake(
                    QueryMistake.Kind.TOO_SLOW,
                    0,
                    query.text().length(),
                    "no answer within " + LONGEST_MILLIS / 1_000 + " s: narrow it by time, source or category",
                    Optional.empty());
        TopFieldDocs top = (TopFieldDocs) found[0];
        @SuppressWarnings("unchecked")
        List<Facet> facets = (List<Facet>) found[1];
        Marker marker = new Marker(compiler.marked(clause), languages, analyzer);
        Marker none = new Marker(List.of(), languages, analyzer);
        List<Hit> page = new ArrayList<>();
        StoredFields fields = searcher.storedFields();
        ScoreDoc[] docs = query.limit() == 0 ? new ScoreDoc[0] : top.scoreDocs;
        for (ScoreDoc doc : docs)
            page.add(hit(fields, (FieldDoc) doc, query.order(), page.size() < MOST_MARKED ? marker : none));
        boolean full = docs.length == query.limit() && docs.length > 0;
        Optional<String> next =
                full ? Optional.of(PageKey.write(query.order(), (FieldDoc) docs[docs.length - 1])) : Optional.empty();
        return new SearchPage(top.totalHits.value(), page, facets, next, variants(compiler));
    }

    List<QueryPart> parts(IndexSearcher shared, PostQuery query) throws IOException {
        IndexSearcher searcher = bounded(shared);
        QueryCompiler compiler = compiler(searcher);
        Clause whole = read(query);
        List<Clause> clauses = whole instanceof Clause.All all ? all.clauses() : List.of(whole);
        List<QueryPart> parts = new ArrayList<>();
        for (Clause clause : clauses) {
            List<Clause> others = new ArrayList<>(clauses);
            others.remove(clause);
            Clause rest = others.isEmpty() ? new Clause.Everything(whole.at()) : new Clause.All(others, whole.at());
            parts.add(new QueryPart(
                    clause.at(),
                    searcher.count(Filters.narrowed(compiler.compile(clause), query)),
                    searcher.count(Filters.narrowed(compiler.compile(rest), query))));
        }
        return parts;
    }

    List<Hit> similar(IndexSearcher shared, IndexedPost post, int limit) throws IOException {
        IndexSearcher searcher = bounded(shared);
        Query query = new Similar(languages, analyzer).query(searcher.getIndexReader(), post);
        Marker marker = new Marker(List.of(query), languages, analyzer);
        List<Hit> hits = new ArrayList<>();
        StoredFields fields = searcher.storedFields();
        TopFieldDocs top = searcher.search(query, Math.max(1, limit), PageKey.sort(Order.BEST));
        for (ScoreDoc doc : top.scoreDocs) hits.add(hit(fields, (FieldDoc) doc, Order.BEST, marker));
        return hits;
    }

    private Hit hit(StoredFields fields, FieldDoc doc, Order order, Marker marker) throws IOException {
        IndexedPost post = stored.read(Lookup.storedBytes(fields, doc.doc));
        double score = order == Order.BEST ? ((Number) doc.fields[0]).doubleValue() : 0;
        return new Hit(post, score, Snippets.of(post.post().text(), marker.marks(post)));
    }

    private static List<Variant> variants(QueryCompiler compiler) {
        return compiler.variants().entrySet().stream()
                .map(it -> new Variant(it.getKey(), it.getValue()))
                .toList();
    }

    private Clause read(PostQuery query) {
        return query.plain() ? QueryReader.words(query.text()) : reader.read(query.text());
    }

    private QueryCompiler compiler(IndexSearcher searcher) throws IOException {
        return new QueryCompiler(languages, analyzer, searcher.getIndexReader());
    }

    /// The same index for one query, with its own limit of time.
    private static IndexSearcher bounded(IndexSearcher shared) {
        IndexSearcher searcher = new IndexSearcher(shared.getIndexReader());
        searcher.setTimeout(new QueryTimeoutImpl(LONGEST_MILLIS));
        return searcher;
    }
}
