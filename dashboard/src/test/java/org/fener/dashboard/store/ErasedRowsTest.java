package org.fener.dashboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.fener.crawler.erasure.Traces;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.home.SettingsFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ErasedRowsTest {

    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void open() throws IOException {
        Home home = new Home(folder.resolve("home")).prepare();
        database = Database.open(home, SettingsFile.read(home.settingsFile()));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whateverTableNamesAPostIsKnown() {
        List<String> tables = database.client()
                .sql("""
                        select lower(table_name) from information_schema.columns
                        where table_schema = current_schema and lower(column_name) in ('post', 'post_key')
                        """)
                .query((row, index) -> row.getString(1))
                .list();

        assertThat(tables).contains("label");
        assertThat(ErasedRows.OF_A_POST.keySet()).containsAll(tables);
    }

    @Test
    void anObjectionGoesWithItsPost() {
        for (String post : List.of("roads/1", "roads/2"))
            database.client().sql("""
                            insert into objection (post, text_digest, category, account, said_at, note)
                            values (?, 'digest', 'smuggling', 'maria', now(), 'a joke')
                            """).param(post).update();

        new ErasedRows(database).erase("roads/1"::equals, Traces.NONE);

        assertThat(database.client()
                        .sql("select post from objection")
                        .query((row, index) -> row.getString(1))
                        .list())
                .containsExactly("roads/2");
    }
}
