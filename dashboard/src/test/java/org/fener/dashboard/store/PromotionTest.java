package org.fener.dashboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PromotionTest {

    /// `-` are the models of the program.
    @ParameterizedTest
    @CsvSource({
        "'', -",
        "a, - a",
        "a b, - a b",
        "a b a, - a",
        "a b a -, -",
        "a - b, - b",
        "a b c b a, - a",
        "a a, - a",
        "a b a c, - a c"
    })
    void aRollBackTakesItsPromotionWithIt(String inCharge, String standing) {
        List<Promotion> promotions = Arrays.stream(inCharge.split(" "))
                .filter(name -> !name.isEmpty())
                .map(name -> new Promotion(digest(name), Instant.EPOCH, "мария", "", ""))
                .toList();

        assertThat(Promotion.standing(promotions.reversed()).stream()
                        .map(digest -> digest.orElse("-"))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(standing);
    }

    private static Optional<String> digest(String name) {
        return Optional.of(name).filter(known -> !known.equals("-"));
    }
}
