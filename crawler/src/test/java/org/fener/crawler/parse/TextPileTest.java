package org.fener.crawler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextPileTest {

    @Test
    void findsInWhichTextsAPartStands() {
        TextPile pile = new TextPile();
        for (String text : List.of("/user/1", "", "/USER/user", "/thread", "er/u")) pile.add(text);
        assertThat(holding(pile, "/user")).containsExactly(0, 2);
        assertThat(holding(pile, "er/u")).containsExactly(2, 4);
        assertThat(holding(pile, "d")).containsExactly(3);
        assertThat(holding(pile, "/none")).isEmpty();
    }

    @Test
    void findsNothingThatStandsInTwoTexts() {
        TextPile pile = new TextPile();
        pile.add("post");
        pile.add("body");
        assertThat(holding(pile, "postbody")).isEmpty();
    }

    private static List<Integer> holding(TextPile pile, String part) {
        Places found = pile.holding(part);
        return IntStream.range(0, found.size()).mapToObj(found::get).toList();
    }
}
