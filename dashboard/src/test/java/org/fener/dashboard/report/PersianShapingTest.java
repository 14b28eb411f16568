package org.fener.dashboard.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PersianShapingTest {

    @ParameterizedTest
    @CsvSource({
        "ی, \uFBFC", // alone
        "نی, \uFBFD", // at the end
        "یک, \uFBFE\uFB8F", // begins, and the next one ends
        "میز, \uFBFF", // in the middle
        "ای, \uFBFC", // after a letter that does not join onward
        "گُل, \uFB94", // a vowel mark does not part them
        "ژی, \uFB8A\uFBFC" // jeh joins nothing after it
    })
    void joinsALetterAsItsNeighboursWant(String text, String forms) {
        assertThat(PersianShaping.forms(text)).isEqualTo(forms);
    }

    @Test
    void theLettersAroundThemAreJoinedToThem() {
        assertThat(new PersianShaping().shapeText("فیه")).isEqualTo("\uFED3\uFBFF\uFEEA");
    }
}
