package org.fener.dashboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.home.SettingsFile;
import org.fener.dashboard.store.AuditLine.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AuditLogTest {

    @TempDir
    Path folder;

    private Database database;
    private AuditLog audit;

    @BeforeEach
    void open() throws IOException {
        Home home = new Home(folder.resolve("home")).prepare();
        database = Database.open(home, SettingsFile.read(home.settingsFile()));
        audit = new AuditLog(database, () -> Instant.parse("2026-03-01T10:00:00.123456789Z"));
        for (int i = 1; i <= 5; i++) add("forum/" + i);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private AuditLine add(String object) {
        return audit.add("мария", "ANALYST", "post", object, "", Outcome.DONE);
    }

    @Test
    void aLogAsItWasWrittenHasNoFaults() {
        assertThat(audit.verify(Map.of("report", audit.mark()))).isEmpty();
        assertThat(audit.mark().count()).isEqualTo(5);
        assertThat(audit.latest(AuditFilter.of(""), Long.MAX_VALUE, 2))
                .extracting(AuditLine::object)
                .containsExactly("forum/5", "forum/4");
        assertThat(audit.latest(AuditFilter.of("мария", "search"), Long.MAX_VALUE, 2))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit set object = 'forum/9' where seq = 3",
                "update audit set account = 'иван' where seq = 1",
                "update audit set role = 'ADMIN' where seq = 2",
                "update audit set action = 'search' where seq = 2",
                "update audit set reason = 'because' where seq = 3",
                "update audit set outcome = 'REFUSED' where seq = 3",
                "update audit set at = dateadd('millisecond', 1, at) where seq = 5",
                "update audit set account = 'мари', role = 'яANALYST' where seq = 3",
                "delete from audit where seq = 3",
                "delete from audit where seq = 1",
                "delete from audit where seq = 5",
                "delete from audit where seq >= 3",
                "delete from audit",
                "update audit set seq = seq + 10 where seq = 2; update audit set seq = 2 where seq = 3; "
                        + "update audit set seq = 3 where seq = 12",
                "update audit set seq = seq + 11 where seq >= 3; update audit set seq = seq - 10 where seq >= 14; "
                        + "insert into audit select 3, at, account, role, action, 'added', reason, outcome, hash "
                        + "from audit where seq = 2"
            })
    void findsWhateverWasChanged(String change) {
        AuditMark mark = audit.mark();
        for (String statement : change.split(";", -1))
            database.client().sql(statement).update();

        assertThat(audit.verify(Map.of("report", mark))).isNotEmpty();
    }

    @Test
    void aCutEndIsFoundAlsoAfterNewLinesWereWritten() {
        AuditMark mark = audit.mark();
        database.client().sql("delete from audit where seq >= 4").update();
        assertThat(audit.verify(Map.of("report", mark)))
                .containsExactly("the audit log ends with line 3, the report knows line 5: its end was cut off");
        for (int i = 1; i <= 4; i++) add("new/" + i);

        assertThat(audit.verify(Map.of())).isEmpty();
        assertThat(audit.verify(Map.of("report", mark)))
                .containsExactly("audit line 5 has another hash than the report says");
    }

    @Test
    void manyAtOnceMakeOneChain() throws Exception {
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<AuditLine>> lines = IntStream.range(0, 40)
                    .mapToObj(i -> (Callable<AuditLine>) () -> add("at once/" + i))
                    .toList();
            for (var line : people.invokeAll(lines)) line.get();
        }

        assertThat(audit.mark().count()).isEqualTo(45);
        assertThat(audit.verify(Map.of())).isEmpty();
    }

    @Test
    void aLongObjectIsCutVisibly() {
        assertThat(add("x".repeat(5000)).object()).hasSize(1000).endsWith("…");
        assertThat(audit.verify(Map.of())).isEmpty();
    }
}
