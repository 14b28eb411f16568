package org.fener.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fener.classifier.Reason.Span;
import org.fener.classifier.indicator.Indicator;
import org.junit.jupiter.api.Test;

final class FactNamesTest {

    private static List<String> facts() {
        List<String> facts = new ArrayList<>(List.of(
                "has any contact",
                "has messenger",
                "three kinds of indicators",
                "emoji",
                "many emoji",
                "exclamations",
                "asks",
                "capitals"));
        for (Indicator.Kind kind : Indicator.Kind.values())
            facts.add("has " + kind.name().toLowerCase(Locale.ROOT));
        return facts;
    }

    @Test
    void everyFactHasWordsInBothLanguages() {
        assertThat(facts()).allSatisfy(fact -> {
            assertThat(FactNames.of(fact, "bg")).isNotEqualTo(fact).containsPattern("[а-я]");
            assertThat(FactNames.of(fact, "en"))
                    .as("%s in English, whatever the machine speaks", fact)
                    .doesNotContainPattern("[а-я]");
        });
    }

    @Test
    void wordsOfTheTextStayAsTheyAre() {
        assertThat(new Reason("emoji", 1, List.of(new Span(0, 5))).in("bg")).isEqualTo("emoji");
        assertThat(new Reason("emoji", 1, List.of()).in("bg")).isEqualTo("има емоджи");
        assertThat(new Reason("a fact of a brought model", 1, List.of()).in("bg"))
                .isEqualTo("a fact of a brought model");
    }
}
