package org.fener.indexer.lucene;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
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
import org.fener.indexer.SharedMaterial;
import org.fener.indexer.bench.BenchFolders;
import org.fener.indexer.bench.BenchTable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How often the paragraph that answers a question comes first, beside one field with ICU's words alone and BM25.
/// Arguments: language and file, as often as wanted; files in SQuAD's form (XQuAD's, for one): `data[].paragraphs[]`
/// with `context` and `qas[].question`. Without arguments: 61 questions of our own in each of four languages, written
/// without a look at the sentence that answers, among the 800 sentences a language of `data/sib200`.
public final class QuestionsBench {

    private static final List<String> LANGUAGES = List.of("el", "ro", "ru", "tr");

    private QuestionsBench() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length % 2 != 0)
            throw new IllegalArgumentException("expected LANGUAGE FILE [LANGUAGE FILE …], files in SQuAD's form");
        BenchTable.head("questions: the right paragraph first, share; peer: ICU's words alone, BM25");
        for (int i = 0; i < arguments.length; i += 2) measure(arguments[i], inFile(Path.of(arguments[i + 1])));
        if (arguments.length == 0) for (String language : LANGUAGES) measure(language, ofOurOwn(language));
    }

    /// @param paragraphs by their ids
    /// @param answers    ids of the right paragraphs by question
    private record Asked(Map<String, String> paragraphs, Map<String, String> answers) {}

    private static Asked inFile(Path file) throws IOException {
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
        return new Asked(paragraphs, answers);
    }

    private static Asked ofOurOwn(String language) throws IOException {
        Map<String, String> sentences = new LinkedHashMap<>();
        try (BufferedReader rows = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SharedMaterial.path("data/sib200.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
            for (String row = rows.readLine(); row != null; row = rows.readLine()) {
                JsonNode sentence = JsonMapper.shared().readTree(row);
                if (sentence.path("lang").asString("").equals(language))
                    sentences.put("p" + sentences.size(), sentence.path("text").asString(""));
            }
        }
        Map<String, String> answers = new LinkedHashMap<>();
        try (InputStream questions = QuestionsBench.class.getResourceAsStream("questions.tsv")) {
            if (questions == null) throw new IOException("questions.tsv is not beside this class");
            new String(questions.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", 3))
                    .filter(columns -> columns[1].equals(language))
                    .forEach(columns -> answers.put(columns[2], "p" + columns[0]));
        }
        return new Asked(sentences, answers);
    }

    private static void measure(String language, Asked asked) throws IOException {
        BenchTable.row(
                language + ", " + asked.answers.size() + " questions, " + asked.paragraphs.size() + " paragraphs",
                ours(language, asked.paragraphs, asked.answers),
                "> 1 x",
                plain(asked.paragraphs, asked.answers));
    }

    @FunctionalInterface
    private interface Asking {
        String first(String question) throws IOException;
    }

    private static double share(Map<String, String> answers, Asking asking) throws IOException {
        int right = 0;
        for (Map.Entry<String, String> answer : answers.entrySet())
            if (asking.first(answer.getKey()).equals(answer.getValue())) right++;
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
                    question -> index.ranking(PostQuery.of(question).plain(true).limited(1)).posts().stream()
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
