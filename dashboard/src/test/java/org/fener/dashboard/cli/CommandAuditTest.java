package org.fener.dashboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.home.SettingsFile;
import org.fener.dashboard.round.OpenInstallation;
import org.fener.dashboard.store.AuditFilter;
import org.fener.dashboard.store.AuditLine;
import org.fener.dashboard.store.AuditLog;
import org.fener.dashboard.store.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What commands leave in the audit log, and what `fener verify` says when somebody cuts it.
final class CommandAuditTest {

    private static final String USER = "console:" + System.getProperty("user.name");

    @TempDir
    Path folder;

    private Home home = new Home(Path.of("unset"));

    @BeforeEach
    void importAPost() throws IOException {
        home = new Home(folder.resolve("home"));
        Path rows = Files.writeString(folder.resolve("posts.jsonl"), """
                {"id": "a", "permalink": "https://forum.example.org/a", "source": "forum", "text": "A lift to the border."}
                """);
        assertThat(fener("import", rows.toString())).isZero();
    }

    @Test
    void eachCommandStandsThereAsItWasTypedWithTheSystemsUserAndTheReason() throws IOException {
        fener("search", "граница", "--json");
        fener("label", "export");
        fener("watch", "add", "lift to");
        fener("user", "add", "мария", "--role", "ANALYST");
        fener("model", "rollback", "--why", "it flags too much");
        fener("backup", "create", folder.resolve("backups").toString());
        fener("no-such-command");

        List<AuditLine> lines = lines();
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.account()).isEqualTo(USER);
            assertThat(line.action()).isEqualTo("command");
        });
        String at = " --home " + home.path();
        assertThat(lines.reversed())
                .extracting(AuditLine::object)
                .containsExactly(
                        "import " + folder.resolve("posts.jsonl") + at,
                        "search 'граница' --json" + at,
                        "label export" + at,
                        "watch add 'lift to'" + at,
                        "user add 'мария' --role ANALYST" + at,
                        "model rollback --why 'it flags too much'" + at,
                        "backup create " + folder.resolve("backups") + at);
        assertThat(lines.get(1).reason()).isEqualTo("it flags too much");
    }

    /// The user that the system names, not one that the request could claim.
    @Test
    void aCommandThatAServerCarriesOutIsThatOfWhoTypedIt() throws IOException {
        try (OpenInstallation installation = OpenInstallation.open(home.prepare(), InstantSource.system());
                var lock = home.lock().orElseThrow();
                Handover handover = Handover.serve(installation)) {
            assertThat(lock).isNotNull();
            assertThat(handover).isNotNull();
            assertThat(fener("search", "lift")).isZero();
            assertThat(installation.audit().latest(AuditFilter.of(USER, "command"), Long.MAX_VALUE, 1))
                    .singleElement()
                    .satisfies(line -> assertThat(line.object()).startsWith("search lift"));
        }
    }

    @Test
    void aCutTailShowsByTheRecordInTheArchiveEvenIfTheReportsAreGone() throws Exception {
        fener("search", "lift");
        assertThat(fener("report", "--day", "today")).isZero();
        assertThat(fener("verify")).isZero();

        delete("delete from audit where seq >= 2");
        try (var files = Files.walk(home.reports())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) Files.delete(file);
        }
        StringWriter out = new StringWriter();
        assertThat(fener(out, "verify")).isEqualTo(FenerCommand.FOUND);
        assertThat(out.toString()).contains("the audit log ends with line 1, the archive record");
    }

    private void delete(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:h2:file:" + home.database().resolve("fener"));
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private List<AuditLine> lines() throws IOException {
        try (Database database = Database.open(home, SettingsFile.read(home.settingsFile()))) {
            return new AuditLog(database, InstantSource.system()).latest(AuditFilter.of(""), Long.MAX_VALUE, 100);
        }
    }

    private int fener(String... words) {
        return fener(new StringWriter(), words);
    }

    private int fener(StringWriter out, String... words) {
        String[] line = Stream.concat(
                        Arrays.stream(words), Stream.of("--home", home.path().toString()))
                .toArray(String[]::new);
        return FenerCommand.run(line, new PrintWriter(out, true), new PrintWriter(new StringWriter(), true));
    }
}
