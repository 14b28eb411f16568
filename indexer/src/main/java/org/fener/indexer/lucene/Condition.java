package org.fener.indexer.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.Operations;
import org.fener.classifier.Reason.Span;

/// A query as a condition on the words of one post. What they cannot tell (distances that may vary, wrong letters,
/// ranges) is asked of an index of this one post, and only when everything else holds.
sealed interface Condition {

    boolean holds(PostTokens post) throws IOException;

    /// Words of which any matching post has at least one, as rare as may be; empty if there is no such set.
    int[] anchors(WatchedWords words);

    /// Whether the words alone tell where in a text it holds.
    default boolean isSeen() {
        return true;
    }

    /// Adds where in the text it holds, if that is seen.
    void mark(PostTokens post, List<Span> marks);

    int[] NO_ANCHORS = {};

    record Has(int word) implements Condition {
        @Override
        public boolean holds(PostTokens post) {
            return post.has(word);
        }

        @Override
        public int[] anchors(WatchedWords words) {
            return new int[] {word};
        }

        @Override
        public void mark(PostTokens post, List<Span> marks) {
            post.mark(word, marks);
        }
    }

    record AnyOf(List<Condition> conditions) implements Condition {
        @Override
        public boolean holds(PostTokens post) throws IOException {
            for (Condition condition : conditions) if (condition.holds(post)) return true;
            return false;
        }

        @Override
        public int[] anchors(WatchedWords words) {
            List<int[]> all = conditions.stream().map(it -> it.anchors(words)).toList();
            if (all.stream().anyMatch(it -> it.length == 0)) return NO_ANCHORS;
            return all.stream().flatMapToInt(Arrays::stream).distinct().toArray();
        }

        @Override
        public boolean isSeen() {
            return conditions.stream().allMatch(Condition::isSeen);
        }

        @Override
        public void mark(PostTokens post, List<Span> marks) {
            conditions.forEach(it -> it.mark(post, marks));
        }
    }

    record AllOf(List<Condition> conditions, List<Condition> none) implements Condition {
        @Override
        public boolean holds(PostTokens post) throws IOException {
            for (Condition condition : conditions) if (!condition.holds(post)) return false;
            for (Condition condition : none) if (condition.holds(post)) return false;
            return true;
        }

        @Override
        public int[] anchors(WatchedWords words) {
            int[] best = NO_ANCHORS;
            for (Condition condition : conditions) {
                int[] anchors = condition.anchors(words);
                if (anchors.length > 0 && (best.length == 0 || words.frequency(anchors) < words.frequency(best)))
                    best = anchors;
            }
            return best;
        }

        @Override
        public boolean isSeen() {
            return conditions.stream().allMatch(Condition::isSeen);
        }

        @Override
        public void mark(PostTokens post, List<Span> marks) {
            conditions.forEach(it -> it.mark(post, marks));
        }
    }

    /// Words at fixed distances; for each place any of several.
    final class InOrder implements Condition {

        private final List<Condition> words = new ArrayList<>();
        private final int[][] choices;
        private final int[] distances;

        InOrder(Term[][] choices, int[] distances, WatchedWords watched) {
            this.choices = new int[choices.length][];
            this.distances = distances.clone();
            for (int i = 0; i < choices.length; i++) {
                this.choices[i] =
                        Arrays.stream(choices[i]).mapToInt(watched::numberOf).toArray();
                words.add(new AnyOf(Arrays.stream(this.choices[i])
                        .<Condition>mapToObj(Has::new)
                        .toList()));
            }
        }

        List<Condition> words() {
            return List.copyOf(words);
        }

        @Override
        public boolean holds(PostTokens post) throws IOException {
            for (Condition word : words) if (!word.holds(post)) return false;
            return post.inOrder(choices, distances, null);
        }

        @Override
        public int[] anchors(WatchedWords watched) {
            return new AllOf(words(), List.of()).anchors(watched);
        }

        @Override
        public void mark(PostTokens post, List<Span> marks) {
            post.inOrder(choices, distances, marks);
        }
    }

    /// A word with `*` or `?`, tried on each word that begins like it.
    record Like(int beginning, CharacterRunAutomaton pattern) implements Condition {

        /// Lucene's own bound for patterns.
        private static final int MOST_WORK = Operations.DEFAULT_DETERMINIZE_WORK_LIMIT;

        static Condition of(WildcardQuery query, WatchedWords watched) {
            String pattern = query.getTerm().text();
            int letters = 0;
            while (letters < pattern.length() && "*?\\".indexOf(pattern.charAt(letters)) < 0) letters++;
            if (letters < WatchedWords.BEGINNING) return new Asked(query);
            return new Like(
                    watched.numberOfBeginning(pattern.substring(0, letters)),
                    new CharacterRunAutomaton(
                            Operations.determinize(WildcardQuery.toAutomaton(query.getTerm(), MOST_WORK), MOST_WORK)));
        }

        @Override
        public boolean holds(PostTokens post) {
            boolean[] fits = {false};
            post.begunWith(beginning, (word, start, end) -> fits[0] |= pattern.run(word));
            return fits[0];
        }

        @Override
        public int[] anchors(WatchedWords words) {
            return new int[] {beginning};
        }

        @Override
        public void mark(PostTokens post, List<Span> marks) {
            post.begunWith(beginning, (word, start, end) -> {
                if (start >= 0 && pattern.run(word)) marks.add(new Span(start, end));
            });
        }
    }

    record Asked(Query query) implements Condition {
        @Override
        public boolean holds(PostTokens post) throws IOException {
            return post.searcher().count(query) > 0;
        }

        @Override
        public int[] anchors(WatchedWords words) {
            return NO_ANCHORS;
        }

        @Override
        public boolean isSeen() {
            return false;
        }

        @Override
        public void mark(PostTokens post, List<Span> marks) {
            // not seen
        }
    }

    static Condition of(Query query, WatchedWords watched) {
        if (query.equals(QueryCompiler.EVERYTHING)) return new AllOf(List.of(), List.of());
        return switch (query) {
            case TermQuery term -> new Has(watched.numberOf(term.getTerm()));
            case BoostQuery boost -> of(boost.getQuery(), watched);
            case ConstantScoreQuery constant -> of(constant.getQuery(), watched);
            case DisjunctionMaxQuery best ->
                new AnyOf(
                        best.getDisjuncts().stream().map(it -> of(it, watched)).toList());
            case SynonymQuery synonyms ->
                new AnyOf(synonyms.getTerms().stream()
                        .<Condition>map(term -> new Has(watched.numberOf(term)))
                        .toList());
            case PhraseQuery phrase -> {
                Term[][] words = Arrays.stream(phrase.getTerms())
                        .map(term -> new Term[] {term})
                        .toArray(Term[][]::new);
                yield phrase(phrase, words, phrase.getPositions(), phrase.getSlop(), watched);
            }
            case MultiPhraseQuery phrase ->
                phrase(phrase, phrase.getTermArrays(), phrase.getPositions(), phrase.getSlop(), watched);
            case BooleanQuery bool -> of(bool, watched);
            case WildcardQuery pattern when pattern.getField().equals(Names.TEXT) -> Like.of(pattern, watched);
            default -> new Asked(query);
        };
    }

    private static Condition phrase(Query query, Term[][] words, int[] distances, int slop, WatchedWords watched) {
        InOrder order = new InOrder(words, distances, watched);
        if (slop == 0) return order;
        List<Condition> all = new ArrayList<>(order.words());
        all.add(new Asked(query));
        return new AllOf(all, List.of());
    }

    private static Condition of(BooleanQuery query, WatchedWords watched) {
        if (query.getMinimumNumberShouldMatch() > 1) return new Asked(query);
        List<Condition> all = new ArrayList<>();
        List<Condition> any = new ArrayList<>();
        List<Condition> none = new ArrayList<>();
        for (BooleanClause clause : query.clauses()) {
            Condition condition = of(clause.query(), watched);
            if (clause.isRequired()) all.add(condition);
            else if (clause.isProhibited()) none.add(condition);
            else any.add(condition);
        }
        if (all.isEmpty()) all.add(new AnyOf(any));
        // what holds cheaply is asked first
        all.sort((one, other) -> Boolean.compare(one instanceof Asked, other instanceof Asked));
        return new AllOf(all, none);
    }
}
