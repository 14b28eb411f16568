package org.fener.crawler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.fener.crawler.SharedMaterial;
import org.fener.crawler.parse.ExtractBench.Figure;
import org.fener.crawler.parse.ExtractBench.Material;
import org.junit.jupiter.api.Test;

/// What is read of real pages must not fall behind.
class CorporaTest {

    private static Material material() {
        Path corpora = SharedMaterial.path("corpora");
        return new Material(corpora, false);
    }

    @Test
    void findsEveryPostOfSevenForumEngines() {
        for (Figure figure : ForumMeasures.nettally(material())) {
            String[] found = figure.ours().split("/", -1);
            assertThat(found[0]).as(figure.measure()).isEqualTo(found[1]);
        }
    }

    @Test
    void readsThreadsAsTheirArchivistsDid() {
        assertAtLeast(ForumMeasures.phpbbparser(material()), 0.99, 0.98, 0.98, 0.95);
        assertAtLeast(ForumMeasures.dytomic(material()), 0.99, 0.98, 0.98, 0.95);
    }

    @Test
    void readsTelegramFragmentsExactly() {
        assertThat(ForumMeasures.telegram(material()))
                .singleElement()
                .satisfies(figure -> assertThat(figure.ours()).isEqualTo("12/12"));
    }

    @Test
    void readsFeedsWithoutFailing() {
        assertThat(FeedMeasures.feeds(material()).getFirst().ours()).isEqualTo("0");
    }

    @Test
    void findsTheMainTextOfArticles() {
        assertAtLeast(TextMeasures.aeb(material()), 0.96);
    }

    private static void assertAtLeast(List<Figure> figures, double... least) {
        for (int i = 0; i < least.length; i++)
            assertThat(Double.parseDouble(figures.get(i).ours()))
                    .as(figures.get(i).measure())
                    .isGreaterThanOrEqualTo(least[i]);
    }
}
