package org.fener.classifier.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.fener.classifier.indicator.Indicator.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IndicatorExtractorTest {

    private final IndicatorExtractor extractor = IndicatorExtractor.shipped();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bg | Тел. 0888 123 456 | PHONE | +359888123456",
                "bg | тел 0 8 8 8 1 2 3 4 5 6 | PHONE | +359888123456",
                "bg | звъни +359 (88) 812-34-56 | PHONE | +359888123456",
                "bg | 00359888123456 | PHONE | +359888123456",
                "bg | 0️⃣8️⃣8️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣ | PHONE | +359888123456",
                "bg | нула осем осем осем едно две три четири пет шест | PHONE | +359888123456",
                "ar | واتساب ٠٠٩٠٥٣٢٥٥٥١٢٣٤ | PHONE | +905325551234",
                "fa | تماس ۰۹۱۲۳۴۵۶۷۸۹ | PHONE | +989123456789",
                "tr | 0532 123 45 67 | PHONE | +905321234567",
                "en | write to Jan.Doe@example.com. | EMAIL | jan.doe@example.com",
                "en | jan (at) example (dot) com | EMAIL | jan@example.com",
                "en | jan[at]example[.]com | EMAIL | jan@example.com",
                "bg | пиши в телеграм @pat_zapad55 | HANDLE | telegram:pat_zapad55",
                "bg | https://t.me/Pat_Zapad55 | HANDLE | telegram:pat_zapad55",
                "bg | t.me/pat_zapad55 | HANDLE | telegram:pat_zapad55",
                "bg | тг: pat_zapad55 | HANDLE | telegram:pat_zapad55",
                "en | https://wa.me/359888123456 | HANDLE | whatsapp:+359888123456",
                "en | viber://chat?number=%2B359888123456 | HANDLE | viber:+359888123456",
                "en | https://www.instagram.com/some.name/ | HANDLE | instagram:some.name",
                "en | see hxxps://evil[.]example[.]com/a?b=1, now | URL | https://evil.example.com/a?b=1",
                "en | evil[.]com is bad | DOMAIN | evil.com",
                "en | 192.168.10[.]1 | IP | 192.168.10.1",
                "en | IBAN BG80 BNBG 9661 1020 3456 78 | IBAN | BG80BNBG96611020345678",
                "en | 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa | WALLET | btc:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
                "en | bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 | WALLET | btc:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
                "en | 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed | WALLET | eth:0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
                "bg | по 3.500 евро на човек | PRICE | EUR 3500",
                "bg | 3 500€ | PRICE | EUR 3500",
                "bg | само 2 хил. лв | PRICE | BGN 2000",
                "en | $1,200.50 | PRICE | USD 1200.5",
                "fa | ۳۵۰۰ یورو | PRICE | EUR 3500",
                "en | 44d88612fea8a8f36de82e1278abb02f | HASH | 44d88612fea8a8f36de82e1278abb02f",
                "en | CVE-2024-12345 | CVE | CVE-2024-12345",
                "en | expyuzz4wqqyqhjn.onion | ONION | expyuzz4wqqyqhjn.onion",
                "bg | Едирне → София → Сърбия | ROUTE | Edirne > Sofia > Serbia",
                "bg | от Турция до Германия | ROUTE | Turkey > Germany",
                "tr | Edirne'den Sofya'ya | PLACE | Edirne",
                "ar | من تركيا إلى اليونان | ROUTE | Turkey > Greece"
            })
    void findsAndNormalises(String language, String text, Kind kind, String normalised) {
        assertThat(extractor.find(text, Optional.of(language)))
                .filteredOn(indicator -> indicator.kind() == kind)
                .extracting(Indicator::normalised)
                .contains(normalised);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12.05.2026 г. | PHONE",
                "2019-2025 | PHONE",
                "цена 1 250 000 лв | PHONE",
                "IBAN BG81 BNBG 9661 1020 3456 78 | IBAN",
                "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb | WALLET",
                "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD | WALLET",
                "Свърши.На сутринта тръгнахме | DOMAIN",
                "script.py и main.rs | DOMAIN",
                "300.1.2.3 | IP",
                "глава 3.4.5 | IP",
                "няма 20 човека | PRICE"
            })
    void leavesAloneWhatOnlyLooksLikeIt(String text, Kind kind) {
        assertThat(extractor.find(text, Optional.of("bg"))).noneMatch(indicator -> indicator.kind() == kind);
    }

    @Test
    void marksThePlaceInTheOriginal() {
        String text = "пиши на jan[at]example[.]com до утре";
        Indicator mail = extractor.find(text, Optional.of("bg")).stream()
                .filter(i -> i.kind() == Kind.EMAIL)
                .findFirst()
                .orElseThrow();
        assertThat(text.substring(mail.span().start(), mail.span().end())).isEqualTo("jan[at]example[.]com");
    }

    @Test
    void survivesRandomTextWithSpansInsideIt() {
        Random random = new Random(11);
        String alphabet = "abc019 .,@:/[]()-+€$xhtpsмдот\uD83D\uDE97٣０\u200B\n";
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i >= 0; i--)
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            for (Indicator indicator : extractor.find(text.toString(), Optional.empty()))
                assertThat(indicator.span().end()).isLessThanOrEqualTo(text.length());
        }
    }
}
