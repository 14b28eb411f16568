package org.fener.dashboard.tuning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.fener.dashboard.store.Label;
import org.fener.dashboard.store.Label.Answer;
import org.fener.dashboard.store.Labels;
import org.fener.dashboard.store.Labels.LabelledText;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Labels as JSON lines: what `fener label` and the API take in and give out.
public final class LabelLines {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private LabelLines() {}

    /// One answer as a line says it.
    public record Said(
            String post,
            String text,
            Optional<String> language,
            String category,
            Answer answer,
            String labeller,
            String note) {}

    /// Keeps all these answers; returns when they are on the disk.
    ///
    /// @return how many are news
    public static int keep(List<Said> said, Labels labels) {
        int news = 0;
        for (Said one : said)
            if (labels.add(
                    one.post(), one.text(), one.language(), one.category(), one.answer(), one.labeller(), one.note()))
                news++;
        labels.sync();
        return news;
    }

    /// What a line says: `{post, text, category, answer, lang?, labeller?, note?}`, or a row for training,
    /// `{id, text, lang?, labels{category: true|false}}`.
    ///
    /// @param where    for the message, if it says nothing that can be understood
    /// @param labeller of lines that name none; empty: each must name one
    /// @param texts    of posts whose line has no text, by key
    public static List<Said> read(
            String where, String line, String labeller, Function<String, Optional<String>> texts) {
        JsonNode json = json(where, line);
        String post = json.path("post").asString(json.path("id").asString(""));
        String text = json.path("text").asString("");
        if (text.isBlank() && !post.isBlank()) text = texts.apply(post).orElse("");
        String by = json.path("labeller").asString(labeller);
        if (post.isBlank() || text.isBlank())
            throw new IllegalArgumentException(where + ": expected post and text, got " + shortened(line));
        if (by.isBlank()) throw new IllegalArgumentException(where + ": expected a labeller in the line or --by NAME");
        Optional<String> language =
                json.hasNonNull("lang") ? Optional.of(json.path("lang").asString("")) : Optional.empty();
        List<Said> said = new ArrayList<>();
        if (json.has("labels")) {
            for (var entry : json.path("labels").properties())
                said.add(new Said(
                        post,
                        text,
                        language,
                        entry.getKey(),
                        entry.getValue().asBoolean() ? Answer.YES : Answer.NO,
                        by,
                        ""));
        } else
            said.add(new Said(
                    post,
                    text,
                    language,
                    json.path("category").asString(""),
                    answer(where, json.path("answer").asString("")),
                    by,
                    json.path("note").asString("")));
        return said;
    }

    private static JsonNode json(String where, String line) {
        try {
            return JSON.readTree(line);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(where + ": not JSON: " + e.getOriginalMessage());
        }
    }

    private static Answer answer(String where, String word) {
        try {
            return Answer.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    where + ": answer '" + word + "': expected yes, no, unsure or withdrawn", e);
        }
    }

    private static String shortened(String line) {
        return line.length() > 60 ? line.substring(0, 60) + "…" : line;
    }

    /// A label that stands, as a line without its end.
    ///
    /// @param text what was labelled, as it is to be shown; empty where it is not known
    public static String write(Label label, Optional<LabelledText> text) {
        ObjectNode json = JSON.createObjectNode().put("post", label.post());
        text.ifPresent(labelled -> {
            labelled.language().ifPresent(language -> json.put("lang", language));
            json.put("text", labelled.content());
        });
        return JSON.writeValueAsString(json.put("textDigest", label.textDigest())
                .put("category", label.category())
                .put("answer", label.answer().name().toLowerCase(Locale.ROOT))
                .put("labeller", label.labeller())
                .put("at", label.at().toString())
                .put("note", label.note()));
    }
}
