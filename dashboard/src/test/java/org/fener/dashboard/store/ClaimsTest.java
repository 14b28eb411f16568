package org.fener.dashboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.home.SettingsFile;
import org.fener.dashboard.store.Claims.Claim;
import org.fener.dashboard.store.Decision.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClaimsTest {

    @TempDir
    Path folder;

    private Database database;
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private Claims claims;

    @BeforeEach
    void open() throws IOException {
        Home home = new Home(folder.resolve("home")).prepare();
        database = Database.open(home, SettingsFile.read(home.settingsFile()));
        claims = new Claims(database, () -> now);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aClaimHoldsForAWhileAndEndsWithTheDecision() {
        assertThat(claims.take("a/1", "мария")).isEmpty();
        assertThat(claims.take("a/1", "мария")).isEmpty();
        assertThat(claims.take("a/1", "иван")).contains("мария");
        assertThat(claims.claimedBy("мария")).containsExactly("a/1");
        assertThat(claims.claimedBy("иван")).isEmpty();
        now = now.plus(Claims.CLAIM).plusSeconds(1);
        assertThat(claims.take("a/1", "иван")).isEmpty();

        new Triage(database, () -> now)
                .decide(
                        List.of(new Triage.Subject("a/1", "text", Optional.empty(), List.of("smuggling"))),
                        new Triage.Choice(State.REJECTED, "", ""),
                        "иван",
                        0);

        assertThat(claims.of("a/1")).isEmpty();
    }

    @Test
    void whoHasAPostOpenHoldsItForTwoMinutesAndOnlyOne() {
        assertThat(claims.look("a/1", "мария")).isEmpty();
        assertThat(claims.look("a/1", "иван")).contains(new Claim("a/1", "мария", true));
        assertThat(claims.take("a/1", "иван")).contains("мария");
        assertThat(claims.claimedBy("мария")).as("nobody asked for it").isEmpty();
        assertThat(claims.ofOthers("иван")).isEqualTo(Map.of("a/1", "мария"));

        claims.look("a/2", "мария");
        assertThat(claims.look("a/1", "иван")).isEmpty();
        now = now.plus(Claims.LOOK).plusSeconds(1);
        assertThat(claims.ofOthers("петя")).isEmpty();
    }

    @Test
    void lookingMakesNoClaimShorter() {
        claims.take("a/1", "мария");

        claims.look("a/1", "мария");
        claims.look("a/2", "мария");

        assertThat(claims.claimedBy("мария")).containsExactly("a/1");
        now = now.plus(Claims.LOOK).plusSeconds(1);
        assertThat(claims.ofOthers("иван")).isEqualTo(Map.of("a/1", "мария"));
    }
}
