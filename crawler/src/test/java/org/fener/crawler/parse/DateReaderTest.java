package org.fener.crawler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.fener.crawler.PublishedAt;
import org.fener.crawler.PublishedAt.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class DateReaderTest {

    /// Friday noon in Sofia.
    private static final DateReader SOFIA =
            new DateReader(ZoneId.of("Europe/Sofia"), Instant.parse("2026-11-20T10:00:00Z"), false);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            преди 9 дни                | 2026-11-11T10:00:00Z
            преди 2 години             | 2024-11-20T10:00:00Z
            преди час                  | 2026-11-20T09:00:00Z
            вчера, 18:20               | 2026-11-19T16:20:00Z
            dün 14:30                  | 2026-11-19T12:30:00Z
            3 saat önce                | 2026-11-20T07:00:00Z
            acum 5 minute              | 2026-11-20T09:55:00Z
            ieri la 08:00              | 2026-11-19T06:00:00Z
            πριν από 2 ώρες            | 2026-11-20T08:00:00Z
            χθες 21:15                 | 2026-11-19T19:15:00Z
            pre 4 dana                 | 2026-11-16T10:00:00Z
            јуче у 10:05               | 2026-11-19T08:05:00Z
            5 годин тому               | 2026-11-20T05:00:00Z
            2 дні тому                 | 2026-11-18T10:00:00Z
            3 дня назад                | 2026-11-17T10:00:00Z
            вчера в 23:59              | 2026-11-19T21:59:00Z
            منذ ساعتين                 | 2026-11-20T08:00:00Z
            منذ 3 أيام                 | 2026-11-17T10:00:00Z
            ۲ روز پیش                  | 2026-11-18T10:00:00Z
            دیروز ۱۴:۳۰                | 2026-11-19T12:30:00Z
            3 hours ago                | 2026-11-20T07:00:00Z
            Yesterday at 6:05 PM       | 2026-11-19T16:05:00Z
            Tuesday at 09:00           | 2026-11-17T07:00:00Z
            """)
    void countsBackFromTheFetch(String text, String at) {
        PublishedAt read = SOFIA.read(text).orElseThrow();
        assertThat(read.at()).isEqualTo(Instant.parse(at));
        assertThat(read.precision()).isEqualTo(Precision.RELATIVE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-02T08:30:00+0200          | 2026-11-02T06:30:00Z | EXACT
            Wed, 18 Nov 2026 07:30:00 GMT     | 2026-11-18T07:30:00Z | EXACT
            1794000000                        | 2026-11-06T21:20:00Z | EXACT
            13 ное 2026 18:05                 | 2026-11-13T16:05:00Z | ZONE_ASSUMED
            Sun May 26, 2019 4:34 pm          | 2019-05-26T13:34:00Z | ZONE_ASSUMED
            20-06-2017, 06:10 PM              | 2017-06-20T15:10:00Z | ZONE_ASSUMED
            5 Ekim 2025 10:00                 | 2025-10-05T07:00:00Z | ZONE_ASSUMED
            12 Ιουνίου 2026, 09:15            | 2026-06-12T06:15:00Z | ZONE_ASSUMED
            ۲۶ شهریور ۱۳۹۴ ساعت ۹:۳۲          | 2015-09-17T06:32:00Z | ZONE_ASSUMED
            7 липня 2026                      | 2026-07-06T21:00:00Z | DAY
            15 фебруар 2024.                  | 2024-02-14T22:00:00Z | DAY
            5/6/2026                          | 2026-06-04T21:00:00Z | DAY
            Oct 4 2024 3:51 PM GMT+05:00      | 2024-10-04T10:51:00Z | EXACT
            """)
    void readsWhatIsPrinted(String text, String at, Precision precision) {
        PublishedAt read = SOFIA.read(text).orElseThrow();
        assertThat(read.at()).isEqualTo(Instant.parse(at));
        assertThat(read.precision()).isEqualTo(precision);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "dates/forms.tsv", delimiter = '\t', quoteCharacter = '\0', numLinesToSkip = 1)
    void readsWhatForumEnginesPrint(String language, String text, LocalDateTime local, Precision precision) {
        PublishedAt read = SOFIA.read(text).orElseThrow();
        assertThat(LocalDateTime.ofInstant(read.at(), read.zone())).isEqualTo(local);
        assertThat(read.precision()).isEqualTo(precision);
    }

    @ParameterizedTest
    @CsvSource({
        "foo",
        "2014",
        "by admin",
        "12 replies",
        "99/99/2020",
        "1.2.3.4",
        "Friday 29 Brumarel 1899",
        "Tuesday 5 Saddexaad 10:00"
    })
    void readsNoDateWhereNoneIs(String text) {
        assertThat(SOFIA.read(text)).isEmpty();
    }

    @Test
    void learnsTheOrderOfDayAndMonthFromTheOtherDatesOfThePage() {
        DateReader american = SOFIA.learning(java.util.List.of("05-06-2026", "06-15-2026"));
        assertThat(american.read("05-06-2026").orElseThrow().at()).isEqualTo(Instant.parse("2026-05-05T21:00:00Z"));
    }
}
