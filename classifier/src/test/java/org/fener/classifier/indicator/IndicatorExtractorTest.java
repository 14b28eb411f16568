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
                "en | https://t.me/joinchat/AbCdEf12345 | HANDLE | telegram:+AbCdEf12345",
                "en | https://t.me/+AbCdEf12345 | HANDLE | telegram:+AbCdEf12345",
                "en | https://signal.me/#p/+359888123456 | HANDLE | signal:+359888123456",
                "en | skype: live:.cid.92a1ff | HANDLE | skype:live:.cid.92a1ff",
                "en | https://wa.me/359888123456 | HANDLE | whatsapp:+359888123456",
                "en | viber://chat?number=%2B359888123456 | HANDLE | viber:+359888123456",
                "en | https://www.instagram.com/some.name/ | HANDLE | instagram:some.name",
                "en | see hxxps://evil[.]example[.]com/a?b=1, now | URL | https://evil.example.com/a?b=1",
                "en | evil[.]com is bad | DOMAIN | evil.com",
                "en | 185.220.101[.]4 | IP | 185.220.101.4",
                "en | IBAN BG80 BNBG 9661 1020 3456 78 | IBAN | BG80BNBG96611020345678",
                "en | 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa | WALLET | btc:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
                "en | bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 | WALLET | btc:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
                "en | 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed | WALLET | eth:0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
                "bg | по 3.500 евро на човек | PRICE | EUR 3500",
                "bg | 3 500€ | PRICE | EUR 3500",
                "bg | само 2 хил. лв | PRICE | BGN 2000",
                "en | $1,200.50 | PRICE | USD 1200.5",
                "fa | ۳۵۰۰ یورو | PRICE | EUR 3500",
                "en | 84c82835a5d21bbcf75a61706d8ab549 | HASH | 84c82835a5d21bbcf75a61706d8ab549",
                "en | CVE-2024-12345 | CVE | CVE-2024-12345",
                "en | expyuzz4wqqyqhjn.onion | ONION | expyuzz4wqqyqhjn.onion",
                "bg | Едирне → София → Сърбия | ROUTE | Edirne > Sofia > Serbia",
                "bg | от Турция до Германия | ROUTE | Turkey > Germany",
                "tr | Edirne'den Sofya'ya | PLACE | Edirne",
                "ar | من تركيا إلى اليونان | ROUTE | Turkey > Greece",
                "ar | من تركيا الى المانيا عبر بلغاريا | ROUTE | Turkey > Bulgaria > Germany",
                "fa | از ترکیه تا آلمان از طریق بلغارستان | ROUTE | Turkey > Bulgaria > Germany",
                "tr | Edirne'den Bulgaristan üzerinden Sırbistan'a | ROUTE | Edirne > Bulgaria > Serbia",
                "tr | İstanbul'dan Sofya'ya | ROUTE | Istanbul > Sofia",
                "el | από Τουρκία για Γερμανία | ROUTE | Turkey > Germany",
                "el | apo tin Athina pros ti Sofia | ROUTE | Athens > Sofia",
                "ro | din Turcia până în Germania prin Bulgaria | ROUTE | Turkey > Bulgaria > Germany",
                "sr | од Софије до Београда | ROUTE | Sofia > Belgrade",
                "sr | iz Turske preko Bugarske u Srbiju | ROUTE | Turkey > Bulgaria > Serbia",
                "uk | із Туреччини через Болгарію до Німеччини | ROUTE | Turkey > Bulgaria > Germany",
                "ru | Из Стамбула в Софию | ROUTE | Istanbul > Sofia",
                "en | to Germany from Turkey via Bulgaria | ROUTE | Turkey > Bulgaria > Germany",
                "bg | ot gyrciq do syrbiq prez bulgariq | ROUTE | Greece > Bulgaria > Serbia",
                "bg | през Калотина за Сърбия | ROUTE | Kalotina > Serbia",
                "bg | insta maria_92 за снимки | HANDLE | instagram:maria_92",
                "bg | тел. 088/812 34 56 | PHONE | +359888123456",
                "bg | 12.05.2026 0888 123 456 (20:30) | PHONE | +359888123456",
                "en | jan at example dot edu | EMAIL | jan@example.edu",
                "en | see http:// example .com /test | URL | http://example.com/test",
                "en | 45[[[[.]]]]20[[[.]]30[.40 | IP | 45.20.30.40",
                "en | see 2001:470:0:0::1f2 for it | IP | 2001:470:0:0::1f2",
                "en | block 185.220.101.0/24 | IP_RANGE | 185.220.101.0/24",
                "en | hosted by AS64500 | ASN | AS64500",
                "en | AB:F2:C9:A6:B3:4F | MAC | AB:F2:C9:A6:B3:4F",
                "en | they used T1546.004 | TECHNIQUE | T1546.004",
                "en | C:\\Windows\\System32\\evil.exe | FILE_PATH | C:\\Windows\\System32\\evil.exe",
                "en | HKLM\\Software\\Run Once\\x | REGISTRY_KEY | HKLM\\Software\\Run Once\\x",
                "en | marked tlp amber | TLP | TLP:AMBER",
                "en | rDTXLQ7ZKZVKz33zJbHjgVShjsBnqMBhmN | WALLET | xrp:rDTXLQ7ZKZVKz33zJbHjgVShjsBnqMBhmN",
                "en | user@jabber.sow.as | HANDLE | xmpp:user@jabber.sow.as"
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
                "няма 20 човека | PRICE",
                "поръчка № 20240512345 | PHONE",
                "(1894 - 1895) | PHONE",
                "192.168.10.1 | IP",
                "google.com | DOMAIN",
                "https://www.google.com/ | URL",
                "d41d8cd98f00b204e9800998ecf8427e | HASH",
                "в 12:30:45 часа | IP",
                "само за днес | PLACE",
                "din punct de vedere | DOMAIN",
                "сръбски и български граничари | PLACE",
                "Serbian and Bulgarian officers | PLACE",
                "София, Пловдив, Варна | ROUTE",
                "Sofia, Bulgaria | ROUTE",
                "just as 2014 | ASN"
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
