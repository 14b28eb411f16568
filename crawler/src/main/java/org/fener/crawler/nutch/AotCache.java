package org.fener.crawler.nutch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What an earlier process knew of its classes and its hot methods (JEP 483 and 515), so that the next one need
/// not find out again.
///
/// The first process of a program version records, a process of its own makes the cache while the second one
/// works, and all later ones use it. A cache of other jars or of another Java has another name and is removed;
/// what the JVM finds wrong with one, it says on standard error and starts as if there were none. Only jars can
/// be cached: with a folder on the class path there is no cache.
final class AotCache implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AotCache.class);

    /// Making takes a few seconds; a short command waits that long for it before it ends, once.
    private static final Duration MAKING = Duration.ofSeconds(10);

    private final Path folder;
    private final List<String> command;
    private final Path cache;
    private final Path record;
    private final boolean possible;
    private @Nullable Process maker;
    private boolean recording;
    private @Nullable Thread finisher;
    private volatile boolean abandoned;

    /// @param folder  for the cache alone; made if absent
    /// @param command of the process: the program, its options and at last its class path, without the main class
    AotCache(Path folder, List<String> command, List<Path> classPath) {
        this.folder = folder;
        this.command = List.copyOf(command);
        this.possible = classPath.stream().allMatch(Files::isRegularFile);
        String name = name(command, classPath);
        this.cache = folder.resolve(name + ".aot");
        this.record = folder.resolve(name + ".record");
    }

    /// Another one for other jars, other options and another Java.
    private static String name(List<String> command, List<Path> classPath) {
        StringBuilder all = new StringBuilder(System.getProperty("java.vm.version")).append(command);
        for (Path jar : classPath)
            all.append(jar.toFile().length()).append(' ').append(jar.toFile().lastModified());
        return UUID.nameUUIDFromBytes(all.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /// Options for a process that starts now; makes the cache meanwhile if there is a record for it.
    List<String> options() throws IOException {
        recording = false;
        if (!possible) return List.of();
        Files.createDirectories(folder);
        removeOthers();
        if (Files.exists(cache)) return List.of("-XX:AOTCache=" + cache);
        if (Files.exists(record)) {
            make();
            return List.of();
        }
        recording = true;
        return List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + record);
    }

    private void removeOthers() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) if (!file.equals(cache) && !file.equals(record)) Files.delete(file);
        }
    }

    private void make() throws IOException {
        if (maker != null && maker.isAlive()) return;
        Path made = folder.resolve(cache.getFileName() + ".new");
        List<String> words = new ArrayList<>(command);
        words.addAll(1, List.of("-XX:AOTMode=create", "-XX:AOTConfiguration=" + record, "-XX:AOTCache=" + made));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        maker = process;
        finisher = Thread.ofVirtual().start(() -> finish(process, made));
    }

    private void finish(Process process, Path made) {
        try {
            Optional<String> last =
                    process.inputReader(StandardCharsets.UTF_8).lines().reduce((one, next) -> next);
            boolean done = process.waitFor() == 0 && Files.exists(made);
            if (!done && abandoned) return; // there was no time: the next process finds the record
            if (done) Files.move(made, cache, StandardCopyOption.ATOMIC_MOVE);
            else
                LOG.warn(
                        "no cache of the crawl process's classes could be made: {}",
                        last.orElse("no reason was given"));
            Files.deleteIfExists(record);
        } catch (IOException e) {
            LOG.warn("no cache of the crawl process's classes could be made: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The process that was started last has ended, and did too little to be remembered.
    void forget() throws IOException {
        if (recording) Files.deleteIfExists(record);
    }

    /// Waits a moment for a cache that is being made.
    @Override
    public void close() {
        Process making = maker;
        Thread finishing = finisher;
        if (making == null || finishing == null) return;
        try {
            if (!making.waitFor(MAKING.toMillis(), TimeUnit.MILLISECONDS)) abandon(making);
            finishing.join();
        } catch (InterruptedException e) {
            abandon(making);
            Thread.currentThread().interrupt();
        }
    }

    private void abandon(Process making) {
        abandoned = true;
        making.destroyForcibly();
    }
}
