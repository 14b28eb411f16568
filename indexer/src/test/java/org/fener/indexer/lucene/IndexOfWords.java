package org.fener.indexer.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;

/// Words in memory, a segment for each text, and what is known of them.
final class IndexOfWords implements AutoCloseable {

    final Languages languages = new Languages();
    final KnownWords words = new KnownWords();
    final IndexWriter writer;
    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();

    IndexOfWords() {
        try {
            writer = new IndexWriter(
                    directory, new IndexWriterConfig(languages.analyzer()).setMergedSegmentWarmer(words));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String language, String text) throws IOException {
        Document document = new Document();
        document.add(new StringField(Names.LANGUAGE, language, Store.NO));
        document.add(new TextField(Names.TEXT, text, Store.NO));
        document.add(new TextField(Names.text(language), text, Store.NO));
        writer.addDocument(document);
        writer.flush();
    }

    DirectoryReader reader() throws IOException {
        return DirectoryReader.open(writer);
    }

    @Override
    public void close() throws IOException {
        words.close();
        writer.close();
        directory.close();
    }
}
