package org.fener.crawler.nutch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Played with a real JVM and a program of one class.
class AotCacheTest {

    /// Says one line on standard output.
    static final class Greeting {
        public static void main(String[] arguments) {
            System.out.println("hello");
        }
    }

    @TempDir
    private Path home;

    private Path jar;
    private Path folder;

    @BeforeEach
    void packProgram() throws IOException {
        jar = home.resolve("program.jar");
        folder = home.resolve("crawl/.aot");
        String name = Greeting.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                InputStream in =
                        Objects.requireNonNull(Greeting.class.getClassLoader().getResourceAsStream(name))) {
            out.putNextEntry(new JarEntry(name));
            in.transferTo(out);
        }
    }

    private List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xlog:disable",
                "-Xlog:all=warning:stderr",
                "-cp",
                jar.toString());
    }

    private AotCache cache() {
        return new AotCache(folder, command(), List.of(jar));
    }

    private String run(List<String> options) throws Exception {
        List<String> words = new ArrayList<>(command());
        words.addAll(1, options);
        words.add(Greeting.class.getName());
        Process process = new ProcessBuilder(words)
                .redirectError(home.resolve("said.txt").toFile())
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(Files.readString(home.resolve("said.txt")))
                .isZero();
        return said;
    }

    /// Runs the program as often as it takes for a cache to be there, and gives the options of the next.
    private List<String> made() throws Exception {
        try (AotCache first = cache()) {
            assertThat(first.options()).contains("-XX:AOTMode=record");
            run(first.options());
        }
        try (AotCache second = cache()) {
            assertThat(second.options()).isEmpty();
        }
        return cache().options();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replaceFirst(".*\\.", ""))
                    .toList();
        }
    }

    @Test
    void isRecordedByTheFirstProcessMadeDuringTheSecondAndUsedByTheThird() throws Exception {
        List<String> third = made();

        assertThat(third).singleElement().asString().startsWith("-XX:AOTCache=" + folder);
        assertThat(files()).containsExactly("aot");
        List<String> strict = new ArrayList<>(third);
        strict.add("-XX:AOTMode=on"); // refuses to start without its cache
        assertThat(run(strict)).isEqualTo("hello\n");
    }

    @Test
    void makesNoDifferenceWhenItIsDamaged() throws Exception {
        List<String> options = made();
        try (Stream<Path> files = Files.list(folder)) {
            Files.writeString(files.findFirst().orElseThrow(), "this is no cache");
        }

        assertThat(run(options)).isEqualTo("hello\n");
        assertThat(home.resolve("said.txt")).isNotEmptyFile();
    }

    @Test
    void isMadeAnewForOtherJars() throws Exception {
        made();
        packProgram();
        Files.setLastModifiedTime(jar, java.nio.file.attribute.FileTime.fromMillis(0));

        assertThat(cache().options()).contains("-XX:AOTMode=record");
        assertThat(files()).isEmpty();
    }

    @Test
    void forgetsAProcessThatDidLittle() throws Exception {
        AotCache little = cache();
        run(little.options());
        assertThat(files()).containsExactly("record");

        little.forget();

        assertThat(cache().options()).contains("-XX:AOTMode=record");
    }

    @Test
    void survivesARecordThatIsNone() throws Exception {
        try (AotCache first = cache()) {
            Path record = Path.of(first.options().getLast().replaceFirst(".*=", ""));
            Files.writeString(record, "cut off");
        }
        try (AotCache second = cache()) {
            assertThat(second.options()).isEmpty();
        }

        assertThat(cache().options()).contains("-XX:AOTMode=record");
    }

    @Test
    void isNotTriedWithAFolderOnTheClassPath() throws Exception {
        assertThat(new AotCache(folder, command(), List.of(jar, home)).options())
                .isEmpty();
        assertThat(folder).doesNotExist();
    }
}
