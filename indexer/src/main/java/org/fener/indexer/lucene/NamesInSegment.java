package org.fener.indexer.lucene;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;

/// The names that the documents of a segment have in one field; the last one is kept, since neighbours often share it.
final class NamesInSegment {

    private final SortedDocValues values;
    private int known = -1;
    private String name = "";

    NamesInSegment(LeafReader segment, String field) throws IOException {
        this.values = DocValues.getSorted(segment, field);
    }

    /// Of documents in their order; empty where there is none.
    String of(int doc) throws IOException {
        if (!values.advanceExact(doc)) return "";
        int ordinal = values.ordValue();
        if (ordinal != known) {
            name = values.lookupOrd(ordinal).utf8ToString();
            known = ordinal;
        }
        return name;
    }
}
