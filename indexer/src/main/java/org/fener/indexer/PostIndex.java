package org.fener.indexer;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.fener.classifier.Reason.Span;
import org.fener.classifier.Verdict;
import org.fener.crawler.Post;
import org.fener.crawler.archive.ArchiveCursor;

/// All posts, searchable seconds after they were seen. Disposable: the archive can make it again.
public interface PostIndex extends AutoCloseable {

    /// Adds what a page showed. The same post met again changes nothing; a changed text becomes its next version;
    /// an excerpt never replaces a whole text; a whole text completes an excerpt within the same version and keeps
    /// when it was first seen. Whitespace alone is no change. A search finds it at once; while posts come fast,
    /// within half a second.
    Added add(String source, Post post, Verdict verdict, Capture capture, String model) throws IOException;

    /// Marks a post that well-fetched pages no longer show; a later sighting takes the mark away.
    ///
    /// @return whether that is news
    boolean gone(String key, Instant since) throws IOException;

    /// Remembers what a page showed, in place of what it showed before; durable with the next commit.
    void showed(ShownPage page) throws IOException;

    /// What a page showed when it was last fetched well.
    Optional<ShownPage> shownOn(String source, URI page) throws IOException;

    /// The pages that show a post, as far as they are remembered.
    List<ShownPage> pagesShowing(String source, String id) throws IOException;

    /// Makes everything up to `cursor` of the archive durable; the cursor is kept in the same commit.
    void commit(ArchiveCursor cursor) throws IOException;

    /// The archive cursor of the last commit; [ArchiveCursor#START] for a new index.
    ArchiveCursor cursor() throws IOException;

    /// One page of the current versions that match, with counts of all that match.
    ///
    /// @throws QueryMistake if the text cannot be understood or asks for too much
    SearchPage search(PostQuery query) throws IOException;

    /// The same hits in the same order, by their keys alone: for whoever needs neither texts nor counts.
    Ranking ranking(PostQuery query) throws IOException;

    /// How many posts match.
    long count(PostQuery query) throws IOException;

    /// What each part of a query does to the number of hits, in the order typed: which word kills it.
    List<QueryPart> parts(PostQuery query) throws IOException;

    /// How many of all matches have each value, largest first; days in calendar order.
    ///
    /// @param most values to be named
    List<SearchPage.Count> counts(PostQuery query, Counted by, int most) throws IOException;

    /// Words that tell the matches from all other posts, the most telling first.
    List<TellingWord> tellingWords(PostQuery query, int most) throws IOException;

    /// Where the words of a query stand in a post, whether it matches as a whole or not.
    ///
    /// @throws QueryMistake as [#search]
    List<Span> marks(PostQuery query, IndexedPost post) throws IOException;

    /// Posts that speak of the same things, most alike first; neither the post itself nor its near-duplicates.
    List<SearchPage.Hit> similar(String key, int limit) throws IOException;

    /// The current version of a post.
    Optional<IndexedPost> get(String key) throws IOException;

    /// All versions, oldest first; empty if there is no such post.
    List<IndexedPost> versions(String key) throws IOException;

    /// Every current post that matches, in key order, without limit: for exports and reports.
    ///
    /// @return how many match; so do those that follow
    long each(PostQuery query, Consumer<IndexedPost> reader) throws IOException;

    /// The same posts in no order: for whoever counts.
    long scan(PostQuery query, Consumer<IndexedPost> reader) throws IOException;

    /// The keys of the same posts, in no order, without reading the posts.
    long keys(PostQuery query, Consumer<String> reader) throws IOException;

    /// When each of them was first seen, to the millisecond, in no order, without reading the posts.
    long firstSeen(PostQuery query, Consumer<Instant> reader) throws IOException;

    /// What those of them that were scored for a category were given, in no order, without reading the posts.
    long scores(PostQuery query, String category, Consumer<Scored> reader) throws IOException;

    /// Takes posts out, with all their versions and from all that is remembered of pages. Groups that one of them
    /// founded are made again of the posts that are left, as a replay without it would make them. When it returns,
    /// nothing of them is on the disk.
    ///
    /// @return how many posts there were
    int erase(Set<String> keys) throws IOException;

    /// Changes the addresses of pages, where posts were seen and what is remembered of pages. When it returns, nothing
    /// of the old ones is on the disk.
    void readdress(UnaryOperator<URI> address) throws IOException;

    /// Makes everything added so far visible to searches.
    void refresh() throws IOException;

    /// Reads every byte of the last commit against its checksums, while searching and adding go on.
    ///
    /// @throws IndexUnusableException if it is damaged
    void verify() throws IOException;

    /// Lets go of what was added after the last commit: its cursor says where to go on.
    @Override
    void close() throws IOException;

    /// What became of an added post.
    enum Added {
        NEW,
        CHANGED,
        /// only an excerpt was known, now the whole text is
        COMPLETED,
        SEEN_BEFORE
    }
}
