package org.fener.indexer.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.fener.classifier.Reason.Span;

/// Reads from the index where words and phrases stand in the posts of one page, so that no text is taken apart again.
/// Places beyond the end of a text are those of the thread title, which is found with it.
final class MarksInIndex {

    private final IndexSearcher searcher;
    private final Sought sought;

    MarksInIndex(IndexSearcher searcher, Sought sought) {
        this.searcher = searcher;
        this.sought = sought;
    }

    /// By document; those without a mark are left out. Neither in order nor merged.
    Map<Integer, List<Span>> of(int[] docs) throws IOException {
        Map<Integer, List<Span>> marks = new HashMap<>();
        if (sought.words().isEmpty() && sought.phrases().isEmpty()) return marks;
        int[] ascending = docs.clone();
        Arrays.sort(ascending);
        List<Weight> phrases = new ArrayList<>();
        for (Query phrase : sought.phrases())
            phrases.add(searcher.createWeight(searcher.rewrite(phrase), ScoreMode.COMPLETE_NO_SCORES, 1));
        List<LeafReaderContext> segments = searcher.getLeafContexts();
        int from = 0;
        while (from < ascending.length) {
            LeafReaderContext segment = segments.get(ReaderUtil.subIndex(ascending[from], segments));
            int end = segment.docBase + segment.reader().maxDoc();
            int to = from;
            while (to < ascending.length && ascending[to] < end) to++;
            int[] here = Arrays.copyOfRange(ascending, from, to);
            addWords(segment, here, marks);
            for (Weight phrase : phrases) for (int doc : here) addPhrase(segment, phrase, doc, marks);
            from = to;
        }
        return marks;
    }

    private void addWords(LeafReaderContext segment, int[] docs, Map<Integer, List<Span>> marks) throws IOException {
        Map<String, TermsEnum> lists = new HashMap<>();
        PostingsEnum places = null;
        for (Term word : sought.words()) {
            TermsEnum list = lists.get(word.field());
            if (list == null) {
                list = Terms.getTerms(segment.reader(), word.field()).iterator();
                lists.put(word.field(), list);
            }
            if (!list.seekExact(word.bytes())) continue;
            places = list.postings(places, PostingsEnum.OFFSETS);
            addPlaces(segment.docBase, places, docs, marks);
        }
    }

    private static void addPlaces(int docBase, PostingsEnum places, int[] docs, Map<Integer, List<Span>> marks)
            throws IOException {
        for (int doc : docs) {
            int local = doc - docBase;
            if (places.docID() < local) places.advance(local);
            if (places.docID() == PostingsEnum.NO_MORE_DOCS) return;
            if (places.docID() != local) continue;
            List<Span> spans = marks.computeIfAbsent(doc, none -> new ArrayList<>());
            for (int i = places.freq(); i > 0; i--) {
                places.nextPosition();
                spans.add(new Span(places.startOffset(), places.endOffset()));
            }
        }
    }

    private static void addPhrase(LeafReaderContext segment, Weight phrase, int doc, Map<Integer, List<Span>> marks)
            throws IOException {
        List<Span> spans = new ArrayList<>();
        Marker.addMarks(phrase.matches(segment, doc - segment.docBase), spans);
        if (!spans.isEmpty())
            marks.computeIfAbsent(doc, none -> new ArrayList<>()).addAll(spans);
    }
}
