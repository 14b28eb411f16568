package org.fener.classifier.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AgreementTest {

    private static List<Agreement.Pair> pairs(int yesYes, int yesNo, int noYes, int noNo) {
        List<Agreement.Pair> pairs = new ArrayList<>();
        for (int i = 0; i < yesYes; i++) pairs.add(new Agreement.Pair("YES", "YES"));
        for (int i = 0; i < yesNo; i++) pairs.add(new Agreement.Pair("YES", "NO"));
        for (int i = 0; i < noYes; i++) pairs.add(new Agreement.Pair("NO", "YES"));
        for (int i = 0; i < noNo; i++) pairs.add(new Agreement.Pair("NO", "NO"));
        return pairs;
    }

    @Test
    void takesAwayWhatChanceWouldGive() {
        // 35 of 50 agree, by chance .5 would: (.7 - .5) / (1 - .5)
        Agreement agreement = Agreement.of(pairs(20, 5, 10, 15));

        assertThat(agreement.agreeing()).isCloseTo(0.7, within(1e-9));
        assertThat(agreement.kappa()).isCloseTo(0.4, within(1e-9));
    }

    @Test
    void isOneWhenAllAgreeAndBelowZeroWhenNoneDo() {
        assertThat(Agreement.of(pairs(5, 0, 0, 5)).kappa()).isEqualTo(1);
        assertThat(Agreement.of(pairs(0, 5, 5, 0)).kappa()).isEqualTo(-1);
    }

    @Test
    void isNothingWhereBothAlwaysSayTheSameOneThing() {
        assertThat(Agreement.of(pairs(9, 0, 0, 0)).kappa()).isZero();
        assertThat(Agreement.of(List.of()).texts()).isZero();
    }
}
