package org.fener.indexer.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.fener.indexer.PostQuery.Widening;
import org.fener.indexer.lucene.WordWays.Asked;
import org.fener.indexer.lucene.WordWays.Ways;
import org.junit.jupiter.api.Test;

final class WordWaysTest {

    private final WordWays ways = new WordWays();

    @Test
    void makesTheWaysOfAWordOnce() {
        Ways first = ways.of(asked("канал", false), () -> of("kanal"));
        Ways again = ways.of(asked("канал", false), WordWaysTest::never);
        assertThat(again).isSameAs(first);
    }

    @Test
    void tellsApartHowAWordIsAskedFor() {
        ways.of(asked("канал", false), () -> of("kanal"));
        assertThat(ways.of(asked("канал", true), () -> of("typed")).variants()).containsExactly("typed");
        Asked narrow = new Asked("канал", Set.of(Widening.FORMS), false);
        assertThat(ways.of(narrow, () -> of("narrow")).variants()).containsExactly("narrow");
    }

    @Test
    void isFullOfManyWords() {
        int words = 0;
        for (; !ways.isFull(); words++) ways.of(asked("word" + words, false), () -> of("x"));
        assertThat(words).isBetween(1_000, 10_000);
    }

    @Test
    void isFullOfManyWordsThatWereMissed() {
        long missed = 0;
        for (; !ways.isFull(); missed++) ways.miss(missed);
        assertThat(missed).isBetween(10_000L, 1_000_000L);
    }

    private static Asked asked(String word, boolean asTyped) {
        return new Asked(word, EnumSet.allOf(Widening.class), asTyped);
    }

    private static Ways of(String variant) {
        return new Ways(new MatchNoDocsQuery("nothing"), List.of(variant), false);
    }

    private static Ways never() {
        throw new AssertionError("made again");
    }
}
