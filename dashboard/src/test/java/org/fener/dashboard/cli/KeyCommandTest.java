package org.fener.dashboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.round.OpenInstallation;
import org.fener.dashboard.store.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeyCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void anAccount() throws Exception {
        try (OpenInstallation installation =
                OpenInstallation.open(new Home(folder).prepare(), InstantSource.system())) {
            String link = installation.accounts().invite("maria", Role.READER);
            installation.accounts().accept(link, "a long enough password");
        }
    }

    @Test
    void aKeyIsPrintedOnceListedAndRevoked() {
        assertThat(fener("key", "create", "maria", "--name", "nightly counts", "--scope", "search,reports"))
                .isZero();
        String token = out.toString().strip();
        assertThat(token).matches("fener_[0-9a-f]{10}_[\\w-]{43}");
        String id = token.substring(6, 16);

        assertThat(fener("key", "list", "--json")).isZero();
        assertThat(out.toString())
                .contains("\"id\":\"" + id + "\"", "\"state\":\"good\"", "[\"reports\",\"search\"]", "console:")
                .doesNotContain(token);
        assertThat(fener("key", "revoke", id)).isZero();
        fener("key", "list");
        assertThat(out.toString()).contains(id, "revoked");
    }

    @Test
    void saysWhichScopesARoleMayHave() {
        assertThat(fener("key", "create", "maria", "--name", "x", "--scope", "label-import"))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains(
                        "scope 'label-import': expected what READER may do, one of [search, post, contacts, reports]");
        assertThat(fener("key", "create", "nobody", "--name", "x", "--scope", "search"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("no account 'nobody'");
        assertThat(fener("key", "create", "maria", "--name", "x", "--scope", "search", "--days", "400"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("a key lasts at most 366 days, got 400 days");
    }

    private int fener(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return FenerCommand.run(
                Stream.concat(Stream.of(arguments), Stream.of("--home", folder.toString()))
                        .toArray(String[]::new),
                new PrintWriter(out, true),
                new PrintWriter(err, true));
    }
}
