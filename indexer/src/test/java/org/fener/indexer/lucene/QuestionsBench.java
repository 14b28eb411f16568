package org.fener.indexer.lucene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
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
import org.fener.indexer.Samples;
import org.fener.indexer.bench.BenchFolders;
import org.fener.indexer.bench.BenchTable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How often the paragraph that answers a question comes first, beside one field with ICU's words alone and BM25.
/// Arguments: language and file, as often as wanted; files in SQuAD's form (XQuAD's, for one): `data[].paragraphs[]`
/// with `context` and `qas[].question`.
public final class QuestionsBench {

    private QuestionsBench() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2 || arguments.length % 2 != 0)
            throw new IllegalArgumentException("expected LANGUAGE FILE [LANGUAGE FILE …], files in SQuAD's form");
        BenchTable.head("questions: the right paragraph first, share; peer: ICU's words alone, BM25");
        for (int i = 0; i < arguments.length; i += 2) measure(arguments[i], Path.of(arguments[i + 1]));
    }

    private static void measure(String language, Path file) throws IOException {
        Map<String, String> paragraphs = new LinkedHashMap<>();
        Map<String, String> answers = new LinkedHashMap<>();
        for (JsonNode article :
                JsonMapper.shared().readTree(Files.readString(file)).path("data"))
            for (JsonNode paragraph : article.path("paragraphs")) {
                String id = "p" + paragraphs.size();
                paragraphs.put(id, paragraph.path("context").asString(""));
                paragraph
                        .path("qas")
                        .forEach(it -> answers.put(it.path("question").asString(""), id));
            }
        if (answers.isEmpty()) throw new IllegalArgumentException(file + ": no question in it");
        BenchTable.row(
                language + ", " + answers.size() + " questions, " + paragraphs.size() + " paragraphs",
                ours(language, paragraphs, answers),
                "> 1 x",
                plain(paragraphs, answers));
    }

    @FunctionalInterface
    private interface Asked {
        String first(String question) throws IOException;
    }

    private static double share(Map<String, String> answers, Asked asked) throws IOException {
        int right = 0;
        for (Map.Entry<String, String> answer : answers.entrySet())
            if (asked.first(answer.getKey()).equals(answer.getValue())) right++;
        return (double) right / answers.size();
    }

    private static double ours(String language, Map<String, String> paragraphs, Map<String, String> answers)
            throws IOException {
        Path folder = Files.createTempDirectory("fener-bench");
        try (PostIndex index = LucenePostIndex.open(folder, ZoneId.of("UTC"), InstantSource.system())) {
            for (Map.Entry<String, String> paragraph : paragraphs.entrySet())
                Samples.post(paragraph.getKey(), paragraph.getValue())
                        .in(language)
                        .addTo(index);
            index.refresh();
            return share(
                    answers,
                    question -> index.ranking(PostQuery.of(question).plain(true).limited(1)).stream()
                            .map(hit -> hit.key().substring(hit.key().indexOf('/') + 1))
                            .findFirst()
                            .orElse(""));
        } finally {
            BenchFolders.delete(folder);
        }
    }

    private static double plain(Map<String, String> paragraphs, Map<String, String> answers) throws IOException {
        try (FoldingAnalyzer analyzer = new FoldingAnalyzer();
                ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
                for (Map.Entry<String, String> paragraph : paragraphs.entrySet()) {
                    Document document = new Document();
                    document.add(new StringField("id", paragraph.getKey(), Store.YES));
                    document.add(new TextField("text", paragraph.getValue(), Store.NO));
                    writer.addDocument(document);
                }
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                QueryBuilder words = new QueryBuilder(analyzer);
                return share(answers, question -> {
                    Query query = words.createBooleanQuery("text", question);
                    if (query == null) return "";
                    ScoreDoc[] hits = searcher.search(query, 1).scoreDocs;
                    return hits.length == 0
                            ? ""
                            : searcher.storedFields().document(hits[0].doc).get("id");
                });
            }
        }
    }
}
