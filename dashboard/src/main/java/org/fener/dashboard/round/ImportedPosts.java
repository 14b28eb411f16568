package org.fener.dashboard.round;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.Post;
import org.fener.crawler.PostKind;
import org.fener.crawler.PublishedAt;
import org.fener.crawler.PublishedAt.Precision;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Posts that came as JSON lines `{id?, permalink, source, thread?, author?, publishedAt?, lang?, text}` and are
/// archived as such.
public final class ImportedPosts {

    /// Media type of the archived `resource` record.
    public static final String MEDIA_TYPE = "application/x-ndjson";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// A post and the source that the row names.
    public record Row(String source, Post post) {}

    private ImportedPosts() {}

    static boolean isImport(FetchedPage page) {
        return page.uri().getScheme().equals("urn")
                && page.contentType().map(MEDIA_TYPE::equals).orElse(false);
    }

    static List<Row> read(FetchedPage page) {
        List<Row> rows = new ArrayList<>();
        int number = 0;
        for (String line : page.body().decode(StandardCharsets.UTF_8).lines().toList()) {
            number++;
            if (!line.isBlank()) rows.add(row(line, page.uri() + " line " + number));
        }
        return rows;
    }

    /// Reads one line; a mistake names `where`, the field and what was expected.
    public static Row row(String line, String where) {
        JsonNode json = parse(line, where);
        URI permalink = permalink(required(json, "permalink", where), where);
        String source = required(json, "source", where);
        if (!source.matches("[a-z0-9][a-z0-9_-]{0,63}"))
            throw new IllegalArgumentException(
                    where + ": source: expected lower-case letters, digits, - or _, got '" + source + "'");
        Post post = new Post(
                text(json, "id").orElse(permalink.toString()),
                permalink,
                PostKind.PAGE,
                text(json, "thread"),
                text(json, "author"),
                text(json, "publishedAt").map(value -> publishedAt(value, where)),
                required(json, "text", where),
                Post.Extent.WHOLE,
                List.of(),
                text(json, "lang"));
        return new Row(source, post);
    }

    private static JsonNode parse(String line, String where) {
        try {
            JsonNode json = JSON.readTree(line);
            if (json.isObject()) return json;
        } catch (JacksonException e) {
            throw new IllegalArgumentException(where + ": not a JSON object: " + e.getOriginalMessage(), e);
        }
        throw new IllegalArgumentException(where + ": expected a JSON object, got '" + line + "'");
    }

    private static Optional<String> text(JsonNode json, String field) {
        JsonNode value = json.get(field);
        return value == null || value.isNull() || value.asString("").isBlank()
                ? Optional.empty()
                : Optional.of(value.asString());
    }

    private static String required(JsonNode json, String field, String where) {
        return text(json, field).orElseThrow(() -> new IllegalArgumentException(where + ": " + field + " is missing"));
    }

    private static URI permalink(String value, String where) {
        try {
            return URI.create(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": permalink: expected an address, got '" + value + "'", e);
        }
    }

    private static PublishedAt publishedAt(String value, String where) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(value);
            return new PublishedAt(time.toInstant(), time.getOffset(), Precision.EXACT);
        } catch (DateTimeParseException notWithZone) {
            return day(value, where);
        }
    }

    private static PublishedAt day(String value, String where) {
        try {
            Instant start = Instant.parse(value + "T00:00:00Z");
            return new PublishedAt(start, ZoneOffset.UTC, Precision.DAY);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    where + ": publishedAt: expected ISO 8601 with a zone or a day, got '" + value + "'", e);
        }
    }
}
