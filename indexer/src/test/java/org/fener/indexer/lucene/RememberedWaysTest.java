package org.fener.indexer.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.apache.lucene.index.DirectoryReader;
import org.fener.classifier.Reason.Span;
import org.fener.indexer.PostQuery.Widening;
import org.fener.indexer.query.Clause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is remembered of words while an index grows is what an index that is asked for the first time says.
final class RememberedWaysTest {

    private final Random random = new Random(7);
    private final IndexOfWords index = new IndexOfWords();
    private final KnownWords words = index.words;

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    private QueryCompiler compiler(KnownWords words, DirectoryReader reader) throws IOException {
        return new QueryCompiler(
                index.languages, index.writer.getAnalyzer(), words, reader, EnumSet.allOf(Widening.class));
    }

    private record Told(String query, List<String> variants) {}

    private Told ask(KnownWords words, DirectoryReader reader, String word) throws IOException {
        QueryCompiler compiler = compiler(words, reader);
        String query = compiler.compile(new Clause.Word(word, new Span(0, word.length())))
                .toString();
        return new Told(query, compiler.variants().getOrDefault(word, List.of()));
    }

    private int remembered() throws IOException {
        try (DirectoryReader reader = index.reader()) {
            return words.ways(reader).size();
        }
    }

    private List<String> variants(String word) throws IOException {
        try (DirectoryReader reader = index.reader()) {
            return ask(words, reader, word).variants();
        }
    }

    @Test
    void surviveAPostWithoutAWordThatWasMissed() throws IOException {
        index.write("bg", "пътят минава през гората");
        assertThat(variants("kanaldzhiya")).isEmpty();
        index.write("bg", "пазарът отваря рано");
        assertThat(remembered()).isEqualTo(1);
    }

    @Test
    void endWithAPostThatHasTheWordInTheOtherScript() throws IOException {
        index.write("bg", "пътят минава през гората");
        assertThat(variants("kanaldzhiya")).isEmpty();
        index.write("bg", "търси се каналджия");
        assertThat(remembered()).isZero();
        assertThat(variants("kanaldzhiya")).containsExactly("каналджия");
    }

    @Test
    void endWithThePostsOfAnotherLanguage() throws IOException {
        index.write("bg", "пътят минава през гората");
        variants("granica");
        index.write("ru", "пътят минава през гората");
        assertThat(remembered()).isZero();
    }

    @Test
    void endWhenTheyAreTooMany() throws IOException {
        index.write("bg", "пътят минава през гората");
        try (DirectoryReader reader = index.reader()) {
            for (int i = 0; i < 20_000; i++) {
                ask(words, reader, "w" + i);
                assertThat(words.ways(reader).size()).isLessThanOrEqualTo(5_000);
            }
        }
    }

    /// Few letters, so that words are often writings of others.
    private String word(String letters) {
        StringBuilder word = new StringBuilder();
        for (int i = 4 + random.nextInt(3); i > 0; i--) word.append(letters.charAt(random.nextInt(letters.length())));
        return word.toString();
    }

    @Test
    void areThoseOfAnIndexThatIsAskedForTheFirstTime() throws IOException {
        List<String> asked = random.ints(200, 0, 2)
                .mapToObj(script -> word(script == 0 ? "ащуя" : "astuqy"))
                .toList();
        int inherited = 0;
        int writings = 0;
        for (int round = 0; round < 60; round++) {
            index.write(round % 3 == 0 ? "en" : "bg", word(round % 2 == 0 ? "ащуя" : "astuqy") + " " + word("бвг"));
            inherited += remembered();
            try (DirectoryReader reader = index.reader();
                    KnownWords never = new KnownWords()) {
                for (String word : asked) {
                    Told told = ask(words, reader, word);
                    assertThat(told).as(word).isEqualTo(ask(never, reader, word));
                    writings += told.variants().size();
                }
            }
        }
        assertThat(inherited).isPositive();
        assertThat(writings).isPositive();
    }
}
