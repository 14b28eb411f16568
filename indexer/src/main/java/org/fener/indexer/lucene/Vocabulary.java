package org.fener.indexer.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.index.TermsEnum.SeekStatus;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/// Words that some post may have. For one query and one thread.
interface Vocabulary {

    /// Of posts that nobody has seen.
    Vocabulary ANY = new Vocabulary() {
        @Override
        public boolean has(Term term) {
            return true;
        }

        @Override
        public boolean mayBegin(String beginning) {
            return true;
        }
    };

    boolean has(Term term);

    /// False if no word as it stands in [Names#TEXT] begins so.
    boolean mayBegin(String beginning);

    /// The same, which tells what it has not.
    ///
    /// @param missed by their numbers, as in [SegmentWords]
    default Vocabulary telling(LongConsumer missed) {
        Vocabulary silent = this;
        return new Vocabulary() {
            @Override
            public boolean has(Term term) {
                boolean has = silent.has(term);
                if (!has) missed.accept(SegmentWords.of(term));
                return has;
            }

            @Override
            public boolean mayBegin(String beginning) {
                boolean begins = SegmentWords.isShort(beginning) || silent.mayBegin(beginning);
                if (!begins) missed.accept(SegmentWords.ofBeginning(beginning));
                return begins;
            }
        };
    }

    static Vocabulary of(IndexReader reader) {
        return new OfIndex(reader);
    }

    /// The words of an index, by a sketch first.
    ///
    /// @param sketch of all segments of the reader
    static Vocabulary of(IndexReader reader, WordSketch sketch) {
        OfIndex index = new OfIndex(reader);
        return new Vocabulary() {
            @Override
            public boolean has(Term term) {
                return sketch.mayHave(term) && index.has(term);
            }

            @Override
            public boolean mayBegin(String beginning) {
                return sketch.mayBegin(beginning);
            }
        };
    }

    /// Keeps its place in each list of words: many are asked for in a row.
    final class OfIndex implements Vocabulary {

        private final IndexReader reader;
        private final Map<String, List<TermsEnum>> lists = new HashMap<>();
        private final Map<String, Boolean> beginnings = new HashMap<>();

        private OfIndex(IndexReader reader) {
            this.reader = reader;
        }

        @Override
        public boolean has(Term term) {
            try {
                for (TermsEnum words : lists(term.field())) if (words.seekExact(term.bytes())) return true;
                return false;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean mayBegin(String beginning) {
            return beginnings.computeIfAbsent(beginning, this::look);
        }

        private boolean look(String beginning) {
            try {
                BytesRef bytes = new BytesRef(beginning);
                for (TermsEnum words : lists(Names.TEXT))
                    if (words.seekCeil(bytes) != SeekStatus.END && StringHelper.startsWith(words.term(), bytes))
                        return true;
                return false;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private List<TermsEnum> lists(String field) throws IOException {
            List<TermsEnum> open = lists.get(field);
            if (open != null) return open;
            open = new ArrayList<>();
            for (LeafReaderContext segment : reader.leaves()) {
                Terms words = segment.reader().terms(field);
                if (words != null) open.add(words.iterator());
            }
            lists.put(field, open);
            return open;
        }
    }
}
