package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class KeySettingsTest {

    @Test
    void asShippedEachKeyStandsInItsPlace() {
        assertThat(KeySettings.of("").on()).isTrue();
        assertThat(KeySettings.of("").inForce())
                .allSatisfy((shipped, place) -> assertThat(place).isEqualTo(shipped));
        assertThat(KeySettings.of("").kept()).isEmpty();
    }

    @Test
    void aMovedKeyIsKeptAndReadAgain() {
        KeySettings moved = new KeySettings(true, Map.of("KeyJ", "KeyK", "KeyK", "KeyJ", "KeyZ", "KeyZ"));

        assertThat(moved.kept()).isEqualTo("KeyJ=KeyK KeyK=KeyJ");
        assertThat(KeySettings.of(moved.kept())).isEqualTo(moved);
        assertThat(KeySettings.of(new KeySettings(false, Map.of()).kept()).on()).isFalse();
    }

    @Test
    void noKeyHasTwoActionsAndNoneGoesWhereThereIsNoKey() {
        assertThatThrownBy(() -> new KeySettings(true, Map.of("KeyJ", "KeyK"))).hasMessage("two actions on one key");
        assertThatThrownBy(() -> new KeySettings(true, Map.of("KeyJ", "Escape")))
                .hasMessageContaining("got Escape");
        assertThat(KeySettings.of("KeyJ=Escape nonsense =x").inForce()).containsEntry("KeyJ", "KeyJ");
    }
}
