package org.fener.dashboard.round;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The switch that stops all fetching of a home. It is a file, so that it holds over a restart and can be made by hand:
/// while it is there no round begins, whatever stands in it.
public final class FetchStop {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final InstantSource clock;

    /// That fetching is stopped.
    ///
    /// @param by  account, or user of the operating system; empty if the file does not say
    /// @param why empty if the file does not say
    public record Stopped(String by, Instant since, String why) {

        @Override
        public String toString() {
            return "fetching is stopped since " + since + (by.isEmpty() ? "" : " by " + by)
                    + (why.isEmpty() ? "" : ": " + why);
        }
    }

    private record Written(
            @Nullable String by,
            @Nullable String since,
            @Nullable String why) {}

    public FetchStop(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    public Optional<Stopped> current() {
        try {
            Instant changed = Files.getLastModifiedTime(file).toInstant();
            return Optional.of(read(Files.readString(file), changed));
        } catch (NoSuchFileException lifted) {
            return Optional.empty();
        } catch (IOException unreadable) {
            return Optional.of(new Stopped("", clock.instant(), ""));
        }
    }

    private static Stopped read(String text, Instant changed) {
        try {
            Written written = JSON.readValue(text.isBlank() ? "{}" : text, Written.class);
            return new Stopped(
                    written.by == null ? "" : written.by,
                    written.since == null ? changed : Instant.parse(written.since),
                    written.why == null ? "" : written.why);
        } catch (JacksonException | java.time.DateTimeException byHand) {
            return new Stopped("", changed, text.strip());
        }
    }

    /// Durable when it returns.
    public void stop(String by, String why) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Written written = new Written(by, clock.instant().toString(), why);
        Files.write(next, JSON.writeValueAsBytes(written));
        sync(next, StandardOpenOption.WRITE);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(file.resolveSibling("."), StandardOpenOption.READ);
    }

    public void lift() throws IOException {
        Files.deleteIfExists(file);
    }

    private static void sync(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }
}
