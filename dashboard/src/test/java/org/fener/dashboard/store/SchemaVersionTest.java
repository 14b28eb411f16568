package org.fener.dashboard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import org.fener.dashboard.cli.FenerCommand;
import org.fener.dashboard.home.BadConfiguration;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.home.SettingsFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A program does not touch the database of a newer one.
final class SchemaVersionTest {

    @TempDir
    Path folder;

    private Home home = new Home(Path.of(""));

    @BeforeEach
    void prepare() throws Exception {
        home = new Home(folder).prepare();
    }

    @Test
    void refusesADatabaseThatANewerProgramChanged() throws Exception {
        changed("9000");

        assertThatThrownBy(() -> open().close())
                .isInstanceOf(BadConfiguration.class)
                .hasMessageMatching("the database is of version 9000, this program knows up to [0-9]+; "
                        + "use the program version that wrote it or a newer one");
    }

    /// As where two programs made different changes after a common one.
    @Test
    void refusesAChangeThatItDoesNotKnowBelowItsNewest() throws Exception {
        changed("3");

        assertThatThrownBy(() -> open().close())
                .isInstanceOf(BadConfiguration.class)
                .hasMessageStartingWith("the database is of version 3, this program knows");
    }

    @Test
    void theRefusalChangesNothing() throws Exception {
        changed("9000");
        assertThatThrownBy(() -> open().close()).isInstanceOf(BadConfiguration.class);
        forget("9000");

        open().close();
        assertThat(home.database()).isDirectoryNotContaining("glob:**before-migration*");
    }

    @Test
    void aCommandEndsWithBadConfiguration() throws Exception {
        changed("9000");
        StringWriter err = new StringWriter();

        int exit = FenerCommand.run(
                new String[] {"round", "--home", folder.toString()},
                new PrintWriter(new StringWriter(), true),
                new PrintWriter(err, true));

        assertThat(exit).isEqualTo(4);
        assertThat(err.toString()).startsWith("fener: the database is of version 9000, this program knows up to ");
    }

    private Database open() throws Exception {
        return Database.open(home, SettingsFile.read(home.settingsFile()));
    }

    private void changed(String version) throws Exception {
        try (Database database = open()) {
            database.client().sql("""
                    insert into "flyway_schema_history"
                    select 1 + max("installed_rank"), ?, 'from later', 'SQL', 'V__from_later.sql', 1, 'later',
                           current_timestamp, 1, true
                    from "flyway_schema_history\"""").param(version).update();
        }
    }

    private void forget(String version) throws Exception {
        // H2 opened directly: Database refuses
        try (Connection connection = java.sql.DriverManager.getConnection(
                        "jdbc:h2:file:" + home.database().resolve("fener"));
                PreparedStatement delete =
                        connection.prepareStatement("delete from \"flyway_schema_history\" where \"version\" = ?")) {
            delete.setString(1, version);
            assertThat(delete.executeUpdate()).isEqualTo(1);
        }
    }
}
