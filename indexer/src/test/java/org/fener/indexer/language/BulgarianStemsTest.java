package org.fener.indexer.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulgarianStemsTest {

    private final Stems stems = new BulgarianStems();

    private boolean meet(String one, String other) {
        return stems.of(one).stream().anyMatch(stems.of(other)::contains);
    }

    @ParameterizedTest
    @CsvSource({
        "граница, границите",
        "език, езици",
        "южен, южната",
        "проблем, проблемът",
        "говоря, говорят",
        "говорим, говорил",
        "гледам, гледаха",
        "показва, показват",
        "задържаните, задържаха",
        "решение, решенията",
        "плащане, плащането"
    })
    void bringsFormsTogether(String one, String other) {
        assertThat(meet(one, other)).as("%s %s", stems.of(one), stems.of(other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"договорим, договорът", "плащане, плащат", "първо, първи", "преди, предна"})
    void keepsOtherWordsApart(String one, String other) {
        assertThat(meet(one, other)).as("%s %s", stems.of(one), stems.of(other)).isFalse();
    }

    @Test
    void leavesShortAndForeignWordsAlone() {
        assertThat(stems.of("кон")).isEqualTo(Set.of("кон"));
        assertThat(stems.of("")).isEqualTo(Set.of(""));
        assertThat(stems.of("telegram")).isEqualTo(Set.of("telegram"));
        assertThat(stems.of("2026")).isEqualTo(Set.of("2026"));
    }
}
