package org.fener.indexer.lucene;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.fener.indexer.PostQuery;

/// The filters beside a query's words: alternatives within a field, all fields together.
final class Filters {

    private Filters() {}

    static Query narrowed(Query words, PostQuery query) {
        BooleanQuery.Builder narrowed = new BooleanQuery.Builder().add(words, Occur.MUST);
        if (!query.categories().isEmpty()) {
            BooleanQuery.Builder any = new BooleanQuery.Builder();
            query.categories().forEach(it -> any.add(QueryCompiler.category(it), Occur.SHOULD));
            narrowed.add(any.build(), Occur.FILTER);
        }
        if (!query.sources().isEmpty()) narrowed.add(anyOf(Names.SOURCE, query.sources()), Occur.FILTER);
        if (!query.languages().isEmpty())
            narrowed.add(
                    anyOf(
                            Names.LANGUAGE,
                            query.languages().stream().map(Languages::primary).toList()),
                    Occur.FILTER);
        if (query.from().isPresent() || query.until().isPresent())
            narrowed.add(within(Names.TIME, query.from(), query.until()), Occur.FILTER);
        if (query.seenFrom().isPresent() || query.seenUntil().isPresent())
            narrowed.add(within(Names.SEEN, query.seenFrom(), query.seenUntil()), Occur.FILTER);
        query.among().ifPresent(keys -> narrowed.add(anyOf(Names.KEY, keys), Occur.FILTER));
        if (!query.except().isEmpty()) narrowed.add(anyOf(Names.KEY, query.except()), Occur.MUST_NOT);
        BooleanQuery built = narrowed.build();
        return built.clauses().size() == 1 ? words : built;
    }

    private static Query anyOf(String field, Collection<String> values) {
        return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }

    private static Query within(String field, Optional<Instant> from, Optional<Instant> until) {
        return LongPoint.newRangeQuery(
                field,
                from.map(PostFields::millis).orElse(Long.MIN_VALUE),
                until.map(it -> PostFields.millis(it) - 1).orElse(Long.MAX_VALUE));
    }
}
