package org.fener.indexer.lucene;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.util.BytesRef;
import org.fener.classifier.Reason.Span;
import org.fener.indexer.Counted;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostQuery;
import org.fener.indexer.PostQuery.Order;
import org.fener.indexer.QueryMistake;
import org.fener.indexer.QueryPart;
import org.fener.indexer.Ranked;
import org.fener.indexer.Ranking;
import org.fener.indexer.SearchPage;
import org.fener.indexer.SearchPage.Count;
import org.fener.indexer.SearchPage.Facet;
import org.fener.indexer.SearchPage.Hit;
import org.fener.indexer.SearchPage.Variant;
import org.fener.indexer.TellingWord;
import org.fener.indexer.query.Clause;
import org.fener.indexer.query.QueryField;
import org.fener.indexer.query.QueryReader;

/// Answers queries: hits with their marks, counts of all that match, and where the next page begins.
final class Search {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    /// Of an answer without counts.
    private static final int ENOUGH_COUNTED = 1_000;

    /// Nobody reads more hits at once; those after them show how they begin.
    private static final int MOST_MARKED = 100;

    /// Stand for many categories, or for none.
    private static final Set<String> NO_CATEGORY = Set.of("any", "none");

    private final QueryReader reader;
    private final Languages languages;
    private final Analyzer analyzer;
    private final KnownWords words;
    private final StoredPosts stored;
    private final ZoneId zone;

    Search(
            QueryReader reader,
            Languages languages,
            Analyzer analyzer,
            KnownWords words,
            StoredPosts stored,
            ZoneId zone) {
        this.reader = reader;
        this.languages = languages;
        this.analyzer = analyzer;
        this.words = words;
        this.stored = stored;
        this.zone = zone;
    }

    /// What was asked, read and in Lucene's terms.
    private record Compiled(Clause clause, QueryCompiler compiler, Query query) {}

    Query compile(IndexSearcher searcher, PostQuery query) throws IOException {
        return compiled(searcher, query).query;
    }

    private Compiled compiled(IndexSearcher searcher, PostQuery query) throws IOException {
        QueryCompiler compiler = compiler(searcher, query);
        Clause clause = read(query);
        return new Compiled(clause, compiler, narrowed(compiler, compiler.compile(clause), query));
    }

    SearchPage page(IndexSearcher shared, PostQuery query) throws IOException {
        IndexSearcher searcher = bounded(shared);
        Compiled compiled = compiled(searcher, query);
        Found found = find(searcher, compiled, query);
        if (searcher.timedOut()) throw tooSlow(query);
        Writings matched = new Writings();
        List<Hit> page =
                hits(shared, found.docs, query.order(), Sought.of(compiled.compiler.marked(compiled.clause)), matched);
        return new SearchPage(
                found.total,
                page,
                found.facets,
                next(found.docs, query),
                variants(compiled.compiler),
                matched.mostFrequent());
    }

    private static Optional<String> next(List<FieldDoc> page, PostQuery query) {
        return page.isEmpty() || page.size() < query.limit()
                ? Optional.empty()
                : Optional.of(PageKey.write(query.order(), page.getLast()));
    }

    Ranking ranking(IndexSearcher shared, PostQuery query) throws IOException {
        IndexSearcher searcher = bounded(shared);
        List<FieldDoc> found = find(searcher, compiled(searcher, query), query.uncounted()).docs;
        if (searcher.timedOut()) throw tooSlow(query);
        List<Ranked> posts = found.stream()
                .map(doc -> new Ranked(
                        ((BytesRef) doc.fields[doc.fields.length - 1]).utf8ToString(), score(doc, query.order())))
                .toList();
        return new Ranking(posts, next(found, query));
    }

    private record Found(long total, List<FieldDoc> docs, List<Facet> facets) {}

    /// The hits of one page, for which Lucene may pass over what cannot be among the best; and, if they are asked for,
    /// the counts of all matches, for which nothing need be scored.
    private Found find(IndexSearcher searcher, Compiled compiled, PostQuery query) throws IOException {
        TopDocs top = top(searcher, compiled, query);
        if (query.counted()) {
            FacetCounter.Tally counted = searcher.search(Unscored.of(compiled.query), new FacetCounter(zone));
            return new Found(counted.all(), docs(top), counted.facets());
        }
        return new Found(top.totalHits.value(), docs(top), List.of());
    }

    private TopDocs top(IndexSearcher searcher, Compiled compiled, PostQuery query) throws IOException {
        if (query.limit() == 0) {
            long all = query.counted() ? 0 : searcher.count(Unscored.of(compiled.query));
            return new TopDocs(new TotalHits(all, TotalHits.Relation.EQUAL_TO), new ScoreDoc[0]);
        }
        Optional<FieldDoc> after = query.after().map(it -> PageKey.read(query.order(), it));
        if (query.order() == Order.BEST && after.isEmpty())
            return BestFirst.find(searcher, compiled.query, query.limit(), ENOUGH_COUNTED);
        return searcher.search(
                compiled.query,
                new TopFieldCollectorManager(
                        sort(compiled.clause, query), query.limit(), after.orElse(null), ENOUGH_COUNTED));
    }

    private Sort sort(Clause clause, PostQuery query) {
        return category(clause, query)
                .map(category -> PageKey.sort(query.order(), Names.scoreOf(category)))
                .orElseGet(() -> PageKey.sort(query.order()));
    }

    /// The one for which all hits are flagged because it was asked for.
    private static Optional<String> category(Clause clause, PostQuery query) {
        Set<String> asked = new HashSet<>(query.categories());
        for (Clause part : clause instanceof Clause.All all ? all.clauses() : List.of(clause))
            if (part instanceof Clause.Field field && field.field() == QueryField.CATEGORY)
                asked.add(field.value().toLowerCase(Locale.ROOT));
        return asked.size() == 1
                ? asked.stream().filter(it -> !NO_CATEGORY.contains(it)).findFirst()
                : Optional.empty();
    }

    private static List<FieldDoc> docs(TopDocs top) {
        return Arrays.stream(top.scoreDocs).map(FieldDoc.class::cast).toList();
    }

    List<Count> counts(IndexSearcher shared, PostQuery query, Counted by, int most) throws IOException {
        IndexSearcher searcher = bounded(shared);
        List<Count> counts = searcher.search(Unscored.of(compile(searcher, query)), new ValueCounter(by, zone, most));
        if (searcher.timedOut()) throw tooSlow(query);
        return counts;
    }

    List<TellingWord> tellingWords(IndexSearcher shared, PostQuery query, int most) throws IOException {
        IndexSearcher searcher = bounded(shared);
        List<TellingWord> words = new Telling(stored, analyzer).words(searcher, compile(searcher, query), most);
        if (searcher.timedOut()) throw tooSlow(query);
        return words;
    }

    private static QueryMistake tooSlow(PostQuery query) {
        return new QueryMistake(
                QueryMistake.Kind.TOO_SLOW,
                0,
                query.text().length(),
                "no answer within " + LONGEST.toSeconds() + " s: narrow it by time, source or category",
                Optional.empty());
    }

    long count(IndexSearcher shared, PostQuery query) throws IOException {
        IndexSearcher searcher = bounded(shared);
        long posts = searcher.count(Unscored.of(compile(searcher, query)));
        if (searcher.timedOut()) throw tooSlow(query);
        return posts;
    }

    List<QueryPart> parts(IndexSearcher shared, PostQuery query) throws IOException {
        IndexSearcher searcher = bounded(shared);
        QueryCompiler compiler = compiler(searcher, query);
        Clause whole = read(query);
        List<Clause> clauses = whole instanceof Clause.All all ? all.clauses() : List.of(whole);
        Nearest nearest = new Nearest(searcher.getIndexReader(), languages);
        List<QueryPart> parts = new ArrayList<>();
        for (Clause clause : clauses) {
            List<Clause> others = new ArrayList<>(clauses);
            others.remove(clause);
            Clause rest = others.isEmpty() ? new Clause.Everything(whole.at()) : new Clause.All(others, whole.at());
            long alone = searcher.count(narrowed(compiler, compiler.compile(clause), query));
            String typed =
                    query.text().substring(clause.at().start(), clause.at().end());
            parts.add(new QueryPart(
                    clause.at(),
                    alone,
                    searcher.count(narrowed(compiler, compiler.compile(rest), query)),
                    alone == 0 ? nearest.to(clause, typed) : Optional.empty()));
        }
        return parts;
    }

    List<Span> marks(IndexSearcher searcher, PostQuery query, IndexedPost post) throws IOException {
        return new Marker(Sought.of(compiler(searcher, query).marked(read(query))), languages, analyzer).marks(post);
    }

    List<Hit> similar(IndexSearcher shared, IndexedPost post, int limit) throws IOException {
        IndexSearcher searcher = bounded(shared);
        Query query = new Similar(languages, analyzer).query(searcher.getIndexReader(), post);
        TopFieldDocs top = searcher.search(query, Math.max(1, limit), PageKey.sort(Order.BEST));
        return hits(shared, docs(top), Order.BEST, Sought.of(List.of(query)), new Writings());
    }

    private List<Hit> hits(IndexSearcher searcher, List<FieldDoc> docs, Order order, Sought sought, Writings matched)
            throws IOException {
        int[] marked = docs.stream().limit(MOST_MARKED).mapToInt(doc -> doc.doc).toArray();
        Map<Integer, List<Span>> inIndex = new MarksInIndex(searcher, sought).of(marked);
        Marker patterns = new Marker(new Sought(Set.of(), List.of(), sought.patterns()), languages, analyzer);
        List<Hit> hits = new ArrayList<>();
        StoredFields fields = searcher.storedFields();
        for (FieldDoc doc : docs) {
            IndexedPost post = stored.read(Lookup.storedBytes(fields, doc.doc));
            String text = post.post().text();
            List<Span> marks = new ArrayList<>(inIndex.getOrDefault(doc.doc, List.of()));
            marks.removeIf(mark -> mark.end() > text.length());
            if (hits.size() < marked.length) marks.addAll(patterns.marks(post));
            List<Span> merged = Marker.merged(marks);
            matched.add(text, merged);
            hits.add(new Hit(post, score(doc, order), Snippets.of(text, merged)));
        }
        return hits;
    }

    private static double score(FieldDoc doc, Order order) {
        return order == Order.BEST ? ((Number) doc.fields[0]).doubleValue() : 0;
    }

    private static List<Variant> variants(QueryCompiler compiler) {
        return compiler.variants().entrySet().stream()
                .map(it -> new Variant(it.getKey(), it.getValue()))
                .toList();
    }

    private Query narrowed(QueryCompiler compiler, Query words, PostQuery query) {
        Query narrowed = Filters.narrowed(words, query);
        if (query.conditions().isEmpty()) return narrowed;
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(narrowed, Occur.MUST);
        for (String condition : query.conditions()) all.add(compiler.compile(reader.read(condition)), Occur.FILTER);
        return all.build();
    }

    private Clause read(PostQuery query) {
        return query.plain() ? QueryReader.words(query.text()) : reader.read(query.text());
    }

    private QueryCompiler compiler(IndexSearcher searcher, PostQuery query) throws IOException {
        return new QueryCompiler(languages, analyzer, words, searcher.getIndexReader(), query.widened());
    }

    /// The same index for one query, with its own limit of time.
    private static IndexSearcher bounded(IndexSearcher shared) {
        return new BoundedSearcher(shared.getIndexReader(), LONGEST);
    }
}
