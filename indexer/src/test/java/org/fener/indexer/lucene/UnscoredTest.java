package org.fener.indexer.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

final class UnscoredTest {

    private static final int POSTS = 300;
    private static final int WORDS = 8;
    private static final List<Occur> OCCURS = List.of(Occur.values());

    private final Random random = new Random(3);

    private Term term() {
        return new Term("text", "w" + random.nextInt(WORDS));
    }

    private List<Query> several(int depth) {
        return Stream.generate(() -> query(depth - 1))
                .limit(1 + random.nextInt(3))
                .toList();
    }

    private Query query(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(6)) {
            case 0, 1 -> new TermQuery(term());
            case 2 ->
                new SynonymQuery.Builder("text").addTerm(term()).addTerm(term()).build();
            case 3 -> new BoostQuery(query(depth - 1), 0.5f);
            case 4 -> new DisjunctionMaxQuery(several(depth), 0.2f);
            default -> clauses(depth);
        };
    }

    private Query clauses(int depth) {
        BooleanQuery.Builder clauses = new BooleanQuery.Builder();
        for (Query query : several(depth)) clauses.add(query, OCCURS.get(random.nextInt(OCCURS.size())));
        int optional = clauses.build().getClauses(Occur.SHOULD).size();
        return clauses.setMinimumNumberShouldMatch(random.nextInt(1 + Math.min(2, optional)))
                .build();
    }

    private static Set<Integer> found(IndexSearcher searcher, Query query) throws IOException {
        return Arrays.stream(searcher.search(query, POSTS).scoreDocs)
                .map(hit -> hit.doc)
                .collect(Collectors.toSet());
    }

    @Test
    void findsTheSameAsTheQueryThatScores() throws IOException {
        int findingSome = 0;
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
                for (int post = 0; post < POSTS; post++) {
                    Document document = new Document();
                    for (int word = 0; word < WORDS; word++)
                        if (random.nextInt(4) == 0) document.add(new StringField("text", "w" + word, Store.NO));
                    writer.addDocument(document);
                }
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                for (int i = 0; i < 3_000; i++) {
                    Query query = query(3);
                    Set<Integer> found = found(searcher, query);
                    assertThat(found(searcher, Unscored.of(query)))
                            .as(query.toString())
                            .isEqualTo(found);
                    if (!found.isEmpty() && found.size() < POSTS) findingSome++;
                }
            }
        }
        assertThat(findingSome).isGreaterThan(1_000);
    }
}
