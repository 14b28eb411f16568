package org.fener.dashboard.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.home.SettingsFile;
import org.fener.dashboard.store.Database;
import org.fener.dashboard.store.Run.Kind;
import org.fener.dashboard.store.Run.Outcome;
import org.fener.dashboard.store.RunLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The archive's disk is full, then read-only, then has room again: a small file system in memory, mounted
/// where only the program's processes see it.
final class FullDiskTest {

    private static final int THREADS = 24;
    private static final int BYTES = 120_000;

    @TempDir
    Path folder;

    /// A shell whose mounts are its own.
    private static final class Room implements AutoCloseable {
        private final Process shell;
        private final BufferedReader out;
        private final Writer in;

        private Room(Process shell) {
            this.shell = shell;
            this.out = shell.inputReader();
            this.in = shell.outputWriter();
        }

        static Room open() throws IOException {
            return new Room(new ProcessBuilder("unshare", "-m", "sh")
                    .redirectErrorStream(true)
                    .start());
        }

        /// What a command says, and as the last line its exit code.
        List<String> run(String command) throws IOException {
            in.write(command + "; echo \"exit $?\"\n");
            in.flush();
            List<String> said = new ArrayList<>();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.add(line);
                if (line.startsWith("exit ")) break;
            }
            return said;
        }

        @Override
        public void close() throws IOException {
            in.close();
            shell.destroy();
        }
    }

    @Test
    void saysSoForEachSourceLosesNothingAndGoesOnWhenThereIsRoom() throws Exception {
        Path pages = Files.createDirectories(folder.resolve("pages"));
        for (String board : List.of("a", "b")) write(pages, board);
        try (SavedSite site = SavedSite.serve(pages);
                Room room = Room.open()) {
            Home home = home(site);
            Files.createDirectories(home.archive());
            List<String> mounted = room.run("mount -t tmpfs -o size=1500k tmpfs " + home.archive());
            boolean allowed = mounted.equals(List.of("exit 0"));
            if (!allowed) System.err.println("SKIPPED: a private mount is not permitted here: " + mounted);
            assumeTrue(allowed, "private mounts are not permitted");

            List<String> full = room.run(program("round", home));
            assertThat(full).contains("exit 1");
            for (String source : List.of("a", "b"))
                assertThat(full)
                        .anySatisfy(line -> assertThat(line)
                                .startsWith(source + ": failed: ")
                                .contains("No space left on device"));

            assertThat(room.run("mount -o remount,ro " + home.archive())).contains("exit 0");
            List<String> readOnly = room.run(program("round", home));
            for (String source : List.of("a", "b"))
                assertThat(readOnly)
                        .anySatisfy(line -> assertThat(line)
                                .startsWith(source + ": failed: ")
                                .contains("Read-only file system"));

            assertThat(room.run("mount -o remount,rw,size=64m " + home.archive()))
                    .contains("exit 0");
            assertThat(room.run(program("round", home))).contains("exit 0");
            assertThat(room.run(program("verify", home))).contains("exit 0").anyMatch(line -> line.endsWith("clean"));
            List<String> found = room.run(program("search", home) + " --json --limit 0 --plain '*'");
            assertThat(found).anySatisfy(line -> assertThat(line).contains("\"total\":" + 2 * THREADS));
            assertThat(history(home, "a")).startsWith("DONE").contains("Read-only file system", "No space left");
        }
    }

    private static String history(Home home, String source) throws IOException {
        try (Database database = Database.open(home, SettingsFile.read(home.settingsFile()))) {
            return new RunLedger(database, InstantSource.system())
                    .latest(Kind.ROUND, source, 3).stream()
                            .map(run -> run.outcome() + (run.outcome() == Outcome.FAILED ? " " + run.details() : ""))
                            .collect(Collectors.joining("\n"));
        }
    }

    private static String program(String word, Home home) {
        return BoardsProgram.command(word, "--home", home.path().toString()).stream()
                .map(part -> "'" + part + "'")
                .collect(Collectors.joining(" "));
    }

    private Home home(SavedSite site) throws IOException {
        Home home = new Home(folder.resolve("home")).prepare();
        Files.writeString(home.settingsFile(), "fetch: {allow-addresses: [127.0.0.0/8]}\n");
        Files.writeString(home.sourcesFile(), """
                sources:
                  - {id: a, start: [%1$sindex.html], scope: [%1$s], delay: 1ms, purpose: a test, legal-basis: a site of ours}
                  - {id: b, start: [%2$sindex.html], scope: [%2$s], delay: 1ms, purpose: a test, legal-basis: a site of ours}
                """.formatted(site.address("a/"), site.address("b/")));
        return home;
    }

    /// A board whose threads do not compress.
    private static void write(Path pages, String board) throws IOException {
        Path folder = Files.createDirectories(pages.resolve(board));
        StringBuilder list = new StringBuilder("<!DOCTYPE html><title>Board</title><body>");
        for (int n = 1; n <= THREADS; n++) {
            list.append("<p><a href=\"thread-%d.html\">Thread number %d about the road</a></p>".formatted(n, n));
            byte[] noise = new byte[BYTES / 2];
            new Random(board.hashCode() + n).nextBytes(noise);
            Files.writeString(folder.resolve("thread-" + n + ".html"), """
                    <!DOCTYPE html><html lang="en"><head><title>Thread %d</title></head><body><article><h1>Thread %d</h1>
                    <p>The road over the mountain was closed again and we waited at the station for two hours, number %d.</p>
                    </article><!-- %s --></body></html>
                    """.formatted(
                            n, n, n, HexFormat.of().formatHex(noise)));
        }
        Files.writeString(folder.resolve("index.html"), list + "</body>");
    }
}
