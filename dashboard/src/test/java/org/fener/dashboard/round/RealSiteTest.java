package org.fener.dashboard.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.fener.crawler.archive.ArchiveVerifier;
import org.fener.dashboard.SharedMaterial;
import org.fener.dashboard.home.Home;
import org.fener.indexer.PostQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two boards of a real MyBB forum, watched by the program in processes of its own: once undisturbed, once killed in
/// the
/// middle of the round.
final class RealSiteTest {

    private static final String BOARDS = "corpora/site-squarepenguin-mybb";
    private static final List<String> START = List.of("forum-11.html", "forum-12.html");

    @TempDir
    Path folder;

    @Test
    void aKilledRoundIsMadeUpWithoutLossOrDouble() throws Exception {
        try (SavedSite site = SavedSite.serve(SharedMaterial.path(BOARDS))) {
            Home whole = home("whole", site);
            assertThat(round(whole).waitFor()).isZero();
            Map<String, Integer> expected = posts(whole);
            assertThat(expected).as(() -> log(whole)).hasSizeGreaterThan(100);
            assertThat(expected.values()).containsOnly(1);
            int pages = site.pages();

            assertThat(round(whole).waitFor()).isZero();
            assertThat(posts(whole)).isEqualTo(expected);
            assertThat(site.pages() - pages).as("pages fetched again").isLessThan(pages / 10);

            Home killed = home("killed", site);
            int before = site.pages();
            Process process = round(killed);
            long until = System.nanoTime() + Duration.ofMinutes(2).toNanos();
            while (site.pages() < before + pages / 2 && System.nanoTime() < until) TimeUnit.MILLISECONDS.sleep(20);
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            assertThat(site.pages() - before).as("pages before the kill").isBetween(1, pages - 1);

            assertThat(round(killed).waitFor()).isZero();

            assertThat(posts(killed)).isEqualTo(expected);
            assertThat(new ArchiveVerifier(killed.archive()).verify().damages()).isEmpty();
        }
    }

    private Home home(String name, SavedSite site) throws IOException {
        Home home = new Home(folder.resolve(name)).prepare();
        Files.writeString(home.settingsFile(), "fetch: {allow-addresses: [127.0.0.0/8]}\n");
        Files.writeString(home.sourcesFile(), """
                sources:
                  - id: boards
                    start: %s
                    scope: [%s, %s, %s]
                    delay: 5ms
                    budget: 5000
                    depth: 1
                    purpose: a test
                    legal-basis: a saved site on this machine
                """.formatted(
                        START.stream().map(site::address).toList(),
                        site.address("forum-11"),
                        site.address("forum-12"),
                        site.address("thread-")));
        return home;
    }

    private static Process round(Home home) throws IOException {
        Path log = home.logs().resolve("round.log");
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dfener.lib-crawl=" + System.getProperty("fener.lib-crawl"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.fener.dashboard.FenerApplication",
                        "round",
                        "--home",
                        home.path().toString(),
                        "--json")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static String log(Home home) {
        try {
            return Files.readString(home.logs().resolve("round.log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static Map<String, Integer> posts(Home home) throws IOException {
        Map<String, Integer> posts = new TreeMap<>();
        try (OpenInstallation installation = OpenInstallation.open(home, InstantSource.system())) {
            installation
                    .index()
                    .each(PostQuery.of(""), post -> posts.merge(post.post().id(), post.version(), Integer::sum));
        }
        return posts;
    }
}
