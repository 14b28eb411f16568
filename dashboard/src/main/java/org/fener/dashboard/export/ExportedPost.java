package org.fener.dashboard.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fener.classifier.Score;
import org.fener.dashboard.access.Mask;
import org.fener.indexer.IndexedPost;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A post as a row of a file, with what is needed to find its evidence again.
///
/// @param contacts of the text, by kind
public record ExportedPost(
        String id,
        String source,
        String permalink,
        @Nullable String thread,
        @Nullable String author,
        @Nullable String publishedAt,
        String firstSeen,
        @Nullable String gone,
        String lang,
        List<String> flags,
        Map<String, Double> scores,
        Map<String, List<String>> contacts,
        String group,
        int version,
        String model,
        String text,
        String capturedFrom,
        String capturedAt,
        String warcRecord,
        String payloadDigest) {

    static final List<String> HEAD = List.of(
            "id",
            "source",
            "permalink",
            "thread",
            "author",
            "publishedAt",
            "firstSeen",
            "gone",
            "lang",
            "flags",
            "scores",
            "contacts",
            "group",
            "version",
            "model",
            "text",
            "capturedFrom",
            "capturedAt",
            "warcRecord",
            "payloadDigest");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static ExportedPost of(IndexedPost indexed, Mask mask) {
        Map<String, List<String>> contacts = indexed.verdict().indicators().stream()
                .collect(Collectors.groupingBy(
                        it -> it.kind().name(),
                        LinkedHashMap::new,
                        Collectors.collectingAndThen(
                                Collectors.mapping(it -> mask.hide(it.normalised()), Collectors.toList()),
                                all -> all.stream().distinct().toList())));
        return new ExportedPost(
                indexed.post().id(),
                indexed.source(),
                mask.hideInAddress(indexed.post().permalink().toString()),
                indexed.post().thread().map(mask::hide).orElse(null),
                indexed.post().author().map(mask::hideWhole).orElse(null),
                indexed.post().published().map(it -> it.at().toString()).orElse(null),
                indexed.firstSeen().toString(),
                indexed.gone().map(Object::toString).orElse(null),
                indexed.verdict().language(),
                indexed.verdict().flags(),
                indexed.verdict().scores().stream()
                        .collect(Collectors.toMap(
                                Score::category, Score::probability, (one, other) -> one, LinkedHashMap::new)),
                contacts,
                indexed.group(),
                indexed.version(),
                indexed.model(),
                mask.hide(indexed.post().text()),
                mask.hideInAddress(indexed.capture().uri().toString()),
                indexed.capture().fetchedAt().toString(),
                indexed.capture().recordId(),
                indexed.capture().payloadDigest());
    }

    String json() {
        return JSON.writeValueAsString(this);
    }

    /// In the order of [#HEAD].
    List<String> cells() {
        return List.of(
                id,
                source,
                permalink,
                orEmpty(thread),
                orEmpty(author),
                orEmpty(publishedAt),
                firstSeen,
                orEmpty(gone),
                lang,
                String.join(" ", flags),
                scores.entrySet().stream()
                        .map(it -> it.getKey() + "=" + it.getValue())
                        .collect(Collectors.joining(" ")),
                contacts.values().stream().flatMap(List::stream).collect(Collectors.joining(" ")),
                group,
                String.valueOf(version),
                model,
                text,
                capturedFrom,
                capturedAt,
                warcRecord,
                payloadDigest);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
