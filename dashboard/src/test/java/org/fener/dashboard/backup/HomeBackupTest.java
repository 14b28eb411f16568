package org.fener.dashboard.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fener.crawler.archive.ArchiveVerifier;
import org.fener.dashboard.home.BadConfiguration;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.round.Importer;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.round.OpenInstallation;
import org.fener.dashboard.store.Role;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HomeBackupTest {

    @TempDir
    Path folder;

    @Test
    void aRestoredHomeHasThePostsAccountsSettingsAndReportsOfTheOneInUse() throws Exception {
        List<String> posts;
        Bag bag;
        try (OpenInstallation installation = home("home")) {
            take(installation, 3);
            installation.accounts().accept(installation.accounts().invite("мария", Role.ANALYST), "correct horse");
            Files.writeString(installation.home().reports().resolve("note.txt"), "kept");
            posts = posts(installation);
            bag = HomeBackup.create(installation, folder.resolve("backups"), part -> {});
            take(installation, 9); // goes on while the backup is there
        }

        Home restored = HomeBackup.restore(bag, folder.resolve("restored"), part -> {});

        try (OpenInstallation installation = OpenInstallation.open(restored, InstantSource.system())) {
            assertThat(posts(installation)).hasSize(3).isEqualTo(posts);
            assertThat(installation.accounts().find("мария")).isPresent();
            assertThat(restored.reports().resolve("note.txt")).hasContent("kept");
            assertThat(installation.settings().fetch().contact()).contains("test@example.org");
            assertThat(new ArchiveVerifier(restored.archive()).verify().damages())
                    .isEmpty();
        }
    }

    @Test
    void standardToolsCheckIt() throws Exception {
        Bag bag = backup();

        assertThat(sha256sum(bag)).isZero();
        assertThat(Files.readString(bag.folder().resolve("bagit.txt"))).startsWith("BagIt-Version: 1.0\n");

        flipABit(anArchiveFile(bag));
        assertThat(sha256sum(bag)).isEqualTo(1);
    }

    @Test
    void oneFlippedBitIsNamedAndNothingIsRestored() throws Exception {
        Bag bag = backup();
        Path file = anArchiveFile(bag);
        flipABit(file);

        assertThat(HomeBackup.mistakes(bag)).anyMatch(mistake -> mistake.contains(file.getFileName() + ": differs"));
        assertThatThrownBy(() -> HomeBackup.restore(bag, folder.resolve("restored"), part -> {}))
                .isInstanceOf(BadConfiguration.class)
                .hasMessageContaining("is damaged");
        assertThat(folder.resolve("restored")).doesNotExist();
    }

    @Test
    void aMissingAndAnAddedFileAreNamed() throws Exception {
        Bag bag = backup();
        Files.delete(bag.data().resolve("config/sources.yaml"));
        Files.writeString(bag.data().resolve("config/other.yaml"), "x");

        assertThat(bag.mistakes())
                .containsExactlyInAnyOrder(
                        "data/config/sources.yaml: missing",
                        "data/config/other.yaml: is there, but the manifest does not name it");
    }

    @Test
    void aHomeThatIsThereIsNeverOverwritten() throws Exception {
        Bag bag = backup();

        assertThatThrownBy(() -> HomeBackup.restore(bag, folder.resolve("home"), part -> {}))
                .isInstanceOf(BadConfiguration.class)
                .hasMessageContaining("expected a folder that is not there yet or empty");
    }

    @Test
    void aFolderThatIsNoBackupIsSaidToBeNone() throws IOException {
        assertThat(HomeBackup.mistakes(new Bag(folder))).anyMatch(mistake -> mistake.contains("is this a backup?"));
    }

    private Bag backup() throws Exception {
        try (OpenInstallation installation = home("home")) {
            take(installation, 2);
            return HomeBackup.create(installation, folder.resolve("backups"), part -> {});
        }
    }

    private OpenInstallation home(String name) throws IOException {
        Home home = new Home(folder.resolve(name)).prepare();
        Files.writeString(home.settingsFile(), "fetch: {contact: test@example.org}\n");
        return OpenInstallation.open(home, InstantSource.system());
    }

    private void take(Installation installation, int number) throws Exception {
        Path rows = folder.resolve("rows-" + number + ".jsonl");
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= number; i++)
            lines.add("{\"permalink\":\"https://forum.example.org/" + number + "/" + i
                    + "\",\"source\":\"forum\",\"text\":\"превоз София " + i + "\"}");
        Files.write(rows, lines);
        Importer importer = new Importer(installation, mistake -> {
            throw new AssertionError(mistake);
        });
        importer.take(rows);
        importer.finish();
    }

    private static List<String> posts(Installation installation) throws IOException {
        installation.index().refresh();
        List<String> posts = new ArrayList<>();
        installation.index().each(PostQuery.of(""), post -> posts.add(line(post)));
        return posts;
    }

    private static String line(IndexedPost post) {
        return post.key() + " " + post.post().text() + " " + post.firstSeen();
    }

    private static Path anArchiveFile(Bag bag) throws IOException {
        try (Stream<Path> files = Files.walk(bag.data().resolve("archive"))) {
            return files.filter(file -> file.toString().endsWith(".warc.gz"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void flipABit(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    private static int sha256sum(Bag bag) throws IOException, InterruptedException {
        return new ProcessBuilder("sha256sum", "--check", "--quiet", "--strict", "manifest-sha256.txt")
                .directory(bag.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
