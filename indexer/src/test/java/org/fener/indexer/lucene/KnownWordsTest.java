package org.fener.indexer.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KnownWordsTest {

    private static final List<String> ALPHABETS = List.of("абвгдежзийклмнопрстуфхцчшщъьюя", "abcdefghijklmnopqrst");

    private final Random random = new Random(11);
    private final IndexOfWords index = new IndexOfWords();
    private final KnownWords words = index.words;

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    private String word() {
        String letters = ALPHABETS.get(random.nextInt(ALPHABETS.size()));
        StringBuilder word = new StringBuilder();
        for (int i = 1 + random.nextInt(12); i > 0; i--) word.append(letters.charAt(random.nextInt(letters.length())));
        return word.toString();
    }

    private List<String> write(int many) throws IOException {
        List<String> written = Stream.generate(this::word).limit(many).toList();
        index.write("bg", String.join(" ", written));
        return written;
    }

    private static Vocabulary gathered(KnownWords words, DirectoryReader reader) throws InterruptedException {
        while (!words.areGathered(reader)) {
            words.of(reader);
            Thread.onSpinWait();
        }
        return words.of(reader);
    }

    private void knowsAll(Vocabulary known, DirectoryReader reader, List<String> written) throws IOException {
        for (LeafReaderContext segment : reader.leaves())
            for (String field : List.of(Names.TEXT, Names.text("bg"))) {
                var each = segment.reader().terms(field).iterator();
                for (var term = each.next(); term != null; term = each.next())
                    assertThat(known.has(new Term(field, term)))
                            .as(term.utf8ToString())
                            .isTrue();
            }
        for (String word : written) {
            String folded = index.languages.folded(word);
            for (int letters = 1; letters <= folded.length(); letters++)
                assertThat(known.mayBegin(folded.substring(0, letters)))
                        .as(folded)
                        .isTrue();
        }
    }

    @Test
    void missesNoWordAndNoBeginningOfAnySegment() throws Exception {
        List<String> written = new ArrayList<>();
        for (int i = 0; i < 5; i++) written.addAll(write(9_000));
        try (DirectoryReader reader = index.reader()) {
            knowsAll(gathered(words, reader), reader, written);
        }
    }

    @Test
    void learnsTheWordsOfNewSegmentsWhileTheyAreSearchedAndOfMergedOnesBefore() throws Exception {
        List<String> written = new ArrayList<>(write(30_000));
        try (DirectoryReader reader = index.reader()) {
            gathered(words, reader);
            written.addAll(write(200));
            try (DirectoryReader later = DirectoryReader.openIfChanged(reader)) {
                knowsAll(words.of(later), later, written);
                assertThat(words.areGathered(later)).isTrue();
            }
            index.writer.forceMerge(1);
            try (DirectoryReader merged = DirectoryReader.openIfChanged(reader)) {
                assertThat(merged.leaves()).hasSize(1);
                assertThat(words.areGathered(merged)).isTrue();
                knowsAll(words.of(merged), merged, written);
            }
        }
    }

    @Test
    void growsWhenMoreWordsComeThanItWasMadeFor() throws Exception {
        List<String> written = new ArrayList<>(write(30_000));
        try (DirectoryReader reader = index.reader()) {
            gathered(words, reader);
        }
        for (int i = 0; i < 12; i++) {
            written.addAll(write(15_000));
            try (DirectoryReader reader = index.reader()) {
                words.of(reader);
            }
        }
        try (DirectoryReader reader = index.reader()) {
            knowsAll(gathered(words, reader), reader, written);
            int mistaken = 0;
            for (int i = 0; i < 10_000; i++) if (words.of(reader).mayBegin("ю" + i + "ж")) mistaken++;
            assertThat(mistaken).isLessThan(1_000);
        }
    }

    @Test
    void takesNoWordForKnownThatNoPostHas() throws Exception {
        write(30_000);
        try (DirectoryReader reader = index.reader()) {
            Vocabulary known = gathered(words, reader);
            assertThat(Stream.generate(() -> "1" + word())
                            .limit(5_000)
                            .filter(it -> known.has(new Term(Names.TEXT, it))))
                    .isEmpty();
            assertThat(Stream.generate(() -> "1" + word() + "аб")
                            .limit(5_000)
                            .filter(known::mayBegin)
                            .count())
                    .isLessThan(500);
        }
    }
}
