package org.fener.indexer;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fener.classifier.Reason.Span;
import org.fener.classifier.Score;
import org.fener.classifier.Verdict;
import org.fener.classifier.indicator.Indicator;
import org.fener.crawler.Post;
import org.fener.crawler.Post.Extent;
import org.fener.crawler.PostKind;
import org.fener.crawler.PublishedAt;
import org.fener.crawler.PublishedAt.Precision;
import org.fener.crawler.archive.ArchivePosition;

/// Invented posts for tests, changed word by word.
public record Samples(
        String source,
        String id,
        String text,
        Extent extent,
        Optional<String> thread,
        Optional<String> author,
        Optional<Instant> published,
        Instant fetchedAt,
        String language,
        List<Score> scores,
        List<Indicator> indicators) {

    public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    public static Samples post(String id, String text) {
        return new Samples(
                "roads",
                id,
                text,
                Extent.WHOLE,
                Optional.empty(),
                Optional.of("ivan"),
                Optional.of(NOON),
                NOON,
                "und",
                List.of(),
                List.of());
    }

    public Samples from(String newSource) {
        return new Samples(
                newSource, id, text, extent, thread, author, published, fetchedAt, language, scores, indicators);
    }

    public Samples text(String newText) {
        return new Samples(
                source, id, newText, extent, thread, author, published, fetchedAt, language, scores, indicators);
    }

    public Samples excerpt() {
        return new Samples(
                source, id, text, Extent.EXCERPT, thread, author, published, fetchedAt, language, scores, indicators);
    }

    public Samples thread(String title) {
        return new Samples(
                source,
                id,
                text,
                extent,
                Optional.of(title),
                author,
                published,
                fetchedAt,
                language,
                scores,
                indicators);
    }

    public Samples author(String name) {
        return new Samples(
                source,
                id,
                text,
                extent,
                thread,
                Optional.of(name),
                published,
                fetchedAt,
                language,
                scores,
                indicators);
    }

    public Samples published(String time) {
        return new Samples(
                source,
                id,
                text,
                extent,
                thread,
                author,
                Optional.of(Instant.parse(time)),
                fetchedAt,
                language,
                scores,
                indicators);
    }

    public Samples undated() {
        return new Samples(
                source, id, text, extent, thread, author, Optional.empty(), fetchedAt, language, scores, indicators);
    }

    public Samples fetched(String time) {
        return new Samples(
                source, id, text, extent, thread, author, published, Instant.parse(time), language, scores, indicators);
    }

    public Samples in(String newLanguage) {
        return new Samples(
                source, id, text, extent, thread, author, published, fetchedAt, newLanguage, scores, indicators);
    }

    public Samples scored(String category, double probability) {
        List<Score> more = new ArrayList<>(scores);
        more.add(new Score(category, probability, 0.5));
        return new Samples(source, id, text, extent, thread, author, published, fetchedAt, language, more, indicators);
    }

    public Samples with(Indicator.Kind kind, String normalised) {
        List<Indicator> more = new ArrayList<>(indicators);
        more.add(new Indicator(kind, normalised, new Span(0, 1)));
        return new Samples(source, id, text, extent, thread, author, published, fetchedAt, language, scores, more);
    }

    public PostIndex.Added addTo(PostIndex index) throws IOException {
        return index.add(source, asPost(), new Verdict(language, scores, indicators), capture(), "model-1");
    }

    /// As a bare writer takes it: never seen before, of a group of its own.
    public IndexedPost asIndexed() {
        return new IndexedPost(
                source,
                asPost(),
                new Verdict(language, scores, indicators),
                capture(),
                1,
                fetchedAt,
                Optional.empty(),
                "g-" + source + "-" + id,
                "model-1");
    }

    public Post asPost() {
        return new Post(
                id,
                URI.create("https://" + source + ".example.org/p/" + id),
                PostKind.FORUM_POST,
                thread,
                author,
                published.map(at -> new PublishedAt(at, ZoneOffset.UTC, Precision.EXACT)),
                text,
                extent,
                List.of(),
                Optional.empty());
    }

    public Capture capture() {
        return new Capture(
                URI.create("https://" + source + ".example.org/t/1"),
                new ArchivePosition("2026/11/20/a.warc.gz", 17),
                fetchedAt,
                "urn:uuid:00000000-0000-0000-0000-000000000001",
                "sha256:" + "0".repeat(64));
    }
}
