package org.fener.dashboard.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.fener.dashboard.home.Settings.Management;
import org.fener.dashboard.mail.MailSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsFileTest {

    @TempDir
    Path folder;

    @Test
    void everyKeyIsOptional() throws IOException {
        Settings settings = read("");

        assertThat(settings.zone()).isEqualTo(ZoneId.of("Europe/Sofia"));
        assertThat(settings.reportAt()).isEqualTo(LocalTime.of(6, 0));
        assertThat(settings.fetch().allowAddresses()).isEmpty();
        assertThat(settings.fetch().contact()).isEmpty();
        assertThat(settings.database()).isEmpty();
        assertThat(settings.behindProxy()).isFalse();
        assertThat(settings.management()).contains(new Management("127.0.0.1", 8081));
    }

    @Test
    void healthAndMetricsCanBeMovedAndSwitchedOff() throws IOException {
        assertThat(read("management: {port: 9100, address: \"::1\"}").management())
                .contains(new Management("::1", 9100));
        assertThat(read("management: {off: true, port: 9100}").management()).isEmpty();
        assertThatThrownBy(() -> read("management: {port: 65536}"))
                .isInstanceOf(BadConfiguration.class)
                .hasMessageContaining("management.port: expected a port such as 8081, got '65536'");
        assertThatThrownBy(() -> read("management: {address: \"a b\"}")).isInstanceOf(BadConfiguration.class);
    }

    @Test
    void readsWhatIsGiven() throws IOException {
        Settings settings = read("""
                zone: Europe/Bucharest
                fetch:
                  contact: soc@example.org
                  allow-addresses: [127.0.0.0/8]
                report:
                  at: "07:30"
                server:
                  behind-proxy: true
                database:
                  url: jdbc:postgresql://db/fener
                """);

        assertThat(settings.zone()).isEqualTo(ZoneId.of("Europe/Bucharest"));
        assertThat(settings.fetch().contact()).contains("soc@example.org");
        assertThat(settings.fetch().allowAddresses()).containsExactly("127.0.0.0/8");
        assertThat(settings.reportAt()).isEqualTo(LocalTime.of(7, 30));
        assertThat(settings.behindProxy()).isTrue();
        assertThat(settings.database()).contains("jdbc:postgresql://db/fener");
    }

    @Test
    void aMistakeNamesFileKeyValueAndWhatWasExpected() {
        assertThatThrownBy(() -> read("zone: Sofia"))
                .isInstanceOf(BadConfiguration.class)
                .hasMessageContaining("fener.yaml: zone: expected a time zone such as Europe/Sofia, got 'Sofia'");
        assertThatThrownBy(() -> read("report: {at: noon}"))
                .hasMessageContaining("report.at: expected a local time such as \"06:00\", got 'noon'");
        assertThatThrownBy(() -> read("fetch: {contact: nobody}"))
                .hasMessageContaining("fetch.contact: expected a mail address or web page, got 'nobody'");
        assertThatThrownBy(() -> read("fetch: {alow-addresses: []}"))
                .hasMessageContaining("fetch.alow-addresses: expected one of the keys");
        assertThatThrownBy(() -> read("zone: [")).hasMessageContaining("not readable as YAML");
    }

    @Test
    void aSignInLastsHalfAnHourIdleAndTwelveInAllUnlessSaidOtherwise() throws IOException {
        assertThat(read("").sessions()).isEqualTo(new Settings.Sessions(Duration.ofMinutes(30), Duration.ofHours(12)));
        assertThat(read("session: {idle: 10m, longest: 1h30m}").sessions())
                .isEqualTo(new Settings.Sessions(Duration.ofMinutes(10), Duration.ofMinutes(90)));
        assertThatThrownBy(() -> read("session: {idle: long}"))
                .hasMessageContaining("session.idle: expected a time such as 30m or 12h")
                .hasMessageContaining("got 'long'");
        assertThatThrownBy(() -> read("session: {idle: 10s}"))
                .hasMessageContaining("at least 1 minute idle, got PT10S");
        assertThatThrownBy(() -> read("session: {longest: 5m}"))
                .hasMessageContaining("at least as long in all as idle (PT30M), got PT5M");
    }

    @Test
    void readsHowLettersLeave() throws IOException {
        Settings settings = read("""
                report:
                  to-bg: [duty@example.org]
                mail:
                  server: smtp.example.org:587
                  user: fener
                  password-file: mail-password
                  from: fener@example.org
                """);

        MailSettings mail = settings.mail().orElseThrow();
        assertThat(mail.host()).isEqualTo("smtp.example.org");
        assertThat(mail.port()).isEqualTo(587);
        assertThat(mail.security()).isEqualTo(MailSettings.Security.STARTTLS);
        assertThat(mail.passwordFile())
                .hasValueSatisfying(
                        file -> assertThat(file).hasFileName("mail-password").isAbsolute());
        assertThat(settings.reportReaders()).containsEntry("bg", List.of("duty@example.org"));
    }

    @Test
    void readersWithoutAMailServerAreAMistake() {
        assertThatThrownBy(() -> read("report: {to-en: [liaison@example.org]}"))
                .hasMessageContaining("mail.server: expected host:port, because report.to names readers");
    }

    @ParameterizedTest
    @CsvSource({"AMBER, AMBER", "tlp:amber+strict, AMBER_STRICT", "clear, CLEAR"})
    void howFarReportsMayBePassedOn(String written, Tlp meant) throws IOException {
        assertThat(read("report: {tlp: '" + written + "'}").reportMark()).hasValue(meant);
        assertThat(read("zone: Europe/Sofia").reportMark()).isEmpty();
        assertThatThrownBy(() -> read("report: {tlp: secret}"))
                .hasMessageContaining("report.tlp: expected CLEAR, GREEN, AMBER, AMBER+STRICT or RED");
    }

    @Test
    void lettersNeverLeaveThisMachineUnencrypted() {
        assertThatThrownBy(() -> read("mail: {server: 'smtp.example.org:25', security: none, from: f@example.org}"))
                .hasMessageContaining("mail.security: none is only for a server on this machine, not smtp.example.org");
    }

    private Settings read(String yaml) throws IOException {
        return SettingsFile.read(Files.writeString(folder.resolve("fener.yaml"), yaml));
    }
}
