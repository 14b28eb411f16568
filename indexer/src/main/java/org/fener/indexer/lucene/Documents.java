package org.fener.indexer.lucene;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.fener.indexer.IndexedPost;

/// Makes documents of posts.
final class Documents {

    private final StoredPosts stored;
    private final PostFields fields;
    private final Founders founders;

    Documents(StoredPosts stored, PostFields fields, Founders founders) {
        this.stored = stored;
        this.fields = fields;
        this.founders = founders;
    }

    /// Kept, but found only by its key; a founder goes on to found its group.
    Document past(IndexedPost version) {
        Document document = new Document();
        document.add(new StringField(Names.PAST, version.key(), Store.NO));
        document.add(new StoredField(Names.POST, stored.write(version)));
        addBands(document, version);
        return document;
    }

    Document current(IndexedPost version) {
        Document document = fields.of(version);
        document.add(new StoredField(Names.POST, stored.write(version)));
        addBands(document, version);
        return document;
    }

    private void addBands(Document document, IndexedPost version) {
        for (long band : founders.bands(version))
            document.add(new StringField(Names.BAND, Founders.term(band), Store.NO));
    }
}
