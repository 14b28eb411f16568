package org.fener.dashboard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.home.SettingsFile;
import org.fener.dashboard.store.Run.Kind;
import org.fener.dashboard.store.Run.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoreTest {

    private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    Path folder;

    private Database database;
    private Instant now = TEN;
    private Accounts accounts;
    private RunLedger ledger;

    @BeforeEach
    void open() throws IOException {
        Home home = new Home(folder.resolve("home")).prepare();
        database = Database.open(home, SettingsFile.read(home.settingsFile()));
        accounts = new Accounts(database, () -> now);
        ledger = new RunLedger(database, () -> now);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aLinkSetsAPasswordOnce() {
        String token = accounts.invite("мария", Role.ANALYST);

        assertThat(accounts.isEmpty()).isTrue();
        assertThat(accounts.invited(token)).contains("мария");
        Account account = accounts.accept(token, "correct horse battery").orElseThrow();
        assertThat(account.role()).isEqualTo(Role.ANALYST);
        assertThat(account.passwordHash()).startsWith("$argon2id$").doesNotContain("correct");
        assertThat(accounts.encoder().matches("correct horse battery", account.passwordHash()))
                .isTrue();
        assertThat(accounts.accept(token, "another password")).isEmpty();
    }

    @Test
    void aLinkEndsAfterADayOrWhenThereIsANewerOne() {
        String first = accounts.invite("admin", Role.ADMIN);
        String second = accounts.invite("admin", Role.ADMIN);

        assertThat(accounts.invited(first)).isEmpty();
        now = TEN.plus(Accounts.LINK_LIFE).plusSeconds(1);
        assertThat(accounts.invited(second)).isEmpty();
        assertThat(accounts.accept(second, "long enough password")).isEmpty();
        assertThat(accounts.all()).isEmpty();
    }

    @Test
    void refusesAShortPasswordAndAnOddName() {
        String token = accounts.invite("admin", Role.ADMIN);

        assertThatThrownBy(() -> accounts.accept(token, "short")).hasMessageContaining("at least 12 characters");
        assertThatThrownBy(() -> accounts.invite("a b<script>", Role.READER)).hasMessageContaining("a b<script>");
    }

    @Test
    void aDueTimeIsTakenOnce() {
        long run = ledger.begin(Kind.ROUND, "roads", TEN).orElseThrow();

        assertThat(ledger.begin(Kind.ROUND, "roads", TEN)).isEmpty();
        assertThat(ledger.begin(Kind.ROUND, "jobs", TEN)).isPresent();
        ledger.end(run, Outcome.DONE, "{}");
        assertThat(ledger.begin(Kind.ROUND, "roads", TEN)).isEmpty();
        assertThat(ledger.begin(Kind.ROUND, "roads", TEN.plusSeconds(60))).isPresent();
        assertThat(ledger.lastDue(Kind.ROUND, "roads")).contains(TEN.plusSeconds(60));
    }

    @Test
    void anInterruptedRunIsMadeUpOnce() {
        ledger.begin(Kind.ROUND, "roads", TEN);

        assertThat(ledger.markInterrupted()).isEqualTo(1);
        assertThat(ledger.lastDue(Kind.ROUND, "roads")).isEmpty();
        long again = ledger.begin(Kind.ROUND, "roads", TEN).orElseThrow();
        ledger.end(again, Outcome.DONE, "{}");
        assertThat(ledger.begin(Kind.ROUND, "roads", TEN)).isEmpty();
        assertThat(ledger.latest(Kind.ROUND, "roads", 10))
                .singleElement()
                .satisfies(run -> assertThat(run.outcome()).isEqualTo(Outcome.DONE));
    }

    @Test
    void keepsTheNewestRunsOfASubject() {
        for (int i = 0; i < 510; i++) {
            now = TEN.plus(Duration.ofMinutes(i));
            long run = ledger.begin(Kind.ROUND, "roads", now).orElseThrow();
            ledger.end(run, Outcome.DONE, "{}");
        }
        ledger.trim(Kind.ROUND, "roads");

        List<Run> kept = ledger.latest(Kind.ROUND, "roads", 1000);
        assertThat(kept).hasSize(500);
        assertThat(kept.getFirst().dueAt()).isEqualTo(TEN.plus(Duration.ofMinutes(509)));
        assertThat(ledger.between(Kind.ROUND, TEN, TEN.plus(Duration.ofMinutes(11))))
                .hasSize(1);
    }

    @Test
    void opensAgainWithWhatItHeld() throws IOException {
        accounts.accept(accounts.invite("admin", Role.ADMIN), "long enough password");
        database.close();
        open();

        assertThat(accounts.find("admin")).isPresent();
    }
}
