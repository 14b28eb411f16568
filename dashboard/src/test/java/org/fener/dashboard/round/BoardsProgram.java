package org.fener.dashboard.round;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fener.dashboard.home.Home;
import org.fener.indexer.PostQuery;

/// The program, in processes of its own, over two boards of a saved MyBB forum.
final class BoardsProgram {

    static final String BOARDS = "corpora/site-squarepenguin-mybb";

    private static final List<String> START = List.of("forum-11.html", "forum-12.html");

    private final Path folder;
    private final SavedSite site;

    /// @param folder for the homes
    BoardsProgram(Path folder, SavedSite site) {
        this.folder = folder;
        this.site = site;
    }

    Home home(String name) throws IOException {
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

    /// Starts a round; what it says goes to a log in the home.
    static Process round(Home home) throws IOException {
        return new ProcessBuilder(command("round", "--home", home.path().toString(), "--json"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.logs().resolve("round.log").toFile()))
                .start();
    }

    /// How the program is started with these words.
    static List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dfener.lib-crawl=" + crawlLibraries(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.fener.dashboard.FenerApplication"));
        command.addAll(List.of(words));
        return command;
    }

    /// What the build puts together for the crawl process; a benchmark finds it beside its own classes.
    static String crawlLibraries() {
        String given = System.getProperty("fener.lib-crawl");
        if (given != null) return given;
        String classes = System.getProperty("java.class.path").split(File.pathSeparator, -1)[0];
        return Path.of(classes).resolveSibling("fener/lib-crawl").toString();
    }

    static String log(Home home) {
        try {
            return Files.readString(home.logs().resolve("round.log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /// The version of each post that can be found, by id.
    static Map<String, Integer> posts(Home home) throws IOException {
        Map<String, Integer> posts = new TreeMap<>();
        try (OpenInstallation installation = OpenInstallation.open(home, InstantSource.system())) {
            installation
                    .index()
                    .each(PostQuery.of(""), post -> posts.merge(post.post().id(), post.version(), Integer::sum));
        }
        return posts;
    }
}
