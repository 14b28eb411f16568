package org.fener.dashboard.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fener.dashboard.store.Decision;
import org.fener.dashboard.store.Decision.State;
import org.fener.dashboard.store.SecondReadings.Readings;
import org.junit.jupiter.api.Test;

final class ReadTwiceTest {

    private final List<Readings> readings = new ArrayList<>();

    private void add(int times, String first, String second) {
        for (int i = 0; i < times; i++) readings.add(new Readings(said(first), said(second)));
    }

    /// @param word a category, `none` or `unsure`
    private static Decision said(String word) {
        State state = word.equals("none") ? State.REJECTED : word.equals("unsure") ? State.UNSURE : State.CONFIRMED;
        return new Decision(
                1,
                "b",
                "a/1",
                "d",
                List.of("smuggling"),
                state,
                state == State.CONFIRMED ? word : "",
                "мария",
                Instant.EPOCH,
                "",
                Optional.empty(),
                false,
                false);
    }

    @Test
    void kappaIsAgreementBeyondChance() {
        add(20, "smuggling", "smuggling");
        add(5, "smuggling", "none");
        add(10, "none", "smuggling");
        add(10, "none", "none");
        add(5, "trafficking", "none");
        add(7, "unsure", "smuggling");

        ReadTwice twice = ReadTwice.of("smuggling", readings);

        // .7 the same, .5 by chance: (.7 - .5) / (1 - .5); the margin is 1.96 * sqrt(.7 * .3 / 50) / .5
        assertThat(twice.agreement().texts()).as("who is unsure is no evidence").isEqualTo(50);
        assertThat(twice.kappa().orElseThrow()).isCloseTo(.4, within(1e-9));
        assertThat(twice.margin().orElseThrow()).isCloseTo(.25404, within(1e-4));
        assertThat(List.of(twice.bothYes(), twice.firstOnly(), twice.secondOnly(), twice.bothNo()))
                .containsExactly(20, 5, 10, 15);
    }

    @Test
    void nothingToCompareIsNoKappa() {
        add(9, "none", "none");

        assertThat(ReadTwice.of("smuggling", readings).kappa()).isEmpty();
        assertThat(ReadTwice.of("smuggling", List.of()).kappa()).isEmpty();
        add(1, "smuggling", "smuggling");
        assertThat(ReadTwice.of("smuggling", readings).kappa()).hasValue(1);
        assertThat(ReadTwice.of("smuggling", readings).margin()).hasValue(0);
    }
}
