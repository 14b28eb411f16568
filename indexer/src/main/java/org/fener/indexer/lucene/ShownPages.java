package org.fener.indexer.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ReferenceManager.RefreshListener;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.fener.indexer.ShownPage;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// The pages in the index, which no search finds: documents beside the posts, so that one commit keeps both.
final class ShownPages implements RefreshListener {

    /// Lucene refuses longer terms; a page with a longer address is not remembered.
    private static final int LONGEST_KEY = 8_000;

    private final ObjectWriter json;
    private final ObjectReader reader;

    /// What was put and may not be visible to searchers yet, as in [Pending].
    private volatile Map<String, ShownPage> added = new ConcurrentHashMap<>();
    private volatile Map<String, ShownPage> becomingVisible = Map.of();

    ShownPages() {
        JsonMapper mapper = JsonMapper.builder().build();
        this.json = mapper.writerFor(ShownPage.class);
        this.reader = mapper.readerFor(ShownPage.class);
    }

    void put(IndexWriter writer, ShownPage page) throws IOException {
        if (page.key().length() > LONGEST_KEY) return;
        Document document = new Document();
        document.add(new StringField(Names.PAGE, page.key(), Store.NO));
        for (ShownPage.Shown post : page.posts())
            if (post.missing().isEmpty())
                document.add(new StringField(Names.SHOWS, page.source() + "/" + post.id(), Store.NO));
        document.add(new StoredField(Names.SHOWN, json.writeValueAsBytes(page)));
        writer.updateDocument(new Term(Names.PAGE, page.key()), document);
        added.put(page.key(), page);
    }

    Optional<ShownPage> pending(String key) {
        ShownPage page = added.get(key);
        return Optional.ofNullable(page != null ? page : becomingVisible.get(key));
    }

    /// All that may not be visible yet: to be asked for before a searcher is.
    Map<String, ShownPage> pending() {
        Map<String, ShownPage> pages = new HashMap<>(becomingVisible);
        pages.putAll(added);
        return pages;
    }

    Optional<ShownPage> stored(IndexSearcher searcher, String key) throws IOException {
        return stored(searcher, new Term(Names.PAGE, key)).stream().findFirst();
    }

    List<ShownPage> showing(IndexSearcher searcher, Map<String, ShownPage> pending, String source, String id)
            throws IOException {
        List<ShownPage> pages = new ArrayList<>();
        for (ShownPage page : stored(searcher, new Term(Names.SHOWS, source + "/" + id)))
            if (!pending.containsKey(page.key())) pages.add(page);
        for (ShownPage page : pending.values()) if (page.source().equals(source) && page.shows(id)) pages.add(page);
        return pages;
    }

    /// Every page that searchers see.
    List<ShownPage> all(IndexSearcher searcher) throws IOException {
        List<ShownPage> found = new ArrayList<>();
        for (LeafReaderContext segment : searcher.getLeafContexts()) {
            Terms keys = segment.reader().terms(Names.PAGE);
            if (keys == null) continue;
            TermsEnum key = keys.iterator();
            for (BytesRef term = key.next(); term != null; term = key.next())
                addTo(found, segment, key.postings(null, PostingsEnum.NONE));
        }
        return found;
    }

    void remove(IndexWriter writer, ShownPage page) throws IOException {
        writer.deleteDocuments(new Term(Names.PAGE, page.key()));
    }

    private List<ShownPage> stored(IndexSearcher searcher, Term term) throws IOException {
        List<ShownPage> found = new ArrayList<>();
        for (LeafReaderContext segment : searcher.getLeafContexts()) {
            PostingsEnum postings = segment.reader().postings(term, PostingsEnum.NONE);
            if (postings != null) addTo(found, segment, postings);
        }
        return found;
    }

    private void addTo(List<ShownPage> found, LeafReaderContext segment, PostingsEnum postings) throws IOException {
        Bits live = segment.reader().getLiveDocs();
        for (int doc = postings.nextDoc(); doc != PostingsEnum.NO_MORE_DOCS; doc = postings.nextDoc()) {
            if (live != null && !live.get(doc)) continue;
            BytesRef bytes = segment.reader()
                    .storedFields()
                    .document(doc, Set.of(Names.SHOWN))
                    .getBinaryValue(Names.SHOWN);
            if (bytes == null) throw new IOException("document " + doc + " of the index holds no page");
            found.add(reader.readValue(bytes.bytes, bytes.offset, bytes.length));
        }
    }

    @Override
    public void beforeRefresh() {
        becomingVisible = added;
        added = new ConcurrentHashMap<>();
    }

    @Override
    public void afterRefresh(boolean refreshed) {
        becomingVisible = Map.of();
    }
}
