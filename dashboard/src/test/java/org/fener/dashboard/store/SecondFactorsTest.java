package org.fener.dashboard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.home.HomeKey;
import org.fener.dashboard.home.SettingsFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SecondFactorsTest {

    /// The secret of RFC 6238, appendix B, and of RFC 4226, appendix D.
    private static final byte[] RFC = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    private Home home = new Home(Path.of("unset"));
    private Database database;
    private Instant now = Instant.parse("2026-11-28T10:00:00Z");
    private SecondFactors factors;

    @BeforeEach
    void open() throws IOException {
        home = new Home(folder.resolve("home")).prepare();
        database = Database.open(home, SettingsFile.read(home.settingsFile()));
        factors = new SecondFactors(database, () -> now, HomeKey.of(home));
    }

    @AfterEach
    void close() {
        database.close();
    }

    /// RFC 6238 prints eight digits; ours are the last six.
    @ParameterizedTest
    @CsvSource({
        "59,94287082",
        "1111111109,07081804",
        "1111111111,14050471",
        "1234567890,89005924",
        "2000000000,69279037",
        "20000000000,65353130"
    })
    void givesTheCodesOfRfc6238(long second, String code) {
        assertThat(TimeCodes.code(RFC, TimeCodes.step(Instant.ofEpochSecond(second))))
                .isEqualTo(code.substring(2));
    }

    @ParameterizedTest
    @CsvSource({
        "0,755224",
        "1,287082",
        "2,359152",
        "3,969429",
        "4,338314",
        "5,254676",
        "6,287922",
        "7,162583",
        "8,399871",
        "9,520489"
    })
    void givesTheCodesOfRfc4226(long counter, String code) {
        assertThat(TimeCodes.code(RFC, counter)).isEqualTo(code);
    }

    /// RFC 4648, section 10.
    @ParameterizedTest
    @CsvSource({"f,MY", "fo,MZXQ", "foo,MZXW6", "foob,MZXW6YQ", "fooba,MZXW6YTB", "foobar,MZXW6YTBOI"})
    void writesBase32AsRfc4648(String text, String base32) {
        assertThat(TimeCodes.base32(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(base32);
    }

    @Test
    void anOfferThatNobodyConfirmedIsNoSecondFactorAndEnds() {
        factors.offer("мария");

        assertThat(factors.isOn("мария")).isFalse();
        assertThat(factors.offered("мария").orElseThrow().uri())
                .startsWith("otpauth://totp/Fener:%D0%BC")
                .contains("?secret=" + factors.offered("мария").orElseThrow().secret());
        now = now.plus(SecondFactors.OFFER_LIFE).plusSeconds(1);
        assertThat(factors.offered("мария")).isEmpty();
    }

    @Test
    void theSecretStandsInTheDatabaseSealedAndOpensForItsOwnerAlone() {
        factors.offer("мария");
        String closed = database.client()
                .sql("select secret from second_factor_offer")
                .query(String.class)
                .single();
        HomeKey key = HomeKey.of(home);

        assertThat(TimeCodes.base32(key.open(closed, "мария")))
                .isEqualTo(factors.offered("мария").orElseThrow().secret());
        assertThatThrownBy(() -> key.open(closed, "иван"))
                .hasMessageContaining("a secret of 'иван' does not open with")
                .hasMessageContaining("home.key");
    }

    @Test
    void theKeyIsReadableByItsOwnerAloneAndAWrongOneIsNamed() throws IOException {
        factors.offer("мария");
        Path file = home.config().resolve("home.key");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Files.writeString(file, "c2hvcnQ=");
        assertThatThrownBy(() -> HomeKey.of(home)).hasMessageContaining("expected a key of 32 bytes, got 5");
        Files.writeString(file, "not base 64");
        assertThatThrownBy(() -> HomeKey.of(home)).hasMessageContaining("expected a key in Base64");
    }

    @ParameterizedTest
    @CsvSource({
        "short, SHORT",
        "password1234, COMMON",
        "123456789012, COMMON",
        "qwertyuiop123, COMMON",
        "парола123456, COMMON",
        "явертъуиоп123, COMMON",
        "mariamariamaria, COMMON",
        "aaaaaaaaaaaaaaaa, COMMON"
    })
    void refusesAPasswordThatAGuesserTriesEarly(String password, PasswordRule.Fault fault) {
        assertThat(PasswordRule.fault(password, "maria")).contains(fault);
    }

    @ParameterizedTest
    @CsvSource({"lamp over seven bridges", "k3m9xq7rtp2w", "мост над седем реки", "зелен фенер в мъглата"})
    void takesSeveralWordsInAnyLanguage(String password) {
        assertThat(PasswordRule.fault(password, "maria")).isEmpty();
    }

    @Test
    void refusesAPasswordThatIsLongerThanIsRead() {
        assertThat(PasswordRule.fault("x1".repeat(129), "maria")).contains(PasswordRule.Fault.LONG);
    }
}
