package org.fener.dashboard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.home.SettingsFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that is killed while it makes or changes the schema leaves nothing behind that the next one stumbles over.
final class WholeMigrationTest {

    @TempDir
    Path folder;

    @Test
    void aDatabaseThatWasHalfMadeIsMadeAnew() throws Exception {
        Home home = new Home(folder).prepare();
        new WholeMigration(file(home)).keepBefore();
        half(home, "create table account (name varchar(64) primary key)");

        open(home).close();

        open(home).close();
        assertThat(folder.resolve("database")).isDirectoryNotContaining("glob:**before-migration*");
    }

    @Test
    void aDatabaseThatWasHalfChangedIsAsItWasBefore() throws Exception {
        Home home = new Home(folder).prepare();
        try (Database database = open(home)) {
            database.client().sql("create table mine (word varchar)").update();
            database.client().sql("insert into mine values ('kept')").update();
        }
        new WholeMigration(file(home)).keepBefore();
        half(home, "drop table account");

        try (Database database = open(home)) {
            assertThat(database.client()
                            .sql("select word from mine")
                            .query(String.class)
                            .list())
                    .containsExactly("kept");
            assertThat(database.client()
                            .sql("select count(*) from account")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    /// What happened before there was such a copy.
    @Test
    void withoutTheCopyTheNextStartFails() throws Exception {
        Home home = new Home(folder).prepare();
        half(home, "create table account (name varchar(64) primary key)");

        assertThatThrownBy(() -> open(home)).isInstanceOf(RuntimeException.class);
    }

    private static Path file(Home home) {
        return home.database().resolve("fener.mv.db");
    }

    private static Database open(Home home) throws Exception {
        return Database.open(home, SettingsFile.read(home.settingsFile()));
    }

    private static void half(Home home, String statement) throws Exception {
        Files.createDirectories(home.database());
        try (Connection connection =
                DriverManager.getConnection("jdbc:h2:file:" + home.database().resolve("fener"))) {
            connection.createStatement().execute(statement);
        }
    }
}
