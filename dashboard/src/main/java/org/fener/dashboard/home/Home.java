package org.fener.dashboard.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fener.crawler.source.SourcesFile;

/// The folder that holds everything of one installation. Made on first use, readable by its owner alone.
public record Home(Path path) {

    /// Format of the home folder; a newer one is refused.
    public static final int FORMAT = 1;

    private static final int LONGEST_SOCKET_PATH = 100;

    public Home {
        path = path.toAbsolutePath().normalize();
    }

    /// `--home`, else `$FENER_HOME`, else `~/.fener`.
    public static Home choose(Optional<Path> option, Map<String, String> environment) {
        return new Home(option.or(() -> Optional.ofNullable(environment.get("FENER_HOME"))
                        .filter(value -> !value.isBlank())
                        .map(Path::of))
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".fener")));
    }

    /// Makes the folders and default configuration that are missing and checks the format.
    public Home prepare() throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
        Path version = path.resolve("version");
        if (Files.exists(version)) check(version);
        else Files.writeString(version, FORMAT + "\n");
        for (Path folder : new Path[] {config(), crawl(), archive(), reports(), logs(), models()})
            Files.createDirectories(folder);
        copyDefault("sources.yaml", sourcesFile());
        copyDefault("fener.yaml", settingsFile());
        copyDefault("opt-out.yaml", optOutFile());
        copy(SourcesFile.class, "sources.schema.json", config().resolve("sources.schema.json"));
        return this;
    }

    /// Refuses a format that this program does not read.
    public static void check(Path version) throws IOException {
        String found = Files.readString(version).strip();
        if (!found.equals(Integer.toString(FORMAT)))
            throw new BadConfiguration(version + ": this program reads homes of format " + FORMAT + ", got '" + found
                    + "'; use the program version that wrote it or a newer one");
    }

    private static void copyDefault(String name, Path target) throws IOException {
        if (!Files.exists(target)) copy(Home.class, "default-" + name, target);
    }

    private static void copy(Class<?> beside, String resource, Path target) throws IOException {
        try (var in = beside.getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException("resource " + resource + " is missing in the program");
            Files.write(target, in.readAllBytes());
        }
    }

    public Path config() {
        return path.resolve("config");
    }

    public Path settingsFile() {
        return config().resolve("fener.yaml");
    }

    /// What nobody may see; mode 600.
    public Path secretsFile() {
        return config().resolve("secrets.yaml");
    }

    public Path sourcesFile() {
        return config().resolve("sources.yaml");
    }

    public Path optOutFile() {
        return config().resolve("opt-out.yaml");
    }

    /// While this file is there nothing is fetched.
    public Path fetchStopFile() {
        return config().resolve("fetch-stopped.json");
    }

    /// Models that the site brings along for categories of its own, one folder each, and the jars that run them.
    public Path transformers() {
        return config().resolve("transformers");
    }

    public Path categoriesFile() {
        return config().resolve("categories.yaml");
    }

    /// Folder of lists of harmless names, networks and digests that a unit brings along.
    public Path harmlessLists() {
        return config().resolve("harmless");
    }

    public Path crawl() {
        return path.resolve("crawl");
    }

    public Path archive() {
        return path.resolve("archive");
    }

    public Path index() {
        return path.resolve("index");
    }

    public Path database() {
        return path.resolve("database");
    }

    public Path models() {
        return path.resolve("models");
    }

    public Path reports() {
        return path.resolve("reports");
    }

    public Path logs() {
        return path.resolve("logs");
    }

    /// Where a server of this home takes commands. A Unix socket's path is limited to 108 bytes (unix(7)); for a home
    /// that lies deeper it stands in the temporary folder under a name made from the home's path.
    public Path socket() {
        Path near = path.resolve("fener.sock");
        if (near.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_SOCKET_PATH) return near;
        UUID name = UUID.nameUUIDFromBytes(path.toString().getBytes(StandardCharsets.UTF_8));
        return Path.of(System.getProperty("java.io.tmpdir"), "fener-" + name + ".sock");
    }

    /// Takes the home for this process alone; empty if another process has it.
    public Optional<HomeLock> lock() {
        try {
            return HomeLock.take(path.resolve("lock"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock home " + path, e);
        }
    }
}
