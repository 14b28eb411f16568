package org.fener.dashboard.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HomeTest {

    @TempDir
    Path folder;

    @Test
    void optionBeatsEnvironmentBeatsDefault() {
        Map<String, String> environment = Map.of("FENER_HOME", "/srv/fener");

        assertThat(Home.choose(Optional.of(Path.of("/data/h")), environment).path())
                .isEqualTo(Path.of("/data/h"));
        assertThat(Home.choose(Optional.empty(), environment).path()).isEqualTo(Path.of("/srv/fener"));
        assertThat(Home.choose(Optional.empty(), Map.of()).path().getFileName()).isEqualTo(Path.of(".fener"));
    }

    @Test
    void aNewHomeIsReadableByItsOwnerAloneAndExplainsItself() throws IOException {
        Home home = new Home(folder.resolve("home")).prepare();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.path())))
                .isEqualTo("rwx------");
        assertThat(home.sourcesFile()).content().contains("purpose", "legal-basis");
        assertThat(home.config().resolve("sources.schema.json")).content().contains("legal-basis");
        assertThat(SettingsFile.read(home.settingsFile()).zone().getId()).isEqualTo("Europe/Sofia");
    }

    @Test
    void keepsWhatTheOperatorWrote() throws IOException {
        Home home = new Home(folder.resolve("home")).prepare();
        Files.writeString(home.sourcesFile(), "sources: []\n# mine\n");

        assertThat(home.prepare().sourcesFile()).content().contains("# mine");
    }

    @Test
    void refusesAHomeOfANewerProgram() throws IOException {
        Home home = new Home(folder.resolve("home")).prepare();
        Files.writeString(home.path().resolve("version"), "99\n");

        assertThatThrownBy(home::prepare)
                .isInstanceOf(BadConfiguration.class)
                .hasMessageContaining("homes of format 1, got '99'");
    }

    @Test
    void onlyOneProcessHoldsTheLock() throws IOException {
        Home home = new Home(folder.resolve("home")).prepare();
        HomeLock lock = home.lock().orElseThrow();

        assertThat(home.lock()).isEmpty();
        lock.close();
        assertThat(home.lock()).isPresent();
    }

    @Test
    void theSocketOfADeepHomeFitsIntoItsLimit() {
        Path deep = folder.resolve("a".repeat(60)).resolve("b".repeat(60));

        assertThat(new Home(deep).socket().toString().getBytes(StandardCharsets.UTF_8).length)
                .isLessThan(108);
        assertThat(new Home(deep).socket()).isNotEqualTo(new Home(folder.resolve("c".repeat(99))).socket());
    }
}
