package org.fener.indexer.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.util.QueryBuilder;
import org.fener.indexer.PostQuery.Widening;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WordQueriesTest {

    private final Languages languages = new Languages();
    private final Analyzer analyzer = languages.analyzer();
    private final WordQueries words = new WordQueries(
            languages,
            analyzer,
            languages.stemmed(),
            Optional.empty(),
            new WordWays(),
            EnumSet.noneOf(Widening.class),
            new Variants(),
            false);

    /// Words, words with two stems, common ones before, between and after others, none at all.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "граница", "годините", "и", "и годините", "годините и", "през границата за", "работа в чужбина", "и за",
                "border", "the borders", "borders the", "border guards", "the", "kitaplar", "ve kitaplar", "don't",
                "e-mail", "", "—", "中文", "две  думи"
            })
    void asksForWordsAsLucenesBuilderDoes(String text) {
        QueryBuilder builder = new QueryBuilder(analyzer);
        for (String field : List.of(Names.TEXT, Names.text("bg"), Names.text("en"), Names.text("tr"), Names.AUTHOR))
            for (int gap : new int[] {0, 5})
                assertThat(words.in(field, text, gap))
                        .as(field + " '" + text + "' " + gap)
                        .isEqualTo(Optional.ofNullable(builder.createPhraseQuery(field, text, gap)));
    }

    @Test
    void asksForAllStemsOfAWord() {
        assertThat(words.in(Names.text("bg"), "годините", 0)).get().isInstanceOf(SynonymQuery.class);
    }
}
