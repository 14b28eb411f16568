package org.fener.indexer.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.fener.indexer.IndexedPost;

/// Hands on every match in key order. It holds one bit a document, and the keys of few matches; the order of many is
/// that
/// of the index's own list of keys, which is gone through once.
final class Walk {

    private static final int FEW = 10_000;

    private final IndexSearcher searcher;
    private final StoredPosts stored;
    private final int few;

    Walk(IndexSearcher searcher, StoredPosts stored) {
        this(searcher, stored, FEW);
    }

    /// @param few matches whose keys are put in order in memory
    Walk(IndexSearcher searcher, StoredPosts stored, int few) {
        this.searcher = searcher;
        this.stored = stored;
        this.few = few;
    }

    long each(Query query, Consumer<IndexedPost> reader) throws IOException {
        FixedBitSet matches = matches(Unscored.of(query));
        int found = matches.cardinality();
        return found <= few ? sorted(matches, found, reader) : asKeysStand(matches, found, reader);
    }

    private record Keyed(BytesRef key, int doc) {}

    private long sorted(FixedBitSet matches, int found, Consumer<IndexedPost> reader) throws IOException {
        List<Keyed> sorted = new ArrayList<>(found);
        for (LeafReaderContext segment : searcher.getLeafContexts()) {
            SortedDocValues keys = DocValues.getSorted(segment.reader(), Names.KEY);
            int end = segment.docBase + segment.reader().maxDoc();
            for (int doc = next(matches, segment.docBase, end); doc < end; doc = next(matches, doc + 1, end))
                if (keys.advanceExact(doc - segment.docBase))
                    sorted.add(new Keyed(BytesRef.deepCopyOf(keys.lookupOrd(keys.ordValue())), doc));
        }
        sorted.sort(Comparator.comparing(Keyed::key));
        StoredFields fields = searcher.storedFields();
        for (Keyed post : sorted) reader.accept(stored.read(Lookup.storedBytes(fields, post.doc)));
        return sorted.size();
    }

    private static int next(FixedBitSet matches, int from, int end) {
        return from < end ? matches.nextSetBit(from, end) : DocIdSetIterator.NO_MORE_DOCS;
    }

    private long asKeysStand(FixedBitSet matches, int found, Consumer<IndexedPost> reader) throws IOException {
        Terms keys = MultiTerms.getTerms(searcher.getIndexReader(), Names.KEY);
        if (keys == null) return 0;
        long handed = 0;
        StoredFields fields = searcher.storedFields();
        TermsEnum key = keys.iterator();
        PostingsEnum postings = null;
        while (handed < found && key.next() != null) {
            postings = key.postings(postings, PostingsEnum.NONE);
            for (int doc = postings.nextDoc(); doc != PostingsEnum.NO_MORE_DOCS; doc = postings.nextDoc()) {
                if (!matches.get(doc)) continue;
                reader.accept(stored.read(Lookup.storedBytes(fields, doc)));
                handed++;
            }
        }
        return handed;
    }

    private FixedBitSet matches(Query query) throws IOException {
        FixedBitSet matches =
                new FixedBitSet(Math.max(1, searcher.getIndexReader().maxDoc()));
        searcher.search(query, new SettingBits(matches));
        return matches;
    }

    private record SettingBits(FixedBitSet matches) implements CollectorManager<Collector, Void> {

        @Override
        public Collector newCollector() {
            return new SimpleCollector() {
                private int base;

                @Override
                protected void doSetNextReader(LeafReaderContext segment) {
                    base = segment.docBase;
                }

                @Override
                public void collect(int doc) {
                    matches.set(base + doc);
                }

                @Override
                public ScoreMode scoreMode() {
                    return ScoreMode.COMPLETE_NO_SCORES;
                }
            };
        }

        @Override
        public Void reduce(Collection<Collector> collectors) {
            return null;
        }
    }
}
