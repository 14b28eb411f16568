package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.fener.classifier.Reason.Span;
import org.fener.dashboard.page.MarkedText.Mark;
import org.junit.jupiter.api.Test;

final class MarkedTextTest {

    @Test
    void cutsAtTheBordersOfMarksAndLosesNothing() {
        List<MarkedText> parts = MarkedText.cut(
                "каналджия без документи",
                List.of(new Mark(new Span(0, 9), "match"), new Mark(new Span(10, 23), "evidence-for")));

        assertThat(parts)
                .containsExactly(
                        new MarkedText("каналджия", "match"),
                        new MarkedText(" ", ""),
                        new MarkedText("без документи", "evidence-for"));
    }

    @Test
    void layersLieOverOneAnotherAndTheFirstMarkOfALayerWins() {
        List<MarkedText> parts = MarkedText.cut(
                "abcdef",
                List.of(
                        new Mark(new Span(0, 4), "match"),
                        new Mark(new Span(2, 6), "evidence-for"),
                        new Mark(new Span(4, 6), "evidence-against")));

        assertThat(parts)
                .containsExactly(
                        new MarkedText("ab", "match"),
                        new MarkedText("cd", "match evidence-for"),
                        new MarkedText("ef", "evidence-for"));
    }

    @Test
    void aMarkBeyondTheTextIsCut() {
        List<MarkedText> parts = MarkedText.cut("abc", List.of(new Mark(new Span(1, 99), "match")));

        assertThat(parts.stream().map(MarkedText::text).collect(Collectors.joining()))
                .isEqualTo("abc");
        assertThat(MarkedText.cut("", List.of(new Mark(new Span(1, 2), "match"))))
                .isEmpty();
    }
}
