package org.fener.dashboard.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DayNewsTest {

    @ParameterizedTest
    @CsvSource({
        "+359885550123, +3598…23",
        "telegram:helper_road, telegram:he…",
        "mail:a@b.example, mail:a@…",
        "btc:1x, btc:…",
    })
    void aMaskedContactCannotBeReached(String contact, String masked) {
        assertThat(DayNews.masked(contact)).isEqualTo(masked);
    }
}
