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
import org.apache.lucene.util.BytesRef;
import org.fener.indexer.PostQuery.Order;

/// The best matches, equal ones in the order of their keys. Keys are compared only where it matters: the score alone
/// decides while collecting, and what is as good as the last one that is wanted is kept beside, unless it is too much.
final class BestFirst {

    private BestFirst() {}

    /// @param enough matches that are counted exactly
    static TopDocs find(IndexSearcher searcher, Query query, int limit, int enough) throws IOException {
        BestScores best = searcher.search(query, new BestScores.Manager(limit, enough));
        if (best.hasTooManyEqual())
            return searcher.search(query, new TopFieldCollectorManager(PageKey.sort(Order.BEST), limit, null, enough));
        ScoreDoc[] docs = keyed(searcher, best.docs());
        return new TopDocs(best.matches(), docs.length <= limit ? docs : Arrays.copyOf(docs, limit));
    }

    private static ScoreDoc[] keyed(IndexSearcher searcher, ScoreDoc[] docs) throws IOException {
        List<LeafReaderContext> segments = searcher.getLeafContexts();
        Arrays.sort(docs, Comparator.comparingInt(it -> it.doc));
        FieldDoc[] keyed = new FieldDoc[docs.length];
        SortedDocValues keys = null;
        int start = 0;
        int end = 0;
        for (int i = 0; i < docs.length; i++) {
            ScoreDoc doc = docs[i];
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
