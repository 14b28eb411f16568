package org.fener.indexer.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransliterationsTest {

    @ParameterizedTest
    @CsvSource({
        "kanaldzhiya, каналджия",
        "kanaldjia, каналджия",
        "kanaldjiq, каналджия",
        "tsigari, цигари",
        "cigari, цигари",
        "bulgaria, българия",
        "bylgariq, българия",
        "Sarbia, сърбия",
        "4ovek, човек",
        "6ofior, шофиор",
        "shofyor, шофьор",
        "granitsa, граница",
        "perevozka, перевозка",
        "jivot, живот",
        "zhivot, живот",
        "snoshti, снощи",
        "yugoslavia, югославия",
    })
    void writesALatinWordInCyrillic(String latin, String cyrillic) {
        assertThat(Transliterations.of(latin)).contains(cyrillic);
    }

    @ParameterizedTest
    @CsvSource({
        "каналджия, kanaldzhiya",
        "каналджия, kanaldzhia",
        "каналджия, kanaldjiq",
        "цигари, tsigari",
        "цигари, cigari",
        "Човек, 4ovek",
        "българия, bulgaria",
        "кръчма, kruchma",
    })
    void writesACyrillicWordInLatin(String cyrillic, String latin) {
        assertThat(Transliterations.of(cyrillic)).contains(latin);
    }

    @Test
    void putsTheUsualWritingFirst() {
        assertThat(Transliterations.of("каналджия").getFirst()).isEqualTo("kanaldzhia");
        assertThat(Transliterations.of("kanaldzhiya").getFirst()).isEqualTo("каналджия");
    }

    @Test
    void writesOnOnlyWhatMayBecomeAWord() {
        assertThat(Transliterations.of("канал", beginning -> "kanal".startsWith(beginning)))
                .containsExactly("kanal");
        assertThat(Transliterations.of("канал", beginning -> beginning.length() < 3))
                .isEmpty();
    }

    @Test
    void boundsItsWork() {
        assertThat(Transliterations.of("yayayayayayayayayayayayayaya")).hasSizeLessThanOrEqualTo(64);
        assertThat(Transliterations.of("a".repeat(31))).isEmpty();
        assertThat(Transliterations.of("the")).isEmpty();
        assertThat(Transliterations.of("ελλάδα")).isEmpty();
        assertThat(Transliterations.of("12345")).isEmpty();
    }
}
