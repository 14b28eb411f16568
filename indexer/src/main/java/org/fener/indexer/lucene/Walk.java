package org.fener.indexer.lucene;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.NumericDocValues;
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
import org.fener.indexer.Scored;

/// Hands on every match: in key order, or as they stand in the index, which is faster. It holds one bit a document, and
/// for key order the keys of few matches; the order of many is that of the index's own list of keys, which is gone
/// through once.
final class Walk {

    private static final int FEW = 100_000;

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

    /// In no order.
    long scan(Query query, Consumer<IndexedPost> reader) throws IOException {
        StoredFields fields = searcher.storedFields();
        return inEachSegment(
                query, segment -> doc -> reader.accept(stored.read(Lookup.storedBytes(fields, segment.docBase + doc))));
    }

    /// In no order.
    long keys(Query query, Consumer<String> reader) throws IOException {
        return inEachSegment(query, segment -> {
            NamesInSegment keys = new NamesInSegment(segment.reader(), Names.KEY);
            return doc -> reader.accept(keys.of(doc));
        });
    }

    /// In no order.
    long firstSeen(Query query, Consumer<Instant> reader) throws IOException {
        return inEachSegment(query, segment -> {
            NumericDocValues seen = DocValues.getNumeric(segment.reader(), Names.SEEN);
            return doc -> {
                if (seen.advanceExact(doc)) reader.accept(Instant.ofEpochMilli(seen.longValue()));
            };
        });
    }

    /// In no order; posts that were not scored for the category are passed over.
    long scores(Query query, String category, Consumer<Scored> reader) throws IOException {
        return inEachSegment(query, segment -> {
            NumericDocValues scores = DocValues.getNumeric(segment.reader(), Names.scoreOf(category));
            NumericDocValues seen = DocValues.getNumeric(segment.reader(), Names.SEEN);
            NamesInSegment keys = new NamesInSegment(segment.reader(), Names.KEY);
            NamesInSegment languages = new NamesInSegment(segment.reader(), Names.LANGUAGE);
            return doc -> {
                if (scores.advanceExact(doc) && seen.advanceExact(doc))
                    reader.accept(new Scored(
                            keys.of(doc),
                            languages.of(doc),
                            Double.longBitsToDouble(scores.longValue()),
                            Instant.ofEpochMilli(seen.longValue())));
            };
        });
    }

    /// Is given documents of one segment, in their order.
    @FunctionalInterface
    private interface InSegment {
        void take(int doc) throws IOException;
    }

    @FunctionalInterface
    private interface OfSegment {
        InSegment of(LeafReaderContext segment) throws IOException;
    }

    private long inEachSegment(Query query, OfSegment readers) throws IOException {
        FixedBitSet matches = matches(Unscored.of(query));
        for (LeafReaderContext segment : searcher.getLeafContexts()) {
            InSegment reader = readers.of(segment);
            int end = segment.docBase + segment.reader().maxDoc();
            for (int doc = next(matches, segment.docBase, end); doc < end; doc = next(matches, doc + 1, end))
                reader.take(doc - segment.docBase);
        }
        return matches.cardinality();
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
