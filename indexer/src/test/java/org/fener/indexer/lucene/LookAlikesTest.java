package org.fener.indexer.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LookAlikesTest {

    private static final String LETTERS = "abcAeöß ĳ.-0346 9абвеоАčΣοργж\u0531\u0628\u00ad\u2014ԑԮ你😀";

    @Test
    void foldsEveryTextThatAWordByWordReadingWouldFold() {
        Random random = new Random(1);
        int folded = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length >= 0; length--)
                text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            String typed = text.toString();
            String expected = LookAlikes.foldWords(typed);
            assertThat(LookAlikes.fold(typed)).as(typed).isEqualTo(expected);
            if (!expected.equals(typed)) folded++;
        }
        assertThat(folded).isGreaterThan(1_000);
    }

    @Test
    void turnsLettersThatHideIntoThoseOfTheWordAndLeavesPureWordsAlone() {
        assertThat(LookAlikes.fold("р" + /* Latin */ "a" + "бота, ра6ота, work, работа"))
                .isEqualTo("работа, работа, work, работа");
    }
}
