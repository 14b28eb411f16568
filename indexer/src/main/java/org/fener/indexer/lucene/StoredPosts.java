package org.fener.indexer.lucene;

import org.apache.lucene.util.BytesRef;
import org.fener.indexer.IndexedPost;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// A post as it is stored in the index: complete, as JSON, so that a hit needs no other place to look.
final class StoredPosts {

    private final ObjectWriter writer;
    private final ObjectReader reader;

    StoredPosts() {
        JsonMapper mapper = JsonMapper.builder().build();
        this.writer = mapper.writerFor(IndexedPost.class);
        this.reader = mapper.readerFor(IndexedPost.class);
    }

    BytesRef write(IndexedPost post) {
        return new BytesRef(writer.writeValueAsBytes(post));
    }

    IndexedPost read(BytesRef stored) {
        return reader.readValue(stored.bytes, stored.offset, stored.length);
    }
}
