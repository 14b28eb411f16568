package org.fener.crawler.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/// One look at a text tells which of many marks stand in it.
class MarksTest {

    private static final List<String> WORDS =
            List.of("post", "posts", "st", "/t/", "topic", "pic", "/", "a", "aab", "ab", "thread", "hread/");

    @Test
    void findsWhatContainsFinds() {
        Marks marks = new Marks();
        List<Long> bits = WORDS.stream().map(word -> marks.add(word)).toList();
        for (String text :
                List.of("", "/t/5", "/posts/1", "aaab", "/thread/7?page=2", "/topics/", "тopic", "pos\u00fct")) {
            long found = marks.in(text);
            for (int i = 0; i < WORDS.size(); i++)
                assertThat((found & bits.get(i)) != 0)
                        .as(WORDS.get(i) + " in " + text)
                        .isEqualTo(text.contains(WORDS.get(i)));
        }
    }

    @Test
    void tellsGroupsApartThatShareAMark() {
        Marks marks = new Marks();
        long one = marks.add("a", "b");
        long other = marks.add("b", "c");
        assertThat(marks.in("-a-")).isEqualTo(one);
        assertThat(marks.in("-b-")).isEqualTo(one | other);
        assertThat(marks.in("-c-")).isEqualTo(other);
        assertThat(marks.in("-d-")).isZero();
    }

    @Test
    void tellsNeitherCasesNorDigitsApart() {
        Marks marks = new Marks();
        long page = marks.add("/p#");
        long film = marks.add(".mp4");
        assertThat(marks.in("/list/P7")).isEqualTo(page);
        assertThat(marks.in("/a.Mp3")).isEqualTo(film);
        assertThat(marks.in("/px.mpx")).isZero();
    }

    @Test
    void refusesMoreGroupsThanBits() {
        Marks marks = new Marks();
        for (int i = 0; i < 64; i++) marks.add("mark" + i);
        assertThatThrownBy(() -> marks.add("one more"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no more than 64 groups of marks can be looked for");
    }
}
