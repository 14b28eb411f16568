package org.fener.indexer.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.fener.indexer.IndexedPost;

/// Groups of near-duplicates. The first text of its kind founds a group and gives it its name; a later text that is
/// alike enough joins, whoever came between. Groups never merge and never change their names, so they are stable as
/// posts arrive, and a replay of the archive gives the same ones. Only founders are looked up: a thousandth copy costs
/// as much as the second. For the one thread that writes.
final class Founders {

    /// Share of shingles (Jaccard) from which two texts are of one group.
    static final double ALIKE = 0.6;

    /// Founders that share a band yet are not alike are rare, unless made up to cost time.
    private static final int MOST_COMPARED = 200;

    private static final int NAME_BYTES = 6;
    private static final long[] NONE = {};

    private final StoredPosts stored;
    private final Pending pending;
    private final Searchers searchers;
    private final TermFilter filter = new TermFilter(Names.BAND, TermFilter::value);
    private String lastText = "";
    private long[] lastBands = NONE;
    private String lastNamed = "";
    private String lastName = "";

    Founders(StoredPosts stored, Pending pending, Searchers searchers) {
        this.stored = stored;
        this.pending = pending;
        this.searchers = searchers;
    }

    /// The group of a text that `key` has as its version `version`.
    String groupOf(String key, int version, String text) {
        String own = name(key, version);
        long[] inOrder = Shingles.inOrder(text);
        if (inOrder.length == 0) return own;
        List<IndexedPost> founders = sharingABand(bands(text, inOrder));
        if (founders.isEmpty()) return own;
        long[] shingles = Shingles.distinct(inOrder);
        String best = own;
        double most = ALIKE;
        for (IndexedPost founder : founders) {
            double likeness =
                    Shingles.likeness(shingles, Shingles.of(founder.post().text()));
            boolean better = likeness > most
                    || (likeness == most && (best.equals(own) || founder.group().compareTo(best) < 0));
            if (better && !founder.group().equals(own)) {
                best = founder.group();
                most = likeness;
            }
        }
        return best;
    }

    /// Notes what was written, before a refresh shows it.
    void founded(IndexedPost current) {
        long[] bands = bands(current);
        if (bands.length == 0) return;
        pending.putFounder(bands, current);
        for (long band : bands) filter.add(band);
    }

    /// The text of a founder is about to be replaced within its version.
    void forget(IndexedPost founder) {
        if (hasFounded(founder)) pending.forgetFounder(founder);
    }

    /// By which a founder is found; none for any other version.
    long[] bands(IndexedPost version) {
        String text = version.post().text();
        if (!hasFounded(version)) return NONE;
        if (text.equals(lastText)) return lastBands;
        long[] shingles = Shingles.inOrder(text);
        return shingles.length == 0 ? NONE : bands(text, shingles);
    }

    private long[] bands(String text, long[] shingles) {
        lastText = text;
        lastBands = MinHash.bands(shingles);
        return lastBands;
    }

    boolean hasFounded(IndexedPost version) {
        return version.group().equals(name(version.key(), version.version()));
    }

    static BytesRef term(long band) {
        byte[] bytes = new byte[Long.BYTES];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) (band >>> (56 - 8 * i));
        return new BytesRef(bytes);
    }

    private List<IndexedPost> sharingABand(long[] bands) {
        try {
            if (filter.isFull()) {
                List<Long> recent = pending.bands();
                searchers.lookUp(searcher -> {
                    filter.refill(searcher, recent);
                    return filter;
                });
            }
            long[] met = Arrays.stream(bands).filter(filter::mayContain).toArray();
            if (met.length == 0) return List.of();
            List<IndexedPost> founders = pending.founders(met);
            searchers.lookUp(searcher -> {
                addFrom(searcher, met, founders);
                return founders;
            });
            return founders;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addFrom(IndexSearcher searcher, long[] bands, List<IndexedPost> founders) throws IOException {
        Set<Integer> docs = new HashSet<>();
        for (long band : bands) {
            for (LeafReaderContext segment : searcher.getLeafContexts()) {
                PostingsEnum postings = segment.reader().postings(new Term(Names.BAND, term(band)), PostingsEnum.NONE);
                if (postings == null) continue;
                Bits live = segment.reader().getLiveDocs();
                for (int doc = postings.nextDoc(); doc != PostingsEnum.NO_MORE_DOCS; doc = postings.nextDoc()) {
                    if (founders.size() >= MOST_COMPARED) return;
                    if ((live == null || live.get(doc)) && docs.add(segment.docBase + doc))
                        founders.add(
                                stored.read(Lookup.storedBytes(segment.reader().storedFields(), doc)));
                }
            }
        }
    }

    private String name(String key, int version) {
        String named = key + "#" + version;
        if (named.equals(lastNamed)) return lastName;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(named.getBytes(StandardCharsets.UTF_8));
            lastNamed = named;
            lastName = HexFormat.of().formatHex(digest, 0, NAME_BYTES);
            return lastName;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
