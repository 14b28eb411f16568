package org.fener.indexer.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.fener.classifier.Reason.Span;
import org.fener.indexer.IndexedPost;
import org.jspecify.annotations.Nullable;

/// Marks where the words of a query stand in a text, by asking the same query of this one text.
final class Marker {

    private final Set<String> words = new HashSet<>();
    private final List<Query> asked = new ArrayList<>();
    private final Languages languages;
    private final Analyzer analyzer;

    Marker(Sought sought, Languages languages, Analyzer analyzer) {
        for (Term word : sought.words()) words.add(key(word.field(), word.text()));
        this.asked.addAll(sought.phrases());
        this.asked.addAll(sought.patterns());
        this.languages = languages;
        this.analyzer = analyzer;
    }

    /// In text order, none overlapping another.
    List<Span> marks(IndexedPost post) throws IOException {
        if (words.isEmpty() && asked.isEmpty()) return List.of();
        List<Span> spans = new ArrayList<>();
        String text = LookAlikes.fold(post.post().text());
        List<String> fields = languages.fields(post.verdict().language());
        if (!words.isEmpty()) for (String field : fields) addWordMarks(field, text, spans);
        if (!asked.isEmpty()) addMarks(fields, text, spans);
        return merged(spans);
    }

    private void addWordMarks(String field, String text, List<Span> spans) throws IOException {
        try (TokenStream tokens = analyzer.tokenStream(field, text)) {
            CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
            OffsetAttribute place = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken())
                if (words.contains(key(field, word.toString())))
                    spans.add(new Span(place.startOffset(), place.endOffset()));
            tokens.end();
        }
    }

    private static String key(String field, String word) {
        return field + '\0' + word;
    }

    private void addMarks(List<String> fields, String text, List<Span> spans) throws IOException {
        MemoryIndex index = new MemoryIndex(true);
        for (String field : fields) index.addField(field, text, analyzer);
        IndexSearcher searcher = index.createSearcher();
        searcher.setQueryCache(null);
        for (Query query : asked) addMarks(searcher, query, spans);
    }

    private static void addMarks(IndexSearcher searcher, Query query, List<Span> spans) throws IOException {
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        addMarks(weight.matches(searcher.getLeafContexts().getFirst(), 0), spans);
    }

    static void addMarks(@Nullable Matches matches, List<Span> spans) throws IOException {
        if (matches == null) return;
        for (String field : matches) {
            MatchesIterator match = matches.getMatches(field);
            while (match != null && match.next()) addMark(match, spans);
        }
    }

    /// A phrase is marked word by word where the engine tells them apart.
    private static void addMark(MatchesIterator match, List<Span> spans) throws IOException {
        MatchesIterator parts = match.getSubMatches();
        if (parts == null) {
            if (match.startOffset() >= 0) spans.add(new Span(match.startOffset(), match.endOffset()));
            return;
        }
        while (parts.next()) addMark(parts, spans);
    }

    /// In text order, spans that meet as one.
    static List<Span> merged(List<Span> spans) {
        spans.sort(Comparator.comparingInt(Span::start).thenComparingInt(Span::end));
        List<Span> merged = new ArrayList<>();
        for (Span span : spans) {
            if (!merged.isEmpty() && span.start() < merged.getLast().end()) {
                Span last = merged.removeLast();
                merged.add(new Span(last.start(), Math.max(last.end(), span.end())));
            } else merged.add(span);
        }
        return merged;
    }
}
