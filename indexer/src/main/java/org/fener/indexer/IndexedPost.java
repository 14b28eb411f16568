package org.fener.indexer;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.fener.classifier.Verdict;
import org.fener.crawler.Post;
import org.fener.crawler.PublishedAt;

/// A version of a post as the index keeps it.
///
/// @param source    id of the source it was seen at
/// @param version   1 for the first text seen under this id, then counting
/// @param firstSeen when the first version was fetched
/// @param gone      since when well-fetched pages no longer show it; empty while it is there
/// @param group     names the group of near-duplicates that it belongs to
/// @param model     version of the classifier that judged it
public record IndexedPost(
        String source,
        Post post,
        Verdict verdict,
        Capture capture,
        int version,
        Instant firstSeen,
        Optional<Instant> gone,
        String group,
        String model) {

    /// So far ahead a page's clock may be, or its zone guessed wrong.
    private static final Duration AHEAD = Duration.ofDays(1);

    public IndexedPost {
        if (version < 1)
            throw new IllegalArgumentException(post.permalink() + ": version must be 1 or more, got " + version);
    }

    /// Identifies the post across versions: `source/id`.
    public String key() {
        return source + "/" + post.id();
    }

    /// When it was published; where the page does not say, or names a time that was still to come, when it was first
    /// seen: a page's word must not keep a post out of "last week".
    public Instant time() {
        Instant latest = firstSeen.plus(AHEAD);
        return post.published()
                .map(PublishedAt::at)
                .filter(claimed -> !claimed.isAfter(latest))
                .orElse(firstSeen);
    }

    /// The same version, no longer shown by the site.
    public IndexedPost goneSince(Instant since) {
        return new IndexedPost(source, post, verdict, capture, version, firstSeen, Optional.of(since), group, model);
    }

    /// The same version in another group of near-duplicates.
    public IndexedPost inGroup(String other) {
        return new IndexedPost(source, post, verdict, capture, version, firstSeen, gone, other, model);
    }

    /// The same version, seen on a page of another address.
    public IndexedPost seenOn(URI page) {
        Capture there =
                new Capture(page, capture.at(), capture.fetchedAt(), capture.recordId(), capture.payloadDigest());
        return new IndexedPost(source, post, verdict, there, version, firstSeen, gone, group, model);
    }
}
