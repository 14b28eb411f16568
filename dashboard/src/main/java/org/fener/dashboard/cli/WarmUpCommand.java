package org.fener.dashboard.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fener.dashboard.demo.DemoGold;
import org.fener.dashboard.demo.DemoWeb;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.page.WebServer;
import org.fener.dashboard.round.Importer;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Role;
import picocli.CommandLine.Command;

/// `fener warm-up`: does once, in a home of its own that it removes, what the program does most. The JVM that runs it
/// with `-XX:AOTCacheOutput` keeps what it learned of the classes and their methods (JEP 514 and 515), so that later
/// ones start sooner. For the launcher and the package; people have no use for it.
@Command(
        name = "warm-up",
        hidden = true,
        description = "Does a little of everything, so that the JVM can record what later starts need.",
        mixinStandardHelpOptions = true)
final class WarmUpCommand extends org.fener.dashboard.cli.Command {

    private static final String PERSON = "analyst";
    private static final String PASSWORD = "seven lamps along the quay";

    /// Commands that people call often, and the morning's report with its PDF.
    private static final List<List<String>> COMMANDS = List.of(
            List.of("--help"),
            List.of("source", "list"),
            List.of("source", "list", "--json"),
            List.of("search", "работа"),
            List.of("search", "--json", "transport"),
            List.of("watch", "list"),
            List.of("user", "list"),
            List.of("label", "queue", "--category", "smuggling"),
            List.of("model", "list"),
            List.of("report", "--day", "today"));

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("fener-warm-up");
        try {
            warmUp(new Home(folder.resolve("home")));
        } finally {
            delete(folder);
        }
        return 0;
    }

    private void warmUp(Home home) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        try (DemoWeb web = DemoWeb.stepped(0, workplace().clock())) {
            home.prepare();
            Files.writeString(home.sourcesFile(), web.sourcesYaml());
            for (DemoGold post : web.gold()) lines.add(line(post));
        }
        try (Workplace.Opened opened = workplace().openAlone(Optional.of(home.path()))) {
            Installation installation = opened.installation();
            installation.fetchStop().stop("warm-up", "nothing is fetched here");
            Path file = Files.write(home.path().resolve("posts.jsonl"), lines);
            Importer importer = new Importer(installation, this::say);
            importer.take(file);
            importer.finish();
            installation.accounts().accept(installation.accounts().invite(PERSON, Role.ANALYST), PASSWORD);
            try (Handover _ = Handover.serve(installation);
                    WebServer server = WebServer.start(installation, "127.0.0.1", 0, true)) {
                new WarmUpVisit(server.port()).walk(PERSON, PASSWORD);
            }
        }
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        for (List<String> command : COMMANDS) {
            List<String> words = new ArrayList<>(command);
            if (!command.contains("--help"))
                words.addAll(List.of("--home", home.path().toString()));
            FenerCommand.run(words.toArray(String[]::new), nowhere, nowhere);
        }
    }

    private static String line(DemoGold post) {
        return JSON.createObjectNode()
                .put("permalink", post.permalink().toString())
                .put("source", post.site())
                .put("thread", post.title())
                .put("author", post.author())
                .put("publishedAt", post.published().toString())
                .put("text", post.text())
                .toString();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) Files.delete(file);
        }
    }
}
