package org.fener.indexer.lucene;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;

/// What is to be marked of a query, by the way in which it is found in a text.
///
/// @param words    single words, each with its field
/// @param phrases  whose words stand in an order
/// @param patterns that fit words nobody knows beforehand
record Sought(Set<Term> words, List<Query> phrases, List<Query> patterns) {

    static final Sought NOTHING = new Sought(Set.of(), List.of(), List.of());

    Sought {
        words = Set.copyOf(words);
        phrases = List.copyOf(phrases);
        patterns = List.copyOf(patterns);
    }

    static Sought of(List<Query> queries) {
        Set<Term> words = new HashSet<>();
        List<Query> phrases = new ArrayList<>();
        List<Query> patterns = new ArrayList<>();
        for (Query query : queries) {
            if (isChoiceOfWords(query)) addWords(query, words);
            else if (hasPattern(query)) patterns.add(query);
            else phrases.add(query);
        }
        return new Sought(words, phrases, patterns);
    }

    private static boolean isChoiceOfWords(Query query) {
        return switch (query) {
            case TermQuery word -> true;
            case SynonymQuery words -> true;
            case BoostQuery boost -> isChoiceOfWords(boost.getQuery());
            case DisjunctionMaxQuery best -> best.getDisjuncts().stream().allMatch(Sought::isChoiceOfWords);
            default -> false;
        };
    }

    private static void addWords(Query query, Set<Term> words) {
        switch (query) {
            case TermQuery word -> words.add(word.getTerm());
            case SynonymQuery several -> words.addAll(several.getTerms());
            case BoostQuery boost -> addWords(boost.getQuery(), words);
            case DisjunctionMaxQuery best -> best.getDisjuncts().forEach(it -> addWords(it, words));
            default -> throw new IllegalArgumentException(query + " is no choice of words");
        }
    }

    private static boolean hasPattern(Query query) {
        return switch (query) {
            case MultiTermQuery pattern -> true;
            case BoostQuery boost -> hasPattern(boost.getQuery());
            case DisjunctionMaxQuery best -> best.getDisjuncts().stream().anyMatch(Sought::hasPattern);
            case BooleanQuery bool ->
                bool.clauses().stream().map(BooleanClause::query).anyMatch(Sought::hasPattern);
            default -> false;
        };
    }
}
