package org.fener.dashboard.alert;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fener.classifier.Score;
import org.fener.dashboard.access.Mask;
import org.fener.indexer.IndexedPost;
import tools.jackson.databind.json.JsonMapper;

/// Writes a message as JSON for a program; its fields stand in OPERATION.md.
final class AlertJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AlertJson() {}

    static String of(AlertMessage message, Instant sentAt) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", 1);
        json.put("event", message.delivery().kind().name().toLowerCase(Locale.ROOT));
        json.put("delivery", message.delivery().id());
        json.put("sentAt", sentAt.toString());
        json.put("watch", Map.of("id", message.watch().id(), "name", message.name()));
        if (!message.broken().isEmpty()) json.put("broken", message.why());
        json.put("alerts", message.posts().stream().map(AlertJson::alert).toList());
        return JSON.writeValueAsString(json);
    }

    private static Map<String, Object> alert(ToldPost told) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", told.alert().id());
        json.put("foundAt", told.alert().foundAt().toString());
        told.post().ifPresent(post -> json.put("post", post(post, ToldPost.excerpt(post, told.alert()))));
        return json;
    }

    private static Map<String, Object> post(IndexedPost post, String excerpt) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("key", Mask.of(post).hideInAddress(post.key()));
        json.put("source", post.source());
        json.put("firstSeen", post.firstSeen().toString());
        json.put("excerpt", excerpt);
        List<Map<String, Object>> flags = post.verdict().scores().stream()
                .filter(Score::flagged)
                .map(score -> Map.<String, Object>of("category", score.category(), "probability", score.probability()))
                .toList();
        json.put("flags", flags);
        json.put("evidence", post.capture().payloadDigest());
        return json;
    }
}
