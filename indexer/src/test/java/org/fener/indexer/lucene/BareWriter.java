package org.fener.indexer.lucene;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.fener.indexer.IndexedPost;

/// A peer for benchmarks: Lucene's writer with the same fields and nothing else: no look at what is known, no
/// versions, groups or positions, nothing visible before the end.
public final class BareWriter implements AutoCloseable {

    private final Languages languages = new Languages();
    private final PostFields fields = new PostFields(languages);
    private final StoredPosts stored = new StoredPosts();
    private final FSDirectory directory;
    private final IndexWriter writer;

    public BareWriter(Path folder) throws IOException {
        this.directory = FSDirectory.open(folder);
        this.writer = new IndexWriter(directory, new IndexWriterConfig(languages.analyzer()));
    }

    public void add(IndexedPost post) throws IOException {
        Document document = fields.of(post);
        document.add(new StoredField(Names.POST, stored.write(post)));
        for (long band : MinHash.bands(Shingles.inOrder(post.post().text())))
            document.add(new StringField(Names.BAND, Founders.term(band), Store.NO));
        writer.addDocument(document);
    }

    @Override
    public void close() throws IOException {
        writer.close();
        directory.close();
    }
}
