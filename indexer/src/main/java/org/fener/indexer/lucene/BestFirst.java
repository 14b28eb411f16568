package org.fener.indexer.lucene;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.util.BytesRef;
import org.fener.indexer.PostQuery.Order;

/// The best matches, equal ones in the order of their keys. Keys are compared only where it matters: while collecting,
/// the score alone decides, unless more are as good as the last one that is wanted than are held ready.
final class BestFirst {

    /// Held ready beyond those that are wanted: near-duplicates are often equally good.
    private static final int SPARE = 16;

    private BestFirst() {}

    /// @param enough matches that are counted exactly
    static TopDocs find(IndexSearcher searcher, Query query, int limit, int enough) throws IOException {
        int more = limit + SPARE;
        TopDocs top = searcher.search(query, new TopScoreDocCollectorManager(more, null, enough));
        ScoreDoc[] docs = top.scoreDocs;
        if (docs.length <= limit) return new TopDocs(top.totalHits, keyed(searcher, docs));
        float least = docs[limit - 1].score;
        if (docs.length == more && docs[more - 1].score == least)
            return searcher.search(query, new TopFieldCollectorManager(PageKey.sort(Order.BEST), limit, null, enough));
        int asGood = limit;
        while (asGood < docs.length && docs[asGood].score == least) asGood++;
        return new TopDocs(top.totalHits, Arrays.copyOf(keyed(searcher, Arrays.copyOf(docs, asGood)), limit));
    }

    private static ScoreDoc[] keyed(IndexSearcher searcher, ScoreDoc[] docs) throws IOException {
        List<LeafReaderContext> segments = searcher.getLeafContexts();
        ScoreDoc[] ascending = docs.clone();
        Arrays.sort(ascending, Comparator.comparingInt(it -> it.doc));
        FieldDoc[] keyed = new FieldDoc[docs.length];
        SortedDocValues keys = null;
        int start = 0;
        int end = 0;
        for (int i = 0; i < ascending.length; i++) {
            ScoreDoc doc = ascending[i];
            if (keys == null || doc.doc >= end) {
                LeafReaderContext segment = segments.get(ReaderUtil.subIndex(doc.doc, segments));
                start = segment.docBase;
                end = start + segment.reader().maxDoc();
                keys = DocValues.getSorted(segment.reader(), Names.KEY);
            }
            BytesRef key = keys.advanceExact(doc.doc - start)
                    ? BytesRef.deepCopyOf(keys.lookupOrd(keys.ordValue()))
                    : new BytesRef();
            keyed[i] = new FieldDoc(doc.doc, doc.score, new Object[] {doc.score, key});
        }
        Arrays.sort(keyed, Comparator.<FieldDoc>comparingDouble(it -> -it.score).thenComparing(it ->
                (BytesRef) it.fields[1]));
        return keyed;
    }
}
