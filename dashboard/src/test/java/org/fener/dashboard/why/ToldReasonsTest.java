package org.fener.dashboard.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fener.classifier.Explanation;
import org.fener.classifier.Reason;
import org.fener.classifier.Reason.Span;
import org.fener.classifier.Score;
import org.fener.classifier.opennlp.OpenNlpClassifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ToldReasonsTest {

    @ParameterizedTest
    @CsvSource({
        "bg,на",
        "bg,за да",
        "bg,na",
        "en,of the",
        "el,για",
        "tr,ve",
        "ro,și",
        "sr,је",
        "sr,se",
        "uk,що",
        "ru,если",
        "ar,من",
        "fa,می‌شود",
        "mk,ж"
    })
    void functionWordsSayNothing(String language, String words) {
        assertThat(FunctionWords.shipped().makeUp(words, language)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"bg,без документи", "bg,на границата", "bg,без", "en,no papers", "en,🚗", "tr,sınır", "mk,за", "en,24"})
    void whatSaysSomethingIsNone(String language, String words) {
        assertThat(FunctionWords.shipped().makeUp(words, language)).isFalse();
    }

    @Test
    void theSmallWordsAreOneSumAndNothingIsLost() {
        Explanation why =
                why(word("граница", 1.5), word("на", .9), word("за", -.2), fact("has phone", .4), word("кола", .1));

        ToldReasons told = ToldReasons.of(why, "граница на кола", "bg", 2);

        assertThat(told.told()).extracting(Reason::feature).containsExactly("граница", "has phone");
        assertThat(told.small()).extracting(Reason::feature).containsExactly("на", "за");
        assertThat(told.others()).extracting(Reason::feature).containsExactly("кола");
        assertThat(told.smallSum()).isCloseTo(.7, within(1e-9));
    }

    @Test
    void aPairIsMarkedWhereItSaysSomething() {
        Reason pair = new Reason("към границата", 1, List.of(new Span(3, 16)));

        ToldReasons told = ToldReasons.of(why(pair), "до към границата, после", "bg", 5);

        assertThat(told.told())
                .singleElement()
                .satisfies(reason -> assertThat(reason.spans()).containsExactly(new Span(7, 16)));
    }

    @Test
    void whereNothingElseSpeaksForItTheyAreTold() {
        ToldReasons told = ToldReasons.of(why(word("на", .9), word("кола", -.3)), "кола", "bg", 5);

        assertThat(told.told()).extracting(Reason::feature).containsExactly("на", "кола");
        assertThat(told.small()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bg,'Превоз до Сърбия за двама, без документи, тръгваме в петък от Димитровград. Пишете на лично.'",
        "en,'We take you to the border and over it, no papers needed, call me on the number from the ad.'",
        "tr,'Sırbistan için araç var, belge gerekmez, bu akşam ve yarın sınır.'"
    })
    void biasAndAllThreePartsAreTheLogit(String language, String text) {
        Explanation why = OpenNlpClassifier.shipped().explain(text, Optional.of(language), "smuggling");

        ToldReasons told = ToldReasons.of(why, text, language, 3);

        assertThat(told.small()).isNotEmpty();
        assertThat(why.bias()
                        + told.told().stream().mapToDouble(Reason::contribution).sum()
                        + told.smallSum()
                        + told.othersSum())
                .isCloseTo(why.logit(), within(1e-6));
        assertThat(told.told().size() + told.small().size() + told.others().size())
                .isEqualTo(why.reasons().size());
    }

    private static Reason word(String word, double contribution) {
        return new Reason(word, contribution, List.of(new Span(0, word.length())));
    }

    private static Reason fact(String name, double contribution) {
        return new Reason(name, contribution, List.of());
    }

    private static Explanation why(Reason... reasons) {
        double logit = Stream.of(reasons).mapToDouble(Reason::contribution).sum();
        return new Explanation(new Score("smuggling", .9, .5), 0, logit, List.of(reasons), List.of());
    }
}
