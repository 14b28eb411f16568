package org.fener.indexer.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.LongPredicate;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefBuilder;
import org.apache.lucene.util.StringHelper;

/// The words of a segment, and beginnings of three to eight letters of the words as they stand, as numbers of 64 bits.
final class SegmentWords {

    private static final int SHORTEST_BEGINNING = 3;
    private static final int LONGEST_BEGINNING = 8;
    private static final long BEGINNINGS = 0x632BE59BD9B4E019L;

    private SegmentWords() {}

    /// Shows them until one is refused.
    ///
    /// @return whether all were taken
    static boolean each(LeafReader segment, LongPredicate taken) {
        for (FieldInfo field : segment.getFieldInfos())
            if (Names.isText(field.name) && !each(segment, field.name, taken)) return false;
        return true;
    }

    private static boolean each(LeafReader segment, String field, LongPredicate taken) {
        try {
            Terms terms = segment.terms(field);
            if (terms == null) return true;
            boolean asItStands = field.equals(Names.TEXT);
            TermsEnum each = terms.iterator();
            BytesRefBuilder before = new BytesRefBuilder();
            for (BytesRef term = each.next(); term != null; term = each.next()) {
                if (!taken.test(of(field, term))) return false;
                if (!asItStands) continue;
                int known = before.length() == 0 ? 0 : StringHelper.bytesDifference(before.get(), term);
                if (!eachBeginning(term, known, taken)) return false;
                before.copyBytes(term);
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param known bytes that the word before begins with as well
    private static boolean eachBeginning(BytesRef word, int known, LongPredicate taken) {
        int letters = 0;
        for (int end = 1; end <= word.length && letters < LONGEST_BEGINNING; end++) {
            if (end < word.length && isWithinLetter(word, end)) continue;
            letters++;
            if (letters >= SHORTEST_BEGINNING && end > known && !taken.test(beginning(word, end))) return false;
        }
        return true;
    }

    private static boolean isWithinLetter(BytesRef utf8, int at) {
        return (utf8.bytes[utf8.offset + at] & 0xC0) == 0x80;
    }

    /// A word that stands in two fields counts twice.
    static long count(LeafReader segment) {
        long words = 0;
        try {
            for (FieldInfo field : segment.getFieldInfos()) {
                Terms terms = Names.isText(field.name) ? segment.terms(field.name) : null;
                if (terms != null) words += Math.max(0, terms.size());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    static long of(Term word) {
        return of(word.field(), word.bytes());
    }

    private static long of(String field, BytesRef word) {
        return Shingles.mix(TermFilter.hash(word) + field.hashCode());
    }

    /// @param beginning three letters or more, of which the first eight count
    static long ofBeginning(String beginning) {
        int letters = beginning.codePointCount(0, beginning.length());
        int end = beginning.offsetByCodePoints(0, Math.min(letters, LONGEST_BEGINNING));
        BytesRef word = new BytesRef(beginning.substring(0, end));
        return beginning(word, word.length);
    }

    /// Whether it is too short to tell words apart.
    static boolean isShort(String beginning) {
        return beginning.codePointCount(0, beginning.length()) < SHORTEST_BEGINNING;
    }

    private static long beginning(BytesRef word, int end) {
        return TermFilter.hash(new BytesRef(word.bytes, word.offset, end)) ^ BEGINNINGS;
    }
}
