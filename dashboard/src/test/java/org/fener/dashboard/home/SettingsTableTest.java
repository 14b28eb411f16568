package org.fener.dashboard.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.fener.dashboard.home.SettingsTable.Origin;
import org.fener.dashboard.home.SettingsTable.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTableTest {

    @TempDir
    Path folder;

    private List<Setting> table(String yaml, Map<String, String> environment) throws IOException {
        Home home = new Home(folder).prepare();
        Files.writeString(home.settingsFile(), yaml);
        return SettingsTable.of(home, SettingsFile.read(home.settingsFile()), environment);
    }

    private static Setting find(List<Setting> table, String key) {
        return table.stream().filter(row -> row.key().equals(key)).findFirst().orElseThrow();
    }

    @Test
    void everyKeyOfTheFileStandsInIt() throws IOException {
        assertThat(table("", Map.of())).extracting(Setting::key).containsAll(SettingsFile.KEYS);
    }

    @Test
    void withoutAFileEveryValueIsItsDefault() throws IOException {
        assertThat(table("", Map.of())).allSatisfy(row -> {
            assertThat(row.origin()).isEqualTo(Origin.DEFAULT);
            assertThat(row.value()).isIn(row.standard(), SettingsTable.NOT_SET);
        });
    }

    @Test
    void aValueOfTheFileNamesItsLine() throws IOException {
        List<Setting> table = table("""
                # a comment
                zone: Europe/Bucharest
                management: {port: 9100}
                session:
                  idle: 90m
                """, Map.of());

        assertThat(table)
                .contains(
                        new Setting("zone", "Europe/Bucharest", "Europe/Sofia", Origin.FILE, "fener.yaml:2"),
                        new Setting("management.port", "9100", "8081", Origin.FILE, "fener.yaml:3"),
                        new Setting("management.address", "127.0.0.1", "127.0.0.1", Origin.DEFAULT, ""),
                        new Setting("session.idle", "1h30m", "30m", Origin.FILE, "fener.yaml:5"));
    }

    @Test
    void aSecretIsOnlySaidToBeSet() throws IOException {
        Home home = new Home(folder).prepare();
        Files.writeString(home.secretsFile(), "webhook:\n  siem: planted-in-file\n");
        Files.setPosixFilePermissions(home.secretsFile(), PosixFilePermissions.fromString("rw-------"));
        List<Setting> table = table(
                """
                webhook:
                  soc: https://soc.example.org/planted-path?token=planted-token
                  siem: https://siem.example.org/x
                  none: https://none.example.org/x
                mail: {server: "smtp.example.org:587", from: a@example.org, user: u, password-file: planted-file}
                database:
                  url: jdbc:postgresql://db/fener?user=u&password=planted-password
                """, Map.of("FENER_WEBHOOK_SOC", "planted-in-environment", "FENER_DATABASE_PASSWORD", "planted-db"));

        assertThat(table.toString()).doesNotContain("planted");
        assertThat(table)
                .contains(
                        new Setting("webhook.soc.secret", "set", "", Origin.ENVIRONMENT, "FENER_WEBHOOK_SOC"),
                        new Setting("webhook.siem.secret", "set", "", Origin.FILE, "secrets.yaml:2"),
                        new Setting("webhook.none.secret", "not set", "", Origin.DEFAULT, ""),
                        new Setting("database.password", "set", "", Origin.ENVIRONMENT, "FENER_DATABASE_PASSWORD"));
        assertThat(find(table, "mail.password-file").value()).isEqualTo("set");
        assertThat(find(table, "database.url").value()).isEqualTo("jdbc:postgresql://db/fener?…");
    }
}
