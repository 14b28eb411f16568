package org.fener.indexer.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GreekStemsTest {

    private final Stems stems = new GreekStems();

    private boolean meet(String one, String other) {
        return stems.of(one).stream().anyMatch(stems.of(other)::contains);
    }

    @ParameterizedTest
    @CsvSource({
        "διαβατηριο, διαβατηρια",
        "φορτηγο, φορτηγων",
        "προβλημα, προβληματων",
        "βασιλιασ, βασιλιαδεσ",
        "ομαδα, ομαδεσ",
        "πρωτευουσα, πρωτευουσεσ",
        "παραγοντασ, παραγοντεσ",
        "ελληνικοσ, ελληνικων",
        "ταχυσ, ταχυτερο",
        "κυβερνηση, κυβερνησεων"
    })
    void bringsTheFormsOfANounTogether(String one, String other) {
        assertThat(meet(one, other)).as("%s %s", stems.of(one), stems.of(other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "γραφει, εγραψε",
        "γραφουν, γραφτηκε",
        "πληρωνω, πληρωσαν",
        "πληρωνεται, πληρωθει",
        "πληρωσε, πληρωμενοσ",
        "ταξιδευουν, ταξιδεψε",
        "δημοσιευει, δημοσιευτηκε",
        "μιλαει, μιλησε",
        "τραγουδαει, τραγουδησε",
        "ψαχνει, εψαξαν",
        "αλλαζει, αλλαξε",
        "φερνει, φερουν",
        "εργαζεται, εργαζομενοι"
    })
    void bringsTensesAndVoicesOfAVerbTogether(String one, String other) {
        assertThat(meet(one, other)).as("%s %s", stems.of(one), stems.of(other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"εξεταση, εξεταζουν", "συλληψη, συλληφθει", "υπαρξη, υπαρχουν"})
    void bringsAnActionToItsVerb(String one, String other) {
        assertThat(meet(one, other)).as("%s %s", stems.of(one), stems.of(other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"συνολο, συνολικο", "ταξιδι, ταξι", "μεταλλια, μεταλλικο", "πολιτεσ, πολιτικο"})
    void keepsOtherWordsApart(String one, String other) {
        assertThat(meet(one, other)).as("%s %s", stems.of(one), stems.of(other)).isFalse();
    }

    @Test
    void leavesShortAndForeignWordsAlone() {
        assertThat(stems.of("γη")).isEqualTo(Set.of("γη"));
        assertThat(stems.of("")).isEqualTo(Set.of(""));
        assertThat(stems.of("telegram")).isEqualTo(Set.of("telegram"));
        assertThat(stems.of("2026")).isEqualTo(Set.of("2026"));
    }

    @Test
    void findsSomethingToKeepInEveryWord() {
        for (String word :
                new String[] {"ματα", "ματων", "μενοσ", "θηκε", "σησ", "ουσα", "οντασ", "αδεσ", "ωωω", "ξψξψ"})
            assertThat(stems.of(word)).as(word).isNotEmpty().doesNotContain("");
    }
}
