package org.fener.crawler.nutch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.apache.nutch.crawl.CrawlDatum;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.Post;
import org.fener.crawler.PublishedAt;
import org.fener.crawler.parse.PageLink;
import org.fener.crawler.parse.PageLink.Relation;
import org.fener.crawler.parse.PageReading;

/// Tells whether a page says something else than last time: a digest of its posts and of the items it leads
/// to, so that a changing clock, advertisement or form key on the page is no change. A page with neither is
/// taken by its bytes.
final class PageSignature {

    private static final int BYTES = 16;

    private PageSignature() {}

    static byte[] of(PageReading reading, FetchedPage page) {
        MessageDigest digest = sha256();
        for (Post post : reading.posts()) {
            add(digest, post.id());
            add(digest, post.text());
        }
        if (reading.posts().isEmpty())
            reading.links().stream()
                    .filter(link -> link.relation() == Relation.ITEM || link.relation() == Relation.PAGING)
                    .sorted(Comparator.comparing(PageLink::uri))
                    .forEach(link -> add(
                            digest,
                            link.uri() + link.newest().map(at -> " " + at).orElse("")));
        boolean silent = reading.posts().isEmpty()
                && reading.links().stream().noneMatch(link -> link.relation() == Relation.ITEM);
        if (silent) digest.update(page.body().copy());
        return Arrays.copyOf(digest.digest(), BYTES);
    }

    static boolean same(CrawlDatum known, byte[] signature) {
        return Arrays.equals(known.getSignature(), signature);
    }

    /// The time of the newest post on a page.
    static Optional<Instant> newest(PageReading reading) {
        return reading.posts().stream()
                .flatMap(post -> post.published().stream())
                .map(PublishedAt::at)
                .max(Comparator.naturalOrder());
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
