package org.fener.indexer.lucene;

import java.io.IOException;
import java.util.Collection;
import java.util.function.Consumer;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.FixedBitSet;
import org.fener.indexer.IndexedPost;

/// Hands on every match in key order. It holds one bit a document, whatever the number of matches: the order is that of
/// the index's own list of keys.
final class Walk {

    private final IndexSearcher searcher;
    private final StoredPosts stored;

    Walk(IndexSearcher searcher, StoredPosts stored) {
        this.searcher = searcher;
        this.stored = stored;
    }

    long each(Query query, Consumer<IndexedPost> reader) throws IOException {
        FixedBitSet matches = matches(query);
        Terms keys = MultiTerms.getTerms(searcher.getIndexReader(), Names.KEY);
        if (keys == null) return 0;
        long handed = 0;
        long left = matches.cardinality();
        StoredFields fields = searcher.storedFields();
        TermsEnum key = keys.iterator();
        PostingsEnum postings = null;
        while (left > 0 && key.next() != null) {
            postings = key.postings(postings, PostingsEnum.NONE);
            for (int doc = postings.nextDoc(); doc != PostingsEnum.NO_MORE_DOCS; doc = postings.nextDoc()) {
                if (!matches.get(doc)) continue;
                reader.accept(stored.read(Lookup.storedBytes(fields, doc)));
                handed++;
                left--;
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
