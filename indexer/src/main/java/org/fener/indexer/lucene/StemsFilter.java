package org.fener.indexer.lucene;

import java.io.IOException;
import java.util.Set;
import org.apache.lucene.analysis.CharArrayMap;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.fener.indexer.language.Stems;

/// Puts the stems of each word in its place. Words are few and come often: their stems are remembered.
final class StemsFilter extends TokenFilter {

    private static final int MOST_REMEMBERED = 20_000;
    private static final String[] NONE = {};

    private final CharTermAttribute word = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute place = addAttribute(PositionIncrementAttribute.class);
    private final Stems stems;
    private final CharArrayMap<String[]> remembered = new CharArrayMap<>(1_000, false);
    private String[] waiting = NONE;
    private int next;

    StemsFilter(TokenStream in, Stems stems) {
        super(in);
        this.stems = stems;
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (next < waiting.length) {
            word.setEmpty().append(waiting[next++]);
            place.setPositionIncrement(0);
            return true;
        }
        if (!input.incrementToken()) return false;
        String[] found = remembered.get(word.buffer(), 0, word.length());
        if (found == null) found = remember(word.toString());
        waiting = found;
        next = 1;
        word.setEmpty().append(found[0]);
        return true;
    }

    private String[] remember(String text) {
        Set<String> all = stems.of(text);
        String[] found = all.toArray(NONE);
        if (remembered.size() >= MOST_REMEMBERED) remembered.clear();
        remembered.put(text, found);
        return found;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        waiting = NONE;
        next = 0;
    }
}
