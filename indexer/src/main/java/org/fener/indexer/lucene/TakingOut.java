package org.fener.indexer.lucene;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.ShownPage;

/// Takes posts out of the index, and what only they had. For the one thread that writes, when a searcher sees all that
/// was written.
final class TakingOut {

    private final IndexWriter writer;
    private final Lookup lookup;
    private final StoredPosts stored;
    private final ShownPages pages;
    private final Documents documents;
    private final Founders founders;
    private List<IndexedPost> orphans = List.of();

    TakingOut(
            IndexWriter writer,
            Lookup lookup,
            StoredPosts stored,
            ShownPages pages,
            Documents documents,
            Founders founders) {
        this.writer = writer;
        this.lookup = lookup;
        this.stored = stored;
        this.pages = pages;
        this.documents = documents;
        this.founders = founders;
    }

    /// Posts whose group's founder was taken out last, in the order in which they were seen.
    List<IndexedPost> orphans() {
        return orphans;
    }

    /// Takes posts out and tells how many there were.
    int out(IndexSearcher searcher, Set<String> keys) throws IOException {
        Set<String> groups = new HashSet<>();
        int found = 0;
        for (String key : keys) {
            List<IndexedPost> current = lookup.all(searcher, new Term(Names.KEY, key));
            if (!current.isEmpty()) found++;
            for (IndexedPost version : current) if (founders.hasFounded(version)) groups.add(version.group());
            for (IndexedPost version : lookup.all(searcher, new Term(Names.PAST, key)))
                if (founders.hasFounded(version)) groups.add(version.group());
        }
        List<IndexedPost> left = new ArrayList<>();
        for (String group : groups)
            for (IndexedPost member : lookup.all(searcher, new Term(Names.GROUP, group)))
                if (!keys.contains(member.key())) left.add(member);
        left.sort(Comparator.comparing(member -> member.capture().at()));
        orphans = List.copyOf(left);
        for (String key : keys) writer.deleteDocuments(new Term(Names.KEY, key), new Term(Names.PAST, key));
        for (ShownPage page : pages.all(searcher)) {
            List<ShownPage.Shown> kept = page.posts().stream()
                    .filter(post -> !keys.contains(page.source() + "/" + post.id()))
                    .toList();
            if (kept.size() == page.posts().size()) continue;
            if (kept.isEmpty()) pages.remove(writer, page);
            else pages.put(writer, new ShownPage(page.source(), page.page(), page.at(), page.own(), kept));
        }
        return found;
    }

    /// Changes addresses and tells of how many versions and pages.
    int readdress(IndexSearcher searcher, UnaryOperator<URI> address) throws IOException {
        int changed = 0;
        for (LeafReaderContext segment : searcher.getLeafContexts()) {
            Bits live = segment.reader().getLiveDocs();
            StoredFields fields = segment.reader().storedFields();
            for (int doc = 0; doc < segment.reader().maxDoc(); doc++) {
                if (live != null && !live.get(doc)) continue;
                BytesRef bytes = fields.document(doc, Set.of(Names.POST)).getBinaryValue(Names.POST);
                if (bytes == null) continue;
                IndexedPost post = stored.read(bytes);
                URI there = address.apply(post.capture().uri());
                if (there.equals(post.capture().uri())) continue;
                put(searcher, post.seenOn(there), address);
                changed++;
            }
        }
        for (ShownPage page : pages.all(searcher)) {
            URI there = address.apply(page.page());
            if (there.equals(page.page())) continue;
            pages.remove(writer, page);
            pages.put(writer, new ShownPage(page.source(), there, page.at(), page.own(), page.posts()));
            changed++;
        }
        return changed;
    }

    /// All past versions are written at once: they have one key.
    private void put(IndexSearcher searcher, IndexedPost version, UnaryOperator<URI> address) throws IOException {
        List<IndexedPost> current = lookup.all(searcher, new Term(Names.KEY, version.key()));
        if (!current.isEmpty() && current.getFirst().version() == version.version()) {
            writer.updateDocument(new Term(Names.KEY, version.key()), documents.current(version));
            return;
        }
        List<IndexedPost> past = new ArrayList<>(lookup.all(searcher, new Term(Names.PAST, version.key())));
        past.replaceAll(other -> other.seenOn(address.apply(other.capture().uri())));
        writer.deleteDocuments(new Term(Names.PAST, version.key()));
        for (IndexedPost each : past) writer.addDocument(documents.past(each));
    }
}
