package org.fener.indexer.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.fener.indexer.IndexedPost;

/// Finds posts by their keys.
final class Lookup {

    private final StoredPosts stored;

    Lookup(StoredPosts stored) {
        this.stored = stored;
    }

    Optional<IndexedPost> current(IndexSearcher searcher, String key) throws IOException {
        List<IndexedPost> found = all(searcher, new Term(Names.KEY, key));
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
    }

    /// Older versions, oldest first.
    List<IndexedPost> past(IndexSearcher searcher, String key) throws IOException {
        List<IndexedPost> found = all(searcher, new Term(Names.PAST, key));
        found.sort(Comparator.comparingInt(IndexedPost::version));
        return found;
    }

    /// Languages that any current post has.
    static Set<String> languages(IndexReader reader) throws IOException {
        Terms terms = MultiTerms.getTerms(reader, Names.LANGUAGE);
        Set<String> languages = new TreeSet<>();
        if (terms == null) return languages;
        TermsEnum language = terms.iterator();
        for (BytesRef term = language.next(); term != null; term = language.next()) languages.add(term.utf8ToString());
        return languages;
    }

    static BytesRef storedBytes(StoredFields fields, int doc) throws IOException {
        BytesRef bytes = fields.document(doc, Set.of(Names.POST)).getBinaryValue(Names.POST);
        if (bytes == null) throw new IOException("document " + doc + " of the index holds no post");
        return bytes;
    }

    /// Every document with this term.
    List<IndexedPost> all(IndexSearcher searcher, Term term) throws IOException {
        List<IndexedPost> found = new ArrayList<>();
        for (LeafReaderContext segment : searcher.getLeafContexts()) {
            PostingsEnum postings = segment.reader().postings(term, PostingsEnum.NONE);
            if (postings == null) continue;
            Bits live = segment.reader().getLiveDocs();
            for (int doc = postings.nextDoc(); doc != PostingsEnum.NO_MORE_DOCS; doc = postings.nextDoc())
                if (live == null || live.get(doc))
                    found.add(stored.read(storedBytes(segment.reader().storedFields(), doc)));
        }
        return found;
    }
}
