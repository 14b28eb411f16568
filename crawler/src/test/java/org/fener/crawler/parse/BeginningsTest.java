package org.fener.crawler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BeginningsTest {

    private static final String FIRST = "The oven is heated for an hour before the first loaf goes in.";
    private static final String SECOND = "It then stays shut for twenty minutes, whatever it smells like.";

    @Test
    void dropsABeginningWhoseLastLineIsCut() {
        List<String> lines = List.of("Mira", FIRST, "It then stays shut for tw…", FIRST, SECOND, "Ivo");
        assertThat(Beginnings.dropped(lines)).containsExactly("Mira", FIRST, SECOND, "Ivo");
    }

    @Test
    void dropsALineThatTheNextOneRepeatsInFull() {
        String cut = FIRST + " It then stays";
        assertThat(Beginnings.dropped(List.of(cut, FIRST + " " + SECOND, "Ivo")))
                .containsExactly(FIRST + " " + SECOND, "Ivo");
    }

    @Test
    void keepsShortLinesThatStandTwice() {
        List<String> lines = List.of("Yes.", "Yes.", "No.", FIRST, SECOND, FIRST);
        assertThat(Beginnings.dropped(lines)).isEqualTo(lines);
    }
}
