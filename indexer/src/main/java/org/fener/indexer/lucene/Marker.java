package org.fener.indexer.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.fener.classifier.Reason.Span;
import org.fener.indexer.IndexedPost;

/// Marks where the words of a query stand in a text, by asking the same query of this one text.
final class Marker {

    private final List<Query> queries;
    private final Languages languages;
    private final Analyzer analyzer;

    Marker(List<Query> queries, Languages languages, Analyzer analyzer) {
        this.queries = List.copyOf(queries);
        this.languages = languages;
        this.analyzer = analyzer;
    }

    /// In text order, none overlapping another.
    List<Span> marks(IndexedPost post) throws IOException {
        if (queries.isEmpty()) return List.of();
        MemoryIndex index = new MemoryIndex(true);
        String text = LookAlikes.fold(post.post().text());
        index.addField(Names.TEXT, text, analyzer);
        String language = Languages.primary(post.verdict().language());
        if (languages.stems(language)) index.addField(Names.text(language), text, analyzer);
        IndexSearcher searcher = index.createSearcher();
        searcher.setQueryCache(null);
        List<Span> spans = new ArrayList<>();
        for (Query query : queries) addMarks(searcher, query, spans);
        return merged(spans);
    }

    private static void addMarks(IndexSearcher searcher, Query query, List<Span> spans) throws IOException {
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        Matches matches = weight.matches(searcher.getLeafContexts().getFirst(), 0);
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

    private static List<Span> merged(List<Span> spans) {
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
