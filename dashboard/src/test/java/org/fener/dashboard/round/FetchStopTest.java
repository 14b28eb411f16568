package org.fener.dashboard.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.fener.dashboard.round.FetchStop.Stopped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FetchStopTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    Path folder;

    @Test
    void aStopSaysWhoWhenAndWhyUntilItIsLifted() throws Exception {
        FetchStop stop = new FetchStop(folder.resolve("stop.json"), InstantSource.fixed(NOW));
        assertThat(stop.current()).isEmpty();

        stop.stop("vera", "a court's order");

        assertThat(stop.current()).contains(new Stopped("vera", NOW, "a court's order"));
        assertThat(stop.current().orElseThrow().toString())
                .isEqualTo("fetching is stopped since 2026-03-01T10:00:00Z by vera: a court's order");
        stop.lift();
        assertThat(stop.current()).isEmpty();
    }

    @Test
    void aFileMadeByHandStopsWhateverStandsInIt() throws Exception {
        Path file = folder.resolve("stop.json");
        FetchStop stop = new FetchStop(file, InstantSource.fixed(NOW));

        Files.createFile(file);
        assertThat(stop.current()).isPresent();
        Files.writeString(file, "ring me first\n");
        assertThat(stop.current()).map(Stopped::why).contains("ring me first");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(stop.current()).isPresent();
    }
}
