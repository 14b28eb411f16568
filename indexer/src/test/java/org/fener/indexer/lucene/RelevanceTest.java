package org.fener.indexer.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fener.indexer.Samples.post;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;
import org.fener.indexer.PostQuery.Order;
import org.fener.indexer.SharedMaterial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Cranfield: 1,400 abstracts, 225 questions with judgements.
class RelevanceTest {

    private static final int DEEP = 300;

    @TempDir
    private Path home;

    private interface Asked {
        List<String> ids(String question) throws IOException;
    }

    @Test
    void ranksNoWorseThanLuceneWithEnglishWordsAlone() throws IOException {
        Path folder = SharedMaterial.path("corpora/cranfield");
        Map<String, String> texts = texts(folder.resolve("cran.all.1400.xml"));
        List<String> questions = between(Files.readString(folder.resolve("cran.qry.xml")), "title");
        Map<String, Set<String>> judged = judged(folder.resolve("cranqrel.trec.txt"));
        assertThat(texts).hasSizeBetween(1_390, 1_400);
        assertThat(questions).hasSize(225);
        double ours;
        try (PostIndex index = LucenePostIndex.open(home, ZoneId.of("UTC"), InstantSource.fixed(Instant.EPOCH))) {
            for (Map.Entry<String, String> text : texts.entrySet())
                post(text.getKey(), text.getValue()).in("en").addTo(index);
            index.refresh();
            ours = meanAveragePrecision(questions, judged, question -> ids(index, question));
        }
        double plain;
        try (PlainLucene lucene = new PlainLucene(texts)) {
            plain = meanAveragePrecision(questions, judged, lucene::ids);
        }
        System.out.printf("Cranfield MAP: Lucene with English words %.4f, ours %.4f%n", plain, ours);
        assertThat(ours).isGreaterThanOrEqualTo(plain).isGreaterThan(0.25);
    }

    private static List<String> ids(PostIndex index, String question) throws IOException {
        PostQuery all = PostQuery.of(question);
        return index
                .search(new PostQuery(
                        question,
                        all.categories(),
                        all.sources(),
                        all.languages(),
                        all.from(),
                        all.until(),
                        all.seenFrom(),
                        all.seenUntil(),
                        Order.BEST,
                        DEEP,
                        all.after(),
                        true))
                .hits()
                .stream()
                .map(hit -> hit.post().post().id())
                .toList();
    }

    private static double meanAveragePrecision(List<String> questions, Map<String, Set<String>> judged, Asked asked)
            throws IOException {
        double sum = 0;
        for (int i = 0; i < questions.size(); i++) {
            Set<String> relevant = judged.getOrDefault(String.valueOf(i + 1), Set.of());
            int found = 0;
            int rank = 0;
            double precisions = 0;
            for (String id : asked.ids(questions.get(i))) {
                rank++;
                if (relevant.contains(id)) precisions += (double) ++found / rank;
            }
            sum += relevant.isEmpty() ? 0 : precisions / relevant.size();
        }
        return sum / questions.size();
    }

    private static Map<String, String> texts(Path file) throws IOException {
        Map<String, String> texts = new HashMap<>();
        for (String doc : between(Files.readString(file), "doc")) {
            List<String> text = between(doc, "text");
            if (!text.isEmpty()) texts.put(between(doc, "docno").getFirst().strip(), text.getFirst());
        }
        return texts;
    }

    private static Map<String, Set<String>> judged(Path file) throws IOException {
        Map<String, Set<String>> judged = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.strip().split("\\s+", -1);
            if (Integer.parseInt(parts[3]) > 0)
                judged.computeIfAbsent(parts[0], none -> new HashSet<>()).add(parts[2]);
        }
        return judged;
    }

    private static List<String> between(String xml, String tag) {
        Matcher element = Pattern.compile("<" + tag + ">(.*?)</" + tag + ">", Pattern.DOTALL)
                .matcher(xml);
        List<String> found = new ArrayList<>();
        while (element.find()) found.add(element.group(1));
        return found;
    }

    /// The peer: one field, Lucene's English analysis, BM25.
    private static final class PlainLucene implements AutoCloseable {

        private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
        private final DirectoryReader reader;
        private final IndexSearcher searcher;
        private final QueryBuilder words = new QueryBuilder(new EnglishAnalyzer());

        PlainLucene(Map<String, String> texts) throws IOException {
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new EnglishAnalyzer()))) {
                for (Map.Entry<String, String> text : texts.entrySet()) {
                    Document document = new Document();
                    document.add(new StringField("id", text.getKey(), Store.YES));
                    document.add(new TextField("text", text.getValue(), Store.NO));
                    writer.addDocument(document);
                }
            }
            this.reader = DirectoryReader.open(directory);
            this.searcher = new IndexSearcher(reader);
        }

        List<String> ids(String question) throws IOException {
            Query query = words.createBooleanQuery("text", question);
            List<String> ids = new ArrayList<>();
            if (query == null) return ids;
            for (ScoreDoc doc : searcher.search(query, DEEP).scoreDocs)
                ids.add(searcher.storedFields().document(doc.doc).get("id"));
            return ids;
        }

        @Override
        public void close() throws IOException {
            reader.close();
            directory.close();
        }
    }
}
