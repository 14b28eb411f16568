package org.fener.dashboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fener.dashboard.home.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServeCommandTest {

    @TempDir
    Path folder;

    /// The pages' own rule: beyond this machine only behind a proxy.
    @Test
    void healthAndMetricsAreNotOfferedBeyondThisMachineWithoutAProxy() throws IOException {
        Home home = new Home(folder).prepare();
        Files.writeString(home.settingsFile(), "management: {address: 0.0.0.0, port: 0}\n");
        StringWriter err = new StringWriter();

        int exit = FenerCommand.run(
                new String[] {"serve", "--port", "0", "--home", folder.toString()},
                new PrintWriter(new StringWriter(), true),
                new PrintWriter(err, true));

        assertThat(exit).isEqualTo(4);
        assertThat(err.toString())
                .startsWith("fener: management.address 0.0.0.0: beyond this machine Fener speaks only through a proxy");
    }
}
