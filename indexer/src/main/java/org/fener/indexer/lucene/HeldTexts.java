package org.fener.indexer.lucene;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/// Every text that an index has on the disk, in documents that are there and in those that were taken out and not yet
/// merged away: for whoever checks that something is gone.
public final class HeldTexts {

    private HeldTexts() {}

    /// Hands on stored texts, terms and sorted values of all commits in `folder`, compressed or not.
    public static void read(Path folder, Consumer<String> reader) throws IOException {
        try (Directory directory = FSDirectory.open(folder)) {
            for (IndexCommit commit : DirectoryReader.listCommits(directory))
                try (DirectoryReader index = DirectoryReader.open(commit)) {
                    for (LeafReaderContext segment : index.leaves()) read(segment.reader(), reader);
                }
        }
    }

    private static void read(LeafReader segment, Consumer<String> reader) throws IOException {
        for (int doc = 0; doc < segment.maxDoc(); doc++) {
            Document document = segment.storedFields().document(doc);
            for (IndexableField field : document) {
                if (field.stringValue() != null) reader.accept(field.stringValue());
                if (field.binaryValue() != null) reader.accept(text(field.binaryValue()));
            }
        }
        for (FieldInfo field : segment.getFieldInfos()) {
            Terms terms = segment.terms(field.name);
            if (terms != null) read(terms.iterator(), reader);
            switch (field.getDocValuesType()) {
                case SORTED -> read(DocValues.getSorted(segment, field.name).termsEnum(), reader);
                case SORTED_SET ->
                    read(DocValues.getSortedSet(segment, field.name).termsEnum(), reader);
                case NONE, NUMERIC, BINARY, SORTED_NUMERIC -> {}
            }
        }
    }

    private static void read(TermsEnum terms, Consumer<String> reader) throws IOException {
        for (BytesRef term = terms.next(); term != null; term = terms.next()) reader.accept(text(term));
    }

    private static String text(BytesRef bytes) {
        return new String(bytes.bytes, bytes.offset, bytes.length, StandardCharsets.UTF_8);
    }
}
