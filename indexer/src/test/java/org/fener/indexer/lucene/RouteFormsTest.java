package org.fener.indexer.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fener.classifier.Reason.Span;
import org.fener.classifier.indicator.Indicator;
import org.fener.classifier.indicator.Indicator.Kind;
import org.fener.classifier.offer.OfferSlot;
import org.junit.jupiter.api.Test;

final class RouteFormsTest {

    @Test
    void keepsEachTwoStopsByNameAndCountryInTheOrderOfTravel() {
        Indicator route = new Indicator(Kind.ROUTE, "Edirne > Sofia > Serbia", new Span(0, 9));
        assertThat(RouteForms.kept(route))
                .containsExactlyInAnyOrder(
                        "edirne > sofia > serbia",
                        "edirne-sofia",
                        "edirne-serbia",
                        "sofia-serbia",
                        "tr-bg",
                        "tr-rs",
                        "bg-rs");
    }

    @Test
    void keepsTheBeginningsAndGoalsOfAnOfferInPairs() {
        Span span = new Span(0, 1);
        assertThat(RouteForms.kept(List.of(
                        new OfferSlot(OfferSlot.Kind.TO, "Austria", span),
                        new OfferSlot(OfferSlot.Kind.TO, "Germany", span),
                        new OfferSlot(OfferSlot.Kind.FROM, "Edirne", span),
                        new OfferSlot(OfferSlot.Kind.VEHICLE, "bus", span))))
                .containsExactlyInAnyOrder("edirne-austria", "edirne-germany", "tr-at", "tr-de");
    }

    @Test
    void keepsNoPairOfCountriesWithinOne() {
        Indicator route = new Indicator(Kind.ROUTE, "Sofia > Vidin", new Span(0, 9));
        assertThat(RouteForms.kept(route)).containsExactlyInAnyOrder("sofia > vidin", "sofia-vidin");
    }
}
