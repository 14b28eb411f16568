package org.fener.indexer.lucene;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.apache.lucene.store.FSDirectory;
import org.fener.classifier.Reason.Span;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostQuery;
import org.fener.indexer.query.QueryReader;

/// Lucene's own searcher over the committed files of an index. It is handed compiled queries.
final class BarePeer implements AutoCloseable {

    private final StoredPosts stored = new StoredPosts();
    private final FSDirectory directory;
    private final Search compiler;
    private DirectoryReader reader;
    private IndexSearcher searcher;
    private List<Query> compiled = List.of();

    BarePeer(Path folder, ZoneId zone) throws IOException {
        Languages languages = new Languages();
        compiler = new Search(
                new QueryReader(InstantSource.system(), zone),
                languages,
                languages.analyzer(),
                new KnownWords(),
                stored,
                zone);
        directory = FSDirectory.open(folder);
        reader = DirectoryReader.open(directory);
        searcher = new IndexSearcher(reader);
    }

    /// Sees what was committed since.
    void reopen() throws IOException {
        DirectoryReader changed = DirectoryReader.openIfChanged(reader);
        if (changed == null) return;
        reader.close();
        reader = changed;
        searcher = new IndexSearcher(reader);
    }

    void compile(List<PostQuery> queries) throws IOException {
        List<Query> made = new ArrayList<>();
        for (PostQuery query : queries) made.add(compiler.compile(searcher, query));
        compiled = made;
    }

    /// Of the hits of a query, read from doc values.
    List<String> keys(int query, int limit) throws IOException {
        ScoreDoc[] ascending =
                searcher.search(compiled.get(query), limit).scoreDocs.clone();
        Arrays.sort(ascending, Comparator.comparingInt(hit -> hit.doc));
        List<String> keys = new ArrayList<>();
        List<LeafReaderContext> segments = searcher.getLeafContexts();
        LeafReaderContext segment = segments.getFirst();
        SortedDocValues values = DocValues.getSorted(segment.reader(), Names.KEY);
        for (ScoreDoc hit : ascending) {
            if (hit.doc >= segment.docBase + segment.reader().maxDoc()) {
                segment = segments.get(ReaderUtil.subIndex(hit.doc, segments));
                values = DocValues.getSorted(segment.reader(), Names.KEY);
            }
            if (values.advanceExact(hit.doc - segment.docBase))
                keys.add(values.lookupOrd(values.ordValue()).utf8ToString());
        }
        return keys;
    }

    /// Of the hits of a query, made of their JSON.
    List<IndexedPost> posts(int query, int limit) throws IOException {
        return posts(searcher.search(compiled.get(query), limit).scoreDocs);
    }

    private List<IndexedPost> posts(ScoreDoc[] hits) throws IOException {
        StoredFields fields = searcher.storedFields();
        List<IndexedPost> posts = new ArrayList<>();
        for (ScoreDoc hit : hits) posts.add(stored.read(Lookup.storedBytes(fields, hit.doc)));
        return posts;
    }

    record Marked(List<IndexedPost> posts, List<List<Span>> marks) {}

    /// The same, and where their words stand as Lucene's own matches tell.
    Marked marked(int query, int limit) throws IOException {
        ScoreDoc[] hits = searcher.search(compiled.get(query), limit).scoreDocs;
        Weight weight = searcher.createWeight(searcher.rewrite(compiled.get(query)), ScoreMode.COMPLETE_NO_SCORES, 1);
        List<LeafReaderContext> segments = searcher.getLeafContexts();
        List<List<Span>> marks = new ArrayList<>();
        for (ScoreDoc hit : hits) {
            LeafReaderContext segment = segments.get(ReaderUtil.subIndex(hit.doc, segments));
            List<Span> spans = new ArrayList<>();
            Marker.addMarks(weight.matches(segment, hit.doc - segment.docBase), spans);
            marks.add(Marker.merged(spans));
        }
        return new Marked(posts(hits), marks);
    }

    @Override
    public void close() throws IOException {
        reader.close();
        directory.close();
    }
}
