package org.fener.classifier.offer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.fener.classifier.indicator.IndicatorExtractor;
import org.fener.classifier.text.PreparedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OfferReaderTest {

    private final IndicatorExtractor indicators = IndicatorExtractor.shipped();
    private final OfferReader reader = new OfferReader();

    private List<OfferSlot> slots(String language, String text) {
        PreparedText prepared = PreparedText.of(text);
        return reader.read(prepared, indicators.traces(prepared, Optional.of(language)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bg | от Одрин до Виена с бус, 3 места, петък, 2800 на човек, плащане при пристигане"
                        + " | FROM Edirne, TO Vienna, VEHICLE bus, SEATS 3, DATE friday, PRICE 2800, PAYMENT on arrival",
                "bg | работа в Холандия, 2000 евро на месец, осигурено настаняване, личните карти стоят при шефа"
                        + " | TO Netherlands, PAY EUR 2000/month, HOUSING provided, PAPERS kept",
                "en | from Edirne to Vienna by truck, 4 people, 3500 euro, no papers, hawala"
                        + " | FROM Edirne, TO Vienna, VEHICLE truck, SEATS 4, PRICE EUR 3500, PAPERS none needed, PAYMENT hawala",
                "tr | Edirne'den Viyana'ya kamyonla, yarın çıkış, ücret varınca, emanetçi var"
                        + " | FROM Edirne, TO Vienna, VEHICLE truck, DATE tomorrow, PAYMENT on arrival, PAYMENT third party",
                "el | από Τουρκία για Γερμανία με φορτηγό, 4 άτομα, αύριο, χωρίς χαρτιά"
                        + " | FROM Turkey, TO Germany, VEHICLE truck, SEATS 4, DATE tomorrow, PAPERS none needed",
                "ro | din Turcia spre Germania cu microbuz, 5 locuri, vineri, plata la sosire, fără acte"
                        + " | FROM Turkey, TO Germany, VEHICLE bus, SEATS 5, DATE friday, PAYMENT on arrival, PAPERS none needed",
                "sr | из Турске у Немачку комбијем, 6 места, сутра, без докумената"
                        + " | FROM Turkey, TO Germany, VEHICLE bus, SEATS 6, DATE tomorrow, PAPERS none needed",
                "uk | з Одеси до Варшави, 3 місця, завтра, без документів"
                        + " | TO Warsaw, SEATS 3, DATE tomorrow, PAPERS none needed",
                "ru | из Турции в Германию, 4 человека, оплата по прибытии, без документов"
                        + " | FROM Turkey, TO Germany, SEATS 4, PAYMENT on arrival, PAPERS none needed",
                "ar | من تركيا إلى ألمانيا، شاحنة، ٤ أشخاص، الدفع بعد الوصول"
                        + " | FROM Turkey, TO Germany, VEHICLE truck, SEATS 4, PAYMENT on arrival",
                "fa | از ترکیه به آلمان، کامیون، ۴ نفر، بدون مدارک، بعد از رسیدن"
                        + " | FROM Turkey, TO Germany, VEHICLE truck, SEATS 4, PAPERS none needed, PAYMENT on arrival"
            })
    void readsAnOfferInEveryLanguage(String language, String text, String expected) {
        assertThat(slots(language, text))
                .extracting(slot -> slot.kind() + " " + slot.value())
                .contains(expected.split(", ", -1));
    }

    @Test
    void marksThePlaceInTheOriginal() {
        String text = "🚐 от Едирне, 2️⃣ места";
        assertThat(slots("bg", text))
                .filteredOn(slot -> slot.kind() == OfferSlot.Kind.FROM)
                .extracting(
                        slot -> text.substring(slot.span().start(), slot.span().end()))
                .containsExactly("Едирне");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bg | без настаняване | HOUSING",
                "bg | бебе на 3 месеца и 12 часа път | SEATS",
                "bg | след 48 часа сме там | PAY",
                "bg | София утре ще бъде слънчева | TO",
                "tr | yürüyüş yok | VEHICLE",
                "en | our driver is kind | JOB"
            })
    void leavesAloneWhatOnlySoundsLikeIt(String language, String text, OfferSlot.Kind kind) {
        assertThat(slots(language, text)).noneMatch(slot -> slot.kind() == kind);
    }

    @Test
    void readsMostOfWhatPeopleReadInOffers() throws IOException {
        int right = 0;
        int expected = 0;
        for (OfferGold.Offer offer : OfferGold.read("offers.txt")) {
            List<String> ours = slots(offer.language(), offer.text()).stream()
                    .map(slot -> slot.kind().name().toLowerCase(java.util.Locale.ROOT) + " " + slot.value())
                    .toList();
            expected += offer.slots().size();
            for (String slot : offer.slots()) if (ours.contains(slot)) right++;
        }
        assertThat(right / (double) expected).isGreaterThan(.7);
    }
}
