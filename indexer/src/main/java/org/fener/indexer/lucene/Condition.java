package org.fener.indexer.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

/// A query as a condition on the set of a post's terms. What a set cannot tell (order, distance, patterns, ranges) is
/// asked of an index of this one post, and only when everything else holds.
sealed interface Condition {

    boolean holds(PostTerms post) throws IOException;

    /// Terms of which any matching post has at least one; empty if there is no such set.
    Set<String> anchors();

    record Has(String term) implements Condition {
        @Override
        public boolean holds(PostTerms post) throws IOException {
            return post.terms().contains(term);
        }

        @Override
        public Set<String> anchors() {
            return Set.of(term);
        }
    }

    record AnyOf(List<Condition> conditions) implements Condition {
        @Override
        public boolean holds(PostTerms post) throws IOException {
            for (Condition condition : conditions) if (condition.holds(post)) return true;
            return false;
        }

        @Override
        public Set<String> anchors() {
            Set<String> all = new HashSet<>();
            for (Condition condition : conditions) {
                Set<String> anchors = condition.anchors();
                if (anchors.isEmpty()) return Set.of();
                all.addAll(anchors);
            }
            return all;
        }
    }

    record AllOf(List<Condition> conditions, List<Condition> none) implements Condition {
        @Override
        public boolean holds(PostTerms post) throws IOException {
            for (Condition condition : conditions) if (!condition.holds(post)) return false;
            for (Condition condition : none) if (condition.holds(post)) return false;
            return true;
        }

        /// The longest words are the rarest, as a rule.
        @Override
        public Set<String> anchors() {
            Set<String> best = Set.of();
            for (Condition condition : conditions) {
                Set<String> anchors = condition.anchors();
                if (!anchors.isEmpty() && (best.isEmpty() || shortest(anchors) > shortest(best))) best = anchors;
            }
            return best;
        }

        private static int shortest(Set<String> terms) {
            return terms.stream()
                    .mapToInt(it -> it.length() - it.indexOf('\0'))
                    .min()
                    .orElse(0);
        }
    }

    /// A word with `*` or `?`, tried on each term of its field that begins like it.
    record Like(String field, String beginning, CharacterRunAutomaton pattern) implements Condition {

        /// Lucene's own bound for patterns.
        private static final int MOST_WORK = Operations.DEFAULT_DETERMINIZE_WORK_LIMIT;

        static Condition of(WildcardQuery query) {
            String pattern = query.getTerm().text();
            int letters = 0;
            while (letters < pattern.length() && "*?\\".indexOf(pattern.charAt(letters)) < 0) letters++;
            String begun = query.getField() + '\0' + pattern.substring(0, letters);
            return new Like(
                    query.getField() + '\0',
                    letters < PostTerms.BEGINNING ? "" : PostTerms.beginning(begun),
                    new CharacterRunAutomaton(
                            Operations.determinize(WildcardQuery.toAutomaton(query.getTerm(), MOST_WORK), MOST_WORK)));
        }

        @Override
        public boolean holds(PostTerms post) throws IOException {
            if (!beginning.isEmpty() && !post.beginnings().contains(beginning)) return false;
            for (String term : post.terms())
                if (term.startsWith(field) && pattern.run(term.substring(field.length()))) return true;
            return false;
        }

        @Override
        public Set<String> anchors() {
            return beginning.isEmpty() ? Set.of() : Set.of(beginning);
        }
    }

    record Asked(Query query) implements Condition {
        @Override
        public boolean holds(PostTerms post) throws IOException {
            return post.searcher().count(query) > 0;
        }

        @Override
        public Set<String> anchors() {
            return Set.of();
        }
    }

    static Condition of(Query query) {
        if (query.equals(QueryCompiler.EVERYTHING)) return new AllOf(List.of(), List.of());
        return switch (query) {
            case TermQuery term -> new Has(key(term.getTerm()));
            case BoostQuery boost -> of(boost.getQuery());
            case ConstantScoreQuery constant -> of(constant.getQuery());
            case DisjunctionMaxQuery best ->
                new AnyOf(best.getDisjuncts().stream().map(Condition::of).toList());
            case PhraseQuery phrase -> {
                List<Condition> all = new ArrayList<>();
                for (Term term : phrase.getTerms()) all.add(new Has(key(term)));
                if (all.size() > 1) all.add(new Asked(phrase));
                yield new AllOf(all, List.of());
            }
            case SynonymQuery synonyms ->
                new AnyOf(synonyms.getTerms().stream()
                        .<Condition>map(term -> new Has(key(term)))
                        .toList());
            case MultiPhraseQuery phrase -> {
                List<Condition> all = new ArrayList<>();
                for (Term[] choice : phrase.getTermArrays())
                    all.add(new AnyOf(Arrays.stream(choice)
                            .<Condition>map(term -> new Has(key(term)))
                            .toList()));
                all.add(new Asked(phrase));
                yield new AllOf(all, List.of());
            }
            case BooleanQuery bool -> of(bool);
            case WildcardQuery pattern when pattern.getField().equals(Names.TEXT) -> Like.of(pattern);
            default -> new Asked(query);
        };
    }

    private static Condition of(BooleanQuery query) {
        if (query.getMinimumNumberShouldMatch() > 1) return new Asked(query);
        List<Condition> all = new ArrayList<>();
        List<Condition> any = new ArrayList<>();
        List<Condition> none = new ArrayList<>();
        for (BooleanClause clause : query.clauses()) {
            if (clause.isRequired()) all.add(of(clause.query()));
            else if (clause.isProhibited()) none.add(of(clause.query()));
            else any.add(of(clause.query()));
        }
        if (all.isEmpty()) all.add(new AnyOf(any));
        // what holds cheaply is asked first
        all.sort((one, other) -> Boolean.compare(one instanceof Asked, other instanceof Asked));
        return new AllOf(all, none);
    }

    static String key(Term term) {
        return term.field() + '\0' + term.text();
    }
}
