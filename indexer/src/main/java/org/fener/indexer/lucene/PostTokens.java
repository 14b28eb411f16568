package org.fener.indexer.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArrayMap;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.IndexSearcher;
import org.fener.classifier.Reason.Span;
import org.jspecify.annotations.Nullable;

/// What one post has of the words that watches ask for: read once, kept in flat arrays. An index of this post alone is
/// made for those who need more.
final class PostTokens {

    private static final int NOT_IN_TEXT = -1;

    /// A word that begins as some pattern does.
    private record Begun(int beginning, String word, int start, int end) {}

    private final Document document;
    private final Analyzer analyzer;
    private final WatchedWords watched;
    private final Map<String, Integer> lastPlaces = new HashMap<>();
    private final List<Begun> begun = new ArrayList<>();
    private int count;
    private int[] numbers = new int[64];
    private int[] places = new int[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private final int[] distinct;
    private @Nullable IndexSearcher searcher;

    PostTokens(Document document, Analyzer analyzer, WatchedWords watched) throws IOException {
        this.document = document;
        this.analyzer = analyzer;
        this.watched = watched;
        for (IndexableField field : document) read(field);
        int[] all = Arrays.copyOf(numbers, count + begun.size());
        for (int i = 0; i < begun.size(); i++) all[count + i] = begun.get(i).beginning;
        this.distinct = Arrays.stream(all).sorted().distinct().toArray();
    }

    private void read(IndexableField field) throws IOException {
        if (field.fieldType().indexOptions() == IndexOptions.NONE) return;
        boolean text = field.name().equals(Names.TEXT);
        CharArrayMap<Integer> asked = watched.in(field.name());
        boolean patterns = text && !watched.beginnings().isEmpty();
        if (asked == null && !patterns) return;
        if (field.fieldType().tokenized()) readWords(field, asked, patterns);
        else if (field.stringValue() != null && asked != null) {
            Integer number = asked.get(field.stringValue());
            if (number != null) add(number, 0, NOT_IN_TEXT, NOT_IN_TEXT);
        }
    }

    /// Places as Lucene counts them, over all values of a field.
    private void readWords(IndexableField field, @Nullable CharArrayMap<Integer> asked, boolean patterns)
            throws IOException {
        Integer last = lastPlaces.get(field.name());
        // the second value of a text is the thread title
        boolean marked = last == null;
        int place = last == null ? -1 : last + analyzer.getPositionIncrementGap(field.name());
        try (TokenStream words = analyzer.tokenStream(field.name(), field.stringValue())) {
            CharTermAttribute word = words.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute step = words.addAttribute(PositionIncrementAttribute.class);
            OffsetAttribute offset = words.addAttribute(OffsetAttribute.class);
            words.reset();
            while (words.incrementToken()) {
                place += step.getPositionIncrement();
                int start = marked ? offset.startOffset() : NOT_IN_TEXT;
                int end = marked ? offset.endOffset() : NOT_IN_TEXT;
                Integer number = asked == null ? null : asked.get(word.buffer(), 0, word.length());
                if (number != null) add(number, place, start, end);
                if (!patterns) continue;
                int letters = Math.min(WatchedWords.BEGINNING, word.length());
                Integer beginning = watched.beginnings().get(word.buffer(), 0, letters);
                if (beginning != null) begun.add(new Begun(beginning, word.toString(), start, end));
            }
            words.end();
            place += step.getPositionIncrement();
        }
        lastPlaces.put(field.name(), place);
    }

    private void add(int number, int place, int start, int end) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
            places = Arrays.copyOf(places, 2 * count);
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        numbers[count] = number;
        places[count] = place;
        starts[count] = start;
        ends[count] = end;
        count++;
    }

    /// Ascending.
    int[] distinct() {
        return distinct;
    }

    boolean has(int number) {
        return Arrays.binarySearch(distinct, number) >= 0;
    }

    /// Adds where in the text a word stands.
    void mark(int number, List<Span> marks) {
        for (int i = 0; i < count; i++)
            if (numbers[i] == number && starts[i] != NOT_IN_TEXT) marks.add(new Span(starts[i], ends[i]));
    }

    /// Whether one of each choice stands at its distance from the first.
    ///
    /// @param marks where those words stand is added; null for the first answer alone
    boolean inOrder(int[][] choices, int[] distances, @Nullable List<Span> marks) {
        boolean found = false;
        for (int i = 0; i < count; i++) {
            if (!isOneOf(numbers[i], choices[0])) continue;
            int[] there = new int[choices.length];
            there[0] = i;
            boolean whole = true;
            for (int word = 1; whole && word < choices.length; word++) {
                there[word] = at(places[i] + distances[word] - distances[0], choices[word]);
                whole = there[word] >= 0;
            }
            if (!whole) continue;
            found = true;
            if (marks == null) return true;
            for (int one : there) if (starts[one] != NOT_IN_TEXT) marks.add(new Span(starts[one], ends[one]));
        }
        return found;
    }

    private int at(int place, int[] choice) {
        for (int i = 0; i < count; i++) if (places[i] == place && isOneOf(numbers[i], choice)) return i;
        return -1;
    }

    private static boolean isOneOf(int number, int[] choice) {
        for (int one : choice) if (one == number) return true;
        return false;
    }

    /// Tells of each word that begins so.
    void begunWith(int beginning, WordReader reader) {
        for (Begun one : begun) if (one.beginning == beginning) reader.read(one.word, one.start, one.end);
    }

    /// Hears of words and where they stand.
    @FunctionalInterface
    interface WordReader {
        /// Hears of one word; its start is below 0 outside the text.
        void read(String word, int start, int end);
    }

    IndexSearcher searcher() {
        if (searcher == null) {
            searcher = MemoryIndex.fromDocument(document, analyzer).createSearcher();
            searcher.setQueryCache(null);
        }
        return searcher;
    }
}
