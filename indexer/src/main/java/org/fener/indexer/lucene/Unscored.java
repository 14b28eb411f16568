package org.fener.indexer.lucene;

import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;

/// The query that finds the same documents and says nothing of how well they answer. Lucene gathers plain alternatives
/// in sets of bits, those of which the best counts one document after the other.
final class Unscored {

    private Unscored() {}

    static Query of(Query query) {
        return switch (query) {
            case BoostQuery boost -> of(boost.getQuery());
            case DisjunctionMaxQuery best -> any(best.getDisjuncts());
            case SynonymQuery stems -> any(terms(stems));
            case BooleanQuery clauses -> clauses(clauses);
            default -> query;
        };
    }

    private static List<Query> terms(SynonymQuery stems) {
        return stems.getTerms().stream()
                .<Query>map((Term term) -> new TermQuery(term))
                .toList();
    }

    private static Query any(Collection<Query> queries) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (Query query : queries) any.add(of(query), Occur.SHOULD);
        return any.build();
    }

    private static Query clauses(BooleanQuery query) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.setMinimumNumberShouldMatch(query.getMinimumNumberShouldMatch());
        for (BooleanClause clause : query.clauses()) all.add(of(clause.query()), clause.occur());
        return all.build();
    }
}
