package org.fener.crawler.parse;

import java.util.Optional;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON as sites write it: comments, control characters and stray commas are forgiven.
final class Json {

    /// Brackets, names and values of a document: each takes up to a hundred bytes.
    private static final int MOST_TOKENS = 1_000_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();

    private Json() {}

    static JsonNode read(String text) {
        return MAPPER.readTree(text.strip());
    }

    /// The first of the named members that is a text or number with something in it.
    static Optional<String> text(JsonNode object, String... names) {
        for (String name : names) {
            JsonNode value = object.path(name);
            if (value.isValueNode()
                    && !value.isNull()
                    && !value.isMissingNode()
                    && !value.asString("").isBlank()) return Optional.of(words(value));
        }
        return Optional.empty();
    }

    /// Seconds since 1970 may come as `1763632800.0`, which is not to become `1.7636328E9`.
    private static String words(JsonNode value) {
        return value.isFloatingPointNumber()
                ? value.decimalValue().toPlainString()
                : value.asString().strip();
    }

    /// A member of a member, such as `author`, `name`.
    static Optional<String> inner(JsonNode object, String name, String... inner) {
        return text(object.path(name), inner);
    }
}
