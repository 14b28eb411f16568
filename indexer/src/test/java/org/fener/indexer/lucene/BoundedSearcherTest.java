package org.fener.indexer.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BoundedSearcherTest {

    private static final int POSTS = 40_000;
    private static final Duration LONG = Duration.ofHours(1);

    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private DirectoryReader reader;

    @BeforeEach
    void write() throws IOException {
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            for (int i = 0; i < POSTS; i++) {
                Document post = new Document();
                post.add(new StringField("id", String.valueOf(i), Store.NO));
                post.add(new TextField(
                        "text", "every " + "third ".repeat(i % 3) + (i % 7 == 0 ? "seventh" : ""), Store.NO));
                writer.addDocument(post);
            }
            writer.forceMerge(1);
            writer.deleteDocuments(new Term("id", "21"));
        }
        reader = DirectoryReader.open(directory);
    }

    @AfterEach
    void close() throws IOException {
        reader.close();
        directory.close();
    }

    @Test
    void findsWhatAnUnboundedSearchFinds() throws IOException {
        Query third = new TermQuery(new Term("text", "third"));
        Query seventh = new TermQuery(new Term("text", "seventh"));
        Query either = new BooleanQuery.Builder()
                .add(third, Occur.SHOULD)
                .add(seventh, Occur.SHOULD)
                .build();
        Query both = new BooleanQuery.Builder()
                .add(third, Occur.MUST)
                .add(seventh, Occur.MUST)
                .build();
        for (Query query :
                List.of(third, either, both, MatchAllDocsQuery.INSTANCE, new TermQuery(new Term("text", "no"))))
            for (int limit : new int[] {1, 20, POSTS}) {
                BoundedSearcher bounded = new BoundedSearcher(reader, LONG);
                TopDocs found = bounded.search(query, limit);
                assertThat(docs(found))
                        .as(query + " " + limit)
                        .isEqualTo(docs(new IndexSearcher(reader).search(query, limit)));
                assertThat(bounded.count(query)).isEqualTo(new IndexSearcher(reader).count(query));
                assertThat(bounded.timedOut()).isFalse();
            }
    }

    private static List<Integer> docs(TopDocs found) {
        return Arrays.stream(found.scoreDocs).map((ScoreDoc hit) -> hit.doc).toList();
    }

    @Test
    void stopsAtItsLimit() throws IOException {
        BoundedSearcher late = new BoundedSearcher(reader, Duration.ZERO);
        assertThat(late.search(MatchAllDocsQuery.INSTANCE, POSTS).scoreDocs).isEmpty();
        assertThat(late.timedOut()).isTrue();
    }
}
