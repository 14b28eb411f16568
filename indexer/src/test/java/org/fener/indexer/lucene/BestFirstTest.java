package org.fener.indexer.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.fener.indexer.PostQuery.Order;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BestFirstTest {

    private static final int POSTS = 6_000;
    private static final int ENOUGH = 100;
    private static final int WORDS = 40;

    private final Random random = new Random(5);
    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private DirectoryReader reader;

    /// Short posts of few words, so that many are equally good; in an order that is not that of their keys.
    @BeforeEach
    void write() throws IOException {
        IndexWriterConfig config = new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE);
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            for (int i = 0; i < POSTS; i++) {
                String key = "post" + i * 7_919 % POSTS;
                Document post = new Document();
                post.add(new StringField(Names.KEY, key, Store.NO));
                post.add(new SortedDocValuesField(Names.KEY, new BytesRef(key)));
                post.add(new TextField("text", String.join(" ", words(1 + random.nextInt(4))), Store.NO));
                writer.addDocument(post);
                if (i % 1_900 == 1_899) writer.flush();
            }
            for (int i = 0; i < 50; i++) writer.deleteDocuments(new Term(Names.KEY, "post" + random.nextInt(POSTS)));
        }
        reader = DirectoryReader.open(directory);
    }

    private List<String> words(int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> word(random.nextInt(WORDS) * random.nextInt(WORDS) / WORDS))
                .toList();
    }

    private static String word(int number) {
        return "word" + number;
    }

    @AfterEach
    void close() throws IOException {
        reader.close();
        directory.close();
    }

    @Test
    void findsWhatSortingAllMatchesByScoreAndKeyFinds() throws IOException {
        IndexSearcher searcher = new IndexSearcher(reader);
        for (int i = 0; i < WORDS; i++)
            for (int limit : new int[] {1, 2, 20, 50, POSTS}) {
                Query one = new TermQuery(new Term("text", word(i)));
                Query other = new TermQuery(new Term("text", word(WORDS - 1 - i)));
                Query either = new BooleanQuery.Builder()
                        .add(one, Occur.SHOULD)
                        .add(other, Occur.SHOULD)
                        .build();
                for (Query query : List.of(one, either))
                    assertThat(hits(BestFirst.find(searcher, query, limit, ENOUGH)))
                            .as(query + " " + limit)
                            .isEqualTo(hits(searcher.search(
                                    query,
                                    new TopFieldCollectorManager(
                                            PageKey.sort(Order.BEST), limit, null, Integer.MAX_VALUE))));
            }
    }

    @Test
    void ordersAllPostsByTheirKeysWhereAllAreEquallyGood() throws IOException {
        IndexSearcher searcher = new IndexSearcher(reader);
        TopDocs first = BestFirst.find(searcher, MatchAllDocsQuery.INSTANCE, 200, ENOUGH);
        assertThat(Stream.of(first.scoreDocs).map(it -> (BytesRef) ((FieldDoc) it).fields[1]))
                .hasSize(200)
                .isSorted();
    }

    @Test
    void countsExactlyWhatIsNotMoreThanEnough() throws IOException {
        IndexSearcher searcher = new IndexSearcher(reader);
        for (int i = 0; i < WORDS; i++) {
            Query query = new TermQuery(new Term("text", word(i)));
            int all = searcher.count(query);
            TotalHits counted = BestFirst.find(searcher, query, 20, ENOUGH).totalHits;
            if (all <= ENOUGH) assertThat(counted).isEqualTo(new TotalHits(all, TotalHits.Relation.EQUAL_TO));
            else assertThat(counted.value()).isBetween((long) ENOUGH, (long) all);
        }
    }

    private static List<String> hits(TopDocs found) {
        return Stream.of(found.scoreDocs)
                .map(FieldDoc.class::cast)
                .map(it -> Arrays.stream(it.fields)
                        .map(value -> value instanceof BytesRef key ? key.utf8ToString() : String.valueOf(value))
                        .toList()
                        .toString())
                .toList();
    }
}
