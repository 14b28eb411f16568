package org.fener.dashboard.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.round.Importer;
import org.fener.dashboard.round.OpenInstallation;
import org.fener.dashboard.store.AuditLine;
import org.fener.dashboard.store.Role;
import org.fener.dashboard.store.Run.Kind;
import org.fener.dashboard.store.Run.Outcome;
import org.fener.indexer.watch.Telling;
import org.fener.indexer.watch.Watch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

final class SupportBundleTest {

    @TempDir
    Path folder;

    private static Map<String, String> entries(OpenInstallation installation) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SupportBundle(installation).write(out);
        Map<String, String> entries = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
        return entries;
    }

    /// Everything that a home may hold of people, secrets and texts has the word `planted` in it.
    private OpenInstallation planted() throws Exception {
        Home home = new Home(folder.resolve("home")).prepare();
        Files.writeString(home.settingsFile(), """
                zone: Europe/Sofia
                fetch: {contact: planted@example.org}
                mail: {server: "planted.example.org:587", user: planted, password-file: planted, from: planted@example.org}
                report: {to-bg: [planted@example.org]}
                webhook: {planted: "https://planted.example/planted?planted"}
                """);
        Files.writeString(home.secretsFile(), "webhook: {planted: planted-secret-planted}\n");
        Files.setPosixFilePermissions(home.secretsFile(), PosixFilePermissions.fromString("rw-------"));
        OpenInstallation installation = OpenInstallation.open(home, InstantSource.system());
        Path posts = Files.writeString(folder.resolve("posts.jsonl"), """
                {"id": "planted", "permalink": "https://planted.example/1", "source": "planted", "author": "planted", "text": "planted text"}
                """);
        Importer importer = new Importer(installation, mistake -> {
            throw new AssertionError(mistake);
        });
        importer.take(posts);
        importer.finish();
        String link = installation.accounts().invite("planted", Role.ANALYST);
        installation.accounts().accept(link, "a long way home");
        installation
                .watches()
                .save(new Watch(
                        "planted",
                        "planted",
                        "planted",
                        "planted",
                        List.of(),
                        List.of(),
                        0,
                        List.of(),
                        Telling.AT_ONCE,
                        installation.clock().instant(),
                        Optional.empty()));
        installation.audit().add("planted", "ANALYST", "search", "planted", "planted", AuditLine.Outcome.DONE);
        long run = installation
                .ledger()
                .begin(Kind.ROUND, "planted", installation.clock().instant())
                .orElseThrow();
        installation.ledger().end(run, Outcome.FAILED, "planted");
        return installation;
    }

    @Test
    void nothingOfPeopleSecretsAndTextsStandsInIt() throws Exception {
        try (OpenInstallation installation = planted()) {
            LoggerFactory.getLogger(SupportBundleTest.class)
                    .error(
                            "source {} broke",
                            "planted",
                            new IllegalStateException("planted", new IOException("planted")));
            LoggerFactory.getLogger("com.zaxxer.hikari").error("jdbc:postgresql://db/fener?password=planted");
            LoggerFactory.getLogger("crawl").warn("{}", "WARN planted");

            Map<String, String> entries = entries(installation);

            assertThat(entries)
                    .containsOnlyKeys(
                            "README.txt",
                            "about.json",
                            "counts.json",
                            "health.json",
                            "log.json",
                            "metrics.txt",
                            "runs.json",
                            "settings.json",
                            "storage.json")
                    .allSatisfy((name, text) ->
                            assertThat(text).as(name).isNotBlank().doesNotContain("planted"));
            assertThat(entries.get("log.json"))
                    .contains(
                            "\"source {} broke\"",
                            "\"java.lang.IllegalStateException\"",
                            "\"java.io.IOException\"",
                            "SupportBundleTest.java",
                            "\"com.zaxxer.hikari\"");
        }
    }

    @Test
    void whatHelpsStandsInIt() throws Exception {
        try (OpenInstallation installation = planted()) {
            Map<String, String> entries = entries(installation);

            assertThat(entries.get("about.json")).contains("\"fener\" : \"0.1.0\"", "\"java.version\"");
            assertThat(entries.get("health.json")).contains("\"database\"", "\"scheduler\"");
            assertThat(entries.get("metrics.txt")).contains("fener_posts_new_total 1");
            assertThat(entries.get("counts.json")).contains("\"ANALYST\" : 1", "\"watches\" : 1");
            assertThat(entries.get("runs.json")).contains("\"outcome\" : \"FAILED\"");
            assertThat(entries.get("storage.json")).contains("\"archive\"");
            assertThat(entries.get("settings.json"))
                    .contains("\"Europe/Sofia\"", "\"key\" : \"webhook.secret\"", "\"where\" : \"fener.yaml:1\"");
        }
    }
}
