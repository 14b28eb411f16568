package org.fener.dashboard.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.fener.dashboard.home.Secrets.Secret;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretsTest {

    @TempDir
    Path folder;

    private Home home = new Home(Path.of(""));

    @BeforeEach
    void prepare() throws IOException {
        home = new Home(folder).prepare();
        write("webhook: {soc: from-the-file, my-siem: 12345}\n", "rw-------");
    }

    private void write(String text, String permissions) throws IOException {
        Files.writeString(home.secretsFile(), text);
        Files.setPosixFilePermissions(home.secretsFile(), PosixFilePermissions.fromString(permissions));
    }

    @Test
    void theEnvironmentComesBeforeTheFile() {
        Secrets secrets = new Secrets(home, Map.of("FENER_WEBHOOK_SOC", "from-the-environment"));

        assertThat(secrets.find("webhook.soc")).map(Secret::value).contains("from-the-environment");
        assertThat(secrets.find("webhook.my-siem")).map(Secret::value).contains("12345");
        assertThat(secrets.find("webhook.none")).isEmpty();
    }

    @Test
    void aSecretDoesNotShowItself() {
        assertThat(new Secrets(home, Map.of()).find("webhook.soc").orElseThrow())
                .hasToString("(secret)");
    }

    @Test
    void aFileThatOthersMayReadIsRefused() throws IOException {
        write("webhook: {soc: from-the-file}\n", "rw-r-----");

        assertThatThrownBy(() -> new Secrets(home, Map.of()).find("webhook.soc"))
                .isInstanceOf(BadConfiguration.class)
                .hasMessageContaining("chmod 600")
                .hasMessageNotContaining("from-the-file");
    }

    @Test
    void aFileThatCannotBeReadIsRefusedWithoutQuotingIt() throws IOException {
        write("webhook: {soc: \"from-the-file\n", "rw-------");

        assertThatThrownBy(() -> new Secrets(home, Map.of()).find("webhook.soc"))
                .isInstanceOf(BadConfiguration.class)
                .hasMessageNotContaining("from-the-file");
    }
}
