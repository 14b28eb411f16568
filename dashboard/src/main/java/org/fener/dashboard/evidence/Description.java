package org.fener.dashboard.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fener.classifier.Score;
import org.fener.crawler.Post;
import org.fener.crawler.Source;
import org.fener.crawler.archive.ArchiveEntry;
import org.fener.crawler.archive.DamagedRecordException;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Labels;
import org.fener.indexer.IndexedPost;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What is known of a post and its captures, as the JSON document of a bundle.
record Description(
        String post,
        String source,
        @Nullable String purpose,
        @Nullable String legalBasis,
        String permalink,
        @Nullable String gone,
        String group,
        List<Version> versions) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    record Version(
            int version,
            @Nullable String thread,
            @Nullable String author,
            @Nullable String published,
            @Nullable String publishedPrecision,
            String firstSeen,
            String language,
            String textSha256,
            Map<String, String> facts,
            Capture capture,
            String judgedBy,
            List<Judged> scores,
            List<Found> indicators) {}

    /// @param file of the archive, and the byte where the entry begins in it
    record Capture(
            String page,
            String requested,
            String fetchedAt,
            int status,
            @Nullable String serverAddress,
            String recordId,
            String payloadDigest,
            String file,
            long offset,
            Map<String, String> facts) {}

    record Judged(String category, double score, double threshold, boolean flagged) {}

    record Found(String kind, String value, int start, int end) {}

    static String of(Installation installation, List<IndexedPost> versions) throws IOException {
        IndexedPost newest = versions.getLast();
        List<Version> described = new ArrayList<>();
        for (IndexedPost version : versions) described.add(version(installation, version));
        Source source = installation.sources().find(newest.source()).orElse(null);
        return JSON.writeValueAsString(new Description(
                        newest.key(),
                        newest.source(),
                        source == null ? null : source.purpose(),
                        source == null ? null : source.legalBasis(),
                        newest.post().permalink().toString(),
                        newest.gone().map(Object::toString).orElse(null),
                        newest.group(),
                        described))
                + "\n";
    }

    private static Version version(Installation installation, IndexedPost version) throws IOException {
        Post post = version.post();
        Map<String, String> facts = new TreeMap<>();
        post.facts().forEach((fact, value) -> facts.put(fact.name(), value));
        return new Version(
                version.version(),
                post.thread().orElse(null),
                post.author().orElse(null),
                post.published().map(it -> it.at().atZone(it.zone()).toString()).orElse(null),
                post.published().map(it -> it.precision().name()).orElse(null),
                version.firstSeen().toString(),
                version.verdict().language(),
                Labels.digest(post.text()),
                facts,
                capture(installation, version),
                version.model(),
                version.verdict().scores().stream().map(Description::judged).toList(),
                version.verdict().indicators().stream()
                        .map(it -> new Found(
                                it.kind().name(),
                                it.normalised(),
                                it.span().start(),
                                it.span().end()))
                        .toList());
    }

    private static Judged judged(Score score) {
        return new Judged(score.category(), score.probability(), score.threshold(), score.flagged());
    }

    private static Capture capture(Installation installation, IndexedPost version) throws IOException {
        ArchiveEntry entry;
        try {
            entry = installation.archive().entry(version.capture().at());
        } catch (DamagedRecordException e) {
            throw new DamagedEvidence(version.key(), version.version(), String.valueOf(e.getMessage()));
        }
        return new Capture(
                version.capture().uri().toString(),
                entry.page().requested().toString(),
                version.capture().fetchedAt().toString(),
                entry.page().status(),
                entry.address().orElse(null),
                entry.recordId(),
                entry.payloadDigest(),
                entry.at().file(),
                entry.at().offset(),
                new TreeMap<>(entry.facts()));
    }
}
