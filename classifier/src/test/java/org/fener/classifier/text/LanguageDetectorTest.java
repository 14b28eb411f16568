package org.fener.classifier.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LanguageDetectorTest {

    private final LanguageDetector detector = LanguageDetector.shipped();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bg | Търся шофьор с бус за петък вечер, плащам веднага",
                "bg | Imam mesta za Vidin, bez dokumenti, pishete na lichno",
                "en | We need two drivers for Friday night, cash in hand",
                "el | Ζητείται οδηγός για την Παρασκευή",
                "el | kalispera thelw na paw thessaloniki kai den exw xartia",
                "tr | Cuma akşamı için minibüslü şoför arıyorum",
                "ro | Caut șofer cu microbuz pentru vineri seara",
                "sr | Тражим возача са комбијем за петак увече",
                "sr | Tražim vozača sa kombijem za petak uveče, plaćam odmah",
                "uk | Шукаю водія з бусом на п'ятницю ввечері",
                "ru | Ищу водителя с микроавтобусом на вечер пятницы",
                "ar | أبحث عن سائق مع حافلة صغيرة ليوم الجمعة",
                "fa | برای جمعه شب راننده با مینی‌بوس می‌خواهم",
                "mk | Барам возач со комбе за петок навечер, ќе платам веднаш",
                "de | Suche Fahrer mit Kleinbus für Freitagabend",
                "he | דרוש נהג ליום שישי בערב",
                "und | 12345 !!!"
            })
    void tellsTheLanguageOfAPost(String language, String text) {
        assertThat(detector.detect(text).language()).isEqualTo(language);
    }

    @Test
    void letsTheDeclaredLanguageDecideWhereTheTextLeavesDoubt() {
        assertThat(detector.detect("да", Optional.of("sr")).language()).isEqualTo("sr");
        assertThat(detector.detect("Търся шофьор с бус за петък вечер", Optional.of("ru"))
                        .language())
                .isEqualTo("bg");
    }

    @Test
    void shipsTheWeightsOfOpenNlpAsTheyAreDerived() throws IOException {
        try (InputStream in = Objects.requireNonNull(LanguageDetector.class.getResourceAsStream("languages.bin"))) {
            assertThat(in.readAllBytes()).isEqualTo(LanguageProfilesFromOpenNlp.bytes());
        }
    }
}
