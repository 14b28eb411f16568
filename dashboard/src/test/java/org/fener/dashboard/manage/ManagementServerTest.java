package org.fener.dashboard.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fener.dashboard.home.BadConfiguration;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.home.Settings.Management;
import org.fener.dashboard.page.WebServer;
import org.fener.dashboard.round.Importer;
import org.fener.dashboard.round.OpenInstallation;
import org.fener.dashboard.store.AuditLine.Outcome;
import org.fener.dashboard.store.AuditMark;
import org.fener.dashboard.store.Role;
import org.fener.indexer.watch.Telling;
import org.fener.indexer.watch.Watch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ManagementServerTest {

    private static final Management ANY_PORT = new Management("127.0.0.1", 0);
    private static final List<String> PERSONAL = List.of(
            "planted-source", "plantedauthor", "@planted_handle", "+359888123456", "planted.account", "planted watch");

    /// One line of the format, as Prometheus' parser takes it.
    private static final Pattern LINE = Pattern.compile(
            "# (?:HELP|TYPE) [a-z_]+ .+|[a-z_]+(?:\\{[a-z]+=\"[^\"\\\\\\n]*\"})? -?[0-9.]+(?:E-?[0-9]+)?");

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private OpenInstallation installation;
    private ManagementServer server;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        Home home = new Home(folder.resolve("home")).prepare();
        installation = OpenInstallation.open(home, InstantSource.system());
        Path posts = Files.writeString(folder.resolve("posts.jsonl"), """
                {"id": "1", "permalink": "https://planted-source.example/1", "source": "planted-source", "author": "plantedauthor", "text": "Write to @planted_handle or call +359888123456."}
                """);
        Importer importer = new Importer(installation, mistake -> {
            throw new AssertionError(mistake);
        });
        importer.take(posts);
        importer.finish();
        installation.accounts().invite("planted.account", Role.ANALYST);
        installation
                .watches()
                .save(new Watch(
                        "watch-1",
                        "planted.account",
                        "planted watch",
                        "categry:x",
                        List.of(),
                        List.of(),
                        0,
                        List.of(),
                        Telling.AT_ONCE,
                        installation.clock().instant(),
                        Optional.empty()));
        installation.audit().add("planted.account", "ANALYST", "search", "plantedauthor", "", Outcome.DONE);
        server = ManagementServer.start(installation, ANY_PORT);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        installation.close();
    }

    @Test
    void metricsAreReadableAndTellWhatHappened() throws Exception {
        HttpResponse<String> answer = get("/metrics");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains(MetricsText.CONTENT_TYPE);
        assertThat(answer.body().lines()).allMatch(line -> LINE.matcher(line).matches());
        AuditMark mark = installation.audit().mark();
        assertThat(answer.body().lines())
                .contains(
                        "fener_posts_new_total 1",
                        "fener_judge_seconds_count 1",
                        "fener_index_posts 1",
                        "fener_index_unread_bytes 0",
                        "fener_watches_broken 1",
                        "fener_rounds_running 0",
                        "fener_deliveries{state=\"waiting\"} 0",
                        "fener_audit_lines_total " + mark.count(),
                        "fener_audit_head " + Long.parseLong(mark.head().substring(0, 12), 16))
                .anyMatch(line -> line.startsWith("fener_posts_flagged_total{category="))
                .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\"} "))
                .anyMatch(line -> line.startsWith("process_cpu_seconds_total "));
    }

    @Test
    void everyMetricStandsInTheManual() throws Exception {
        String manual = Files.readString(Path.of("OPERATION.md"));
        Matcher names =
                Pattern.compile("# TYPE ([a-z_]+)").matcher(get("/metrics").body());

        assertThat(names.results().map(found -> "| `" + found.group(1)))
                .isNotEmpty()
                .allSatisfy(named -> assertThat(manual).contains(named));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/health", "/health/ready", "/health/live"})
    void nothingThatSomebodyWroteOrIsCalledStandsThere(String path) throws Exception {
        assertThat(get(path).body()).isNotEmpty().doesNotContain(PERSONAL);
    }

    @Test
    void healthNamesTheParts() throws Exception {
        assertThat(get("/health/live").body()).isEqualTo("{\"status\":\"up\"}\n");
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        HttpResponse<String> before = get("/health");
        assertThat(before.statusCode()).isEqualTo(503);
        assertThat(before.body()).contains("\"scheduler\":{\"status\":\"down\",\"why\":\"no job has run yet\"}");

        installation.pulse().beat();

        assertThat(get("/health").body())
                .contains(
                        "\"database\":{\"status\":\"up\"}",
                        "\"index\":{\"status\":\"up\",\"posts\":1,",
                        "\"archive\":{\"status\":\"up\"}",
                        "\"crawl\":{\"status\":\"up\",\"roundsRunning\":0}",
                        "\"freeBytes\":",
                        "\"scheduler\":{\"status\":\"up\",");
    }

    @Test
    void withoutItsDatabaseTheProgramLivesAndIsNotReady() throws Exception {
        installation.database().close();

        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        HttpResponse<String> ready = get("/health/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("\"database\":{\"status\":\"down\",", "\"index\":{\"status\":\"up\",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/health/", "/health/x", "/metricsx", "/metrics/", "/sign-in", "/posts", "/actuator"})
    void thereIsNothingElse(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    }

    @Test
    void nothingCanBeChangedThere() throws Exception {
        HttpRequest post = HttpRequest.newBuilder(address("/health"))
                .POST(BodyPublishers.ofString("{}"))
                .build();

        assertThat(client.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        Management taken = new Management("127.0.0.1", server.address().getPort());

        assertThatThrownBy(() -> ManagementServer.start(installation, taken).close())
                .isInstanceOf(BadConfiguration.class)
                .hasMessageContaining("management.port")
                .hasMessageContaining(String.valueOf(taken.port()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/actuator", "/actuator/health", "/actuator/env", "/metrics", "/health/ready", "/health/live"})
    void thePagesPortDoesNotShowThem(String path) throws Exception {
        try (WebServer pages = WebServer.start(installation, "127.0.0.1", 0, false)) {
            URI address = URI.create("http://127.0.0.1:" + pages.port() + path);
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());

            assertThat(answer.statusCode()).isIn(302, 401, 403, 404);
            assertThat(answer.body()).doesNotContain("\"status\":", "fener_");
        }
    }

    private URI address(String path) {
        return server.address().resolve(path);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString());
    }
}
