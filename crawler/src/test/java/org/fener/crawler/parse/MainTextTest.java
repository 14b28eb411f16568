package org.fener.crawler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class MainTextTest {

    private static final String SAID =
            "The night bus from the river port stops at the old market, and nobody asks for papers there. ";

    private static String textOf(String body) {
        return MainText.of(Jsoup.parse("<title>Roads</title><body>" + body));
    }

    @Test
    void keepsWhatAPageBuilderCallsWidgets() {
        String widgets = ("<div class='elementor-widget elementor-widget-text'><p>" + SAID + "</p></div>").repeat(1)
                + "<div class='elementor-widget'><p>The ferry leaves at dawn and takes cars, lorries and people on foot.</p></div>"
                + "<div class='elementor-widget'><p>The road over the pass is closed from November until the snow has gone.</p></div>";
        assertThat(textOf(widgets)).contains("night bus", "ferry leaves", "road over the pass");
    }

    @Test
    void leavesOutAWidgetBesideTheText() {
        assertThat(textOf("<div><p>" + SAID + "</p><p>" + SAID.replace("bus", "train") + "</p></div>"
                        + "<div class='widget'><p>Our readers' club meets every week in the town hall.</p></div>"))
                .contains("night bus", "night train")
                .doesNotContain("readers' club");
    }

    @Test
    void readsWhatAScriptWouldPutInItsPlace() {
        assertThat(textOf("<div hidden id='S:0'><p>" + SAID
                        + "</p></div><div hidden><p>never shown, whatever it says here</p></div>"))
                .contains("night bus")
                .doesNotContain("never shown");
    }

    @Test
    void readsAListInFullWhereAPageSaysLittleInParagraphs() {
        StringBuilder rows = new StringBuilder("<header>Home of the roads</header><main>");
        for (int i = 1; i <= 12; i++)
            rows.append("<div class='card'><a href='/offer/" + i + "'>Offer number " + i + "</a> <span>" + i
                    + "0 €</span></div>");
        assertThat(textOf(rows + "</main><p>" + SAID + "</p>"))
                .contains("Offer number 1 10 €", "Offer number 12", "120 €")
                .doesNotContain("Home of the roads");
    }

    @Test
    void staysWithTheParagraphsOfWhatIsDescribedAsAnArticle() {
        StringBuilder cards = new StringBuilder();
        for (int i = 1; i <= 12; i++) cards.append("<div><a href='/" + i + "'>Another story " + i + "</a></div>");
        assertThat(textOf("<script type='application/ld+json'>{\"@type\":\"NewsArticle\"}</script><main><div><p>" + SAID
                        + "</p></div>" + cards + "</main>"))
                .isEqualTo(SAID.strip());
    }

    @Test
    void neverTakesAConsentBoxForTheText() {
        assertThat(textOf("<p>We moor at the third pier; ask for the harbour master there.</p><div id='consent-box'><p>"
                        + "We and our partners store cookies. ".repeat(30) + "</p></div>"))
                .isEqualTo("We moor at the third pier; ask for the harbour master there.");
    }
}
