package org.fener.dashboard.backup;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.fener.crawler.archive.ArchiveCopy;
import org.fener.crawler.archive.ArchiveVerifier;
import org.fener.crawler.erasure.Erasures;
import org.fener.dashboard.home.BadConfiguration;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.round.Installation;

/// A backup of a home: configuration, archive, database, models and reports in a [Bag]. Index and crawl database are
/// left out: they are made again.
public final class HomeBackup {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String DATABASE = "database/fener.zip";
    private static final List<String> PLAIN_FOLDERS = List.of("config", "models", "reports");

    private static final String ERASURES = "erasures.jsonl";
    private static final List<String> PLAIN_FILES = List.of("version", ERASURES);

    private HomeBackup() {}

    /// Makes a backup of a home in use, in a new folder of `parent`, and checks it.
    ///
    /// @param progress hears what is being copied
    /// @throws IOException if it could not be written whole; what is there of it ends in `.part`
    public static Bag create(Installation installation, Path parent, Consumer<String> progress) throws IOException {
        Instant now = installation.clock().instant();
        Path target = parent.resolve("fener-" + STAMP.format(now));
        if (Files.exists(target)) throw new FileAlreadyExistsException(target + " is there already");
        Bag part = new Bag(parent.resolve(target.getFileName() + ".part"));
        Files.createDirectories(part.data());
        Files.setPosixFilePermissions(part.folder(), PosixFilePermissions.fromString("rwx------"));
        Home home = installation.home();
        for (String folder : PLAIN_FOLDERS)
            copy(home.path().resolve(folder), part.data().resolve(folder));
        for (String file : PLAIN_FILES)
            if (Files.exists(home.path().resolve(file)))
                Files.copy(home.path().resolve(file), part.data().resolve(file));
        // the archive after the database: what the database speaks of is in the archive
        progress.accept("database");
        Path zip = Files.createDirectories(part.data().resolve("database")).resolve("fener.zip");
        boolean hasDatabase = installation.database().backUp(zip);
        new ArchiveCopy(home.archive()).to(part.data().resolve("archive"), progress);
        part.seal(info(now, hasDatabase));
        force(part.folder(), target);
        Bag bag = new Bag(target);
        List<String> mistakes = mistakes(bag);
        if (!mistakes.isEmpty()) throw new IOException("the backup " + target + " is not whole: " + mistakes);
        return bag;
    }

    private static Map<String, String> info(Instant now, boolean hasDatabase) {
        Map<String, String> info = new LinkedHashMap<>();
        info.put("Bag-Software-Agent", "Fener");
        info.put("Bagging-Date", now.atOffset(ZoneOffset.UTC).toLocalDate().toString());
        info.put("External-Identifier", now.truncatedTo(ChronoUnit.SECONDS).toString());
        info.put(
                "External-Description",
                hasDatabase
                        ? "A home of Fener: configuration, archive, database, models, reports"
                        : "A home of Fener without its database: that is a PostgreSQL of its own, see pg_dump");
        return info;
    }

    /// Moves the finished folder to its name.
    private static void force(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target);
        }
    }

    /// What is wrong with a backup, in words: files against the manifests, then every record of its archive.
    public static List<String> mistakes(Bag bag) throws IOException {
        List<String> mistakes = new ArrayList<>(bag.mistakes());
        if (Files.isDirectory(bag.data().resolve("archive")))
            new ArchiveVerifier(bag.data().resolve("archive"))
                    .verify()
                    .damages()
                    .forEach(damage -> mistakes.add("data/archive/"
                            + damage.at().file() + " @ " + damage.at().offset() + ": " + damage.what()));
        return mistakes;
    }

    /// Makes a home of a backup. The index is made from the archive when the home is opened.
    ///
    /// @param home must not be there yet
    /// @throws BadConfiguration if the backup is damaged or the home is there
    public static Home restore(Bag bag, Path home, Consumer<String> progress) throws IOException {
        return restore(bag, home, Optional.empty(), Instant.now(), progress);
    }

    /// As above, with what was erased since: all of it is to be erased in the new home, which
    /// [org.fener.dashboard.erasure.Erasure#resume] does.
    ///
    /// @param erasures the newest list of erasures of the same installation; empty for the one that lies beside the
    ///                 backup, if one does
    public static Home restore(Bag bag, Path home, Optional<Path> erasures, Instant now, Consumer<String> progress)
            throws IOException {
        Optional<Path> newest = erasures.or(
                () -> Optional.of(bag.folder().resolveSibling(ERASURES)).filter(Files::isRegularFile));
        if (Files.exists(home) && !isEmpty(home))
            throw new BadConfiguration(home + ": expected a folder that is not there yet or empty");
        progress.accept("checking the backup");
        List<String> mistakes = mistakes(bag);
        if (!mistakes.isEmpty()) throw new BadConfiguration(bag.folder() + " is damaged: " + mistakes);
        Home.check(bag.data().resolve("version"));
        Path part = home.resolveSibling(home.getFileName() + ".part");
        progress.accept("copying");
        copy(bag.data(), part);
        Path zip = part.resolve(DATABASE);
        if (Files.exists(zip)) {
            unpack(zip, part.resolve("database"));
            Files.delete(zip);
        }
        Erasures.ofHome(part).restoredWith(new Erasures(newest.orElse(part.resolve(ERASURES))), now);
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwx------"));
        Files.deleteIfExists(home);
        Files.move(part, home);
        return new Home(home).prepare();
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.exists(from)) return;
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) Files.createDirectories(copy);
                else Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void unpack(Path zip, Path folder) throws IOException {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder)) throw new IOException(zip + ": entry outside: " + entry.getName());
                Files.copy(in, file);
            }
        }
    }
}
