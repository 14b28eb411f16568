package org.fener.indexer.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TurkishStemsTest {

    private final Stems stems = new TurkishStems();

    private boolean meet(String one, String other) {
        return stems.of(one).stream().anyMatch(stems.of(other)::contains);
    }

    @ParameterizedTest
    @CsvSource({
        "geldi, geliyorum",
        "gelmiyor, gelecekler",
        "gelemedim, gelmişti",
        "bekliyor, beklediği",
        "sınırdan, sınırları",
        "kitabı, kitaplar",
        "ağacın, ağaçlar",
        "istanbul'da, istanbul'un",
        "türkiye'nin, türkiye’ye"
    })
    void bringsFormsTogether(String one, String other) {
        assertThat(meet(one, other)).as("%s %s", stems.of(one), stems.of(other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"yaşında, yaşıyordu", "birlikte, birlik", "yarın, yarı", "kadının, kadro"})
    void keepsOtherWordsApart(String one, String other) {
        assertThat(meet(one, other)).as("%s %s", stems.of(one), stems.of(other)).isFalse();
    }

    @Test
    void leavesShortAndForeignWordsAlone() {
        assertThat(stems.of("ev")).isEqualTo(Set.of("ev"));
        assertThat(stems.of("")).isEqualTo(Set.of(""));
        assertThat(stems.of("2026")).isEqualTo(Set.of("2026"));
        assertThat(stems.of("'")).isEqualTo(Set.of(""));
    }
}
