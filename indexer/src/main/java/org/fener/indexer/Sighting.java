package org.fener.indexer;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.fener.classifier.Verdict;
import org.fener.crawler.Post;
import org.fener.crawler.Post.Extent;
import org.fener.crawler.PostFact;
import org.fener.crawler.PublishedAt;
import org.fener.indexer.PostIndex.Added;

/// What one more sighting of a post means for what is kept of it. The same for every engine, and for every replay of
/// the same archive.
public sealed interface Sighting {

    /// What this sighting is to whoever added it.
    Added added();

    /// The first one.
    record First(IndexedPost current) implements Sighting {
        @Override
        public Added added() {
            return Added.NEW;
        }
    }

    /// The author changed the text: `past` is kept beside the new version.
    record Changed(IndexedPost past, IndexedPost current) implements Sighting {
        @Override
        public Added added() {
            return Added.CHANGED;
        }
    }

    /// The whole text of what was known by an excerpt: the same version, now complete.
    record Completed(IndexedPost current) implements Sighting {
        @Override
        public Added added() {
            return Added.COMPLETED;
        }
    }

    /// The same text, but something else is known better now: a time, an author, that it is there again.
    record Refined(IndexedPost current) implements Sighting {
        @Override
        public Added added() {
            return Added.SEEN_BEFORE;
        }
    }

    /// Nothing that was not known.
    record Repeated() implements Sighting {
        @Override
        public Added added() {
            return Added.SEEN_BEFORE;
        }
    }

    /// Names the group of near-duplicates that a text belongs to.
    @FunctionalInterface
    interface Grouping {
        String group(String key, int version, String text);
    }

    /// Tells what a sighting means, given what is known.
    ///
    /// @param known   the current version, if the post was seen before
    /// @param grouping asked only when the text is new
    static Sighting of(
            Optional<IndexedPost> known,
            String source,
            Post post,
            Verdict verdict,
            Capture capture,
            String model,
            Grouping grouping) {
        if (known.isEmpty()) {
            String group = grouping.group(source + "/" + post.id(), 1, post.text());
            return new First(new IndexedPost(
                    source, post, verdict, capture, 1, capture.fetchedAt(), Optional.empty(), group, model));
        }
        IndexedPost before = known.get();
        Map<PostFact, String> newest = post.facts().isEmpty() ? before.post().facts() : post.facts();
        if (completes(post, before.post()) || changes(post, before.post())) {
            boolean changed = !completes(post, before.post());
            int version = before.version() + (changed ? 1 : 0);
            IndexedPost now = new IndexedPost(
                    source,
                    filled(post, before.post(), newest),
                    verdict,
                    capture,
                    version,
                    earlier(before.firstSeen(), capture.fetchedAt()),
                    Optional.empty(),
                    grouping.group(before.key(), version, post.text()),
                    model);
            return changed ? new Changed(before, now) : new Completed(now);
        }
        boolean stillGone = before.gone()
                .filter(since -> capture.fetchedAt().isBefore(since) || isCopy(post, before.post()))
                .isPresent();
        IndexedPost refined = new IndexedPost(
                source,
                filled(before.post(), post, newest),
                before.verdict(),
                before.capture(),
                before.version(),
                earlier(before.firstSeen(), capture.fetchedAt()),
                stillGone ? before.gone() : Optional.empty(),
                before.group(),
                before.model());
        return refined.equals(before) ? new Repeated() : new Refined(refined);
    }

    /// An excerpt, as feeds have it for long after, shows no more that the post is there.
    private static boolean isCopy(Post post, Post known) {
        return post.extent() == Extent.EXCERPT && known.extent() == Extent.WHOLE;
    }

    private static boolean completes(Post post, Post known) {
        return known.extent() == Extent.EXCERPT && post.extent() == Extent.WHOLE;
    }

    private static boolean changes(Post post, Post known) {
        String now = words(post.text());
        String before = words(known.text());
        if (now.equals(before)) return false;
        if (post.extent() == Extent.WHOLE) return true;
        if (known.extent() == Extent.WHOLE) return false;
        return !before.contains(withoutEllipsis(now)) && !now.contains(withoutEllipsis(before));
    }

    private static String words(String text) {
        return text.strip().replaceAll("[\\s\\h\\v]+", " ");
    }

    private static String withoutEllipsis(String teaser) {
        return teaser.replaceFirst("[\\s.…\\[\\]]+$", "");
    }

    /// `post` with what only `other` knows of the same post.
    private static Post filled(Post post, Post other, Map<PostFact, String> facts) {
        return new Post(
                post.id(),
                post.permalink(),
                post.kind(),
                post.thread().or(other::thread),
                post.author().or(other::author),
                morePrecise(post.published(), other.published()),
                post.text(),
                post.extent(),
                post.links(),
                post.language().or(other::language),
                facts);
    }

    private static Optional<PublishedAt> morePrecise(Optional<PublishedAt> time, Optional<PublishedAt> other) {
        if (time.isEmpty()) return other;
        return other.filter(it -> it.precision().compareTo(time.get().precision()) < 0)
                .or(() -> time);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
