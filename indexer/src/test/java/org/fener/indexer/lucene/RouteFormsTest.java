package org.fener.indexer.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import org.fener.classifier.Reason.Span;
import org.fener.classifier.indicator.Indicator;
import org.fener.classifier.indicator.Indicator.Kind;
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
    void keepsNoPairOfCountriesWithinOne() {
        Indicator route = new Indicator(Kind.ROUTE, "Sofia > Vidin", new Span(0, 9));
        assertThat(RouteForms.kept(route)).containsExactlyInAnyOrder("sofia > vidin", "sofia-vidin");
    }
}
