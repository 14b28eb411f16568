package org.fener.indexer.lucene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;

/// Compiled queries in the words of OpenSearch, for words that are already those of the index.
final class PercolatorQueries {

    private PercolatorQueries() {}

    /// A field's name there: a dot would make it a part of another.
    static String field(String name) {
        return name.replace('.', '_');
    }

    static Map<String, Object> of(Query query) {
        return switch (query) {
            case TermQuery word -> term(word.getTerm());
            case SynonymQuery words ->
                any(words.getTerms().stream().map(PercolatorQueries::term).toList());
            case BoostQuery boost -> of(boost.getQuery());
            case ConstantScoreQuery constant -> of(constant.getQuery());
            case DisjunctionMaxQuery best ->
                any(best.getDisjuncts().stream().map(PercolatorQueries::of).toList());
            case BooleanQuery bool -> bool(bool);
            case PhraseQuery phrase -> phrase(phrase);
            case WildcardQuery pattern -> one("wildcard", pattern.getTerm());
            case PrefixQuery beginning -> one("prefix", beginning.getPrefix());
            case FieldExistsQuery everything -> Map.of("match_all", Map.of());
            case MatchNoDocsQuery nothing -> Map.of("match_none", Map.of());
            default -> throw new IllegalArgumentException("no words of OpenSearch for " + query.getClass());
        };
    }

    private static Map<String, Object> term(Term term) {
        return one("term", term);
    }

    private static Map<String, Object> one(String kind, Term term) {
        return Map.of(kind, Map.of(field(term.field()), Map.of("value", term.text())));
    }

    private static Map<String, Object> any(List<Map<String, Object>> ways) {
        return Map.of("bool", Map.of("should", ways));
    }

    private static Map<String, Object> phrase(PhraseQuery phrase) {
        List<String> words = Arrays.stream(phrase.getTerms()).map(Term::text).toList();
        return Map.of(
                "match_phrase",
                Map.of(
                        field(phrase.getTerms()[0].field()),
                        Map.of("query", String.join(" ", words), "slop", phrase.getSlop())));
    }

    private static Map<String, Object> bool(BooleanQuery query) {
        Map<String, Object> clauses = new LinkedHashMap<>();
        for (BooleanClause clause : query) {
            String occur =
                    switch (clause.occur()) {
                        case MUST -> "must";
                        case SHOULD -> "should";
                        case MUST_NOT -> "must_not";
                        case FILTER -> "filter";
                    };
            @SuppressWarnings("unchecked")
            List<Object> those = (List<Object>) clauses.computeIfAbsent(occur, none -> new ArrayList<>());
            those.add(of(clause.query()));
        }
        return Map.of("bool", clauses);
    }
}
