package org.fener.indexer.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.fener.indexer.IndexedPost;

/// Asks for posts that speak of the same things: those that share the words which are frequent in this post and rare in
/// all others.
final class Similar {

    private static final int MOST_WORDS = 25;
    private static final int LEAST_SHARED_PERCENT = 30;
    private static final int SHORTEST_WORD = 3;

    private final Languages languages;
    private final Analyzer analyzer;

    Similar(Languages languages, Analyzer analyzer) {
        this.languages = languages;
        this.analyzer = analyzer;
    }

    private record Weighed(String word, double weight) {}

    /// All but the post itself and its near-duplicates.
    Query query(IndexReader reader, IndexedPost post) throws IOException {
        String language = Languages.primary(post.verdict().language());
        String field = languages.stems(language) ? Names.text(language) : Names.TEXT;
        List<Weighed> words = telling(reader, field, LookAlikes.fold(post.post().text()));
        BooleanQuery.Builder shared = new BooleanQuery.Builder();
        for (Weighed word : words)
            shared.add(new BoostQuery(new TermQuery(new Term(field, word.word)), (float) word.weight), Occur.SHOULD);
        shared.setMinimumNumberShouldMatch(Math.max(1, words.size() * LEAST_SHARED_PERCENT / 100));
        return new BooleanQuery.Builder()
                .add(shared.build(), Occur.MUST)
                .add(new TermQuery(new Term(Names.KEY, post.key())), Occur.MUST_NOT)
                .add(new TermQuery(new Term(Names.GROUP, post.group())), Occur.MUST_NOT)
                .build();
    }

    private List<Weighed> telling(IndexReader reader, String field, String text) throws IOException {
        int posts = Math.max(1, reader.getDocCount(field));
        List<Weighed> weighed = new ArrayList<>();
        for (Map.Entry<String, Integer> word : counted(field, text).entrySet()) {
            int with = reader.docFreq(new Term(field, word.getKey()));
            // a word that no other post has finds none
            if (with < 2) continue;
            weighed.add(
                    new Weighed(word.getKey(), (1 + Math.log(word.getValue())) * Math.log(1 + (double) posts / with)));
        }
        weighed.sort(Comparator.comparingDouble(Weighed::weight).reversed().thenComparing(Weighed::word));
        return weighed.subList(0, Math.min(MOST_WORDS, weighed.size()));
    }

    private Map<String, Integer> counted(String field, String text) throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        try (TokenStream words = analyzer.tokenStream(field, text)) {
            CharTermAttribute word = words.addAttribute(CharTermAttribute.class);
            words.reset();
            while (words.incrementToken())
                if (word.length() >= SHORTEST_WORD) counts.merge(word.toString(), 1, Integer::sum);
            words.end();
        }
        return counts;
    }
}
