package org.fener.crawler.nutch;

import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// One JSON document a line, as the two processes talk to each other.
final class JsonLines {

    private final JsonMapper json = JsonMapper.builder().build();

    String write(Object message) {
        return json.writeValueAsString(message);
    }

    <T> T read(String line, Class<T> type) throws IOException {
        try {
            return json.readValue(line, type);
        } catch (JacksonException e) {
            throw new IOException("no " + type.getSimpleName() + ": " + e.getOriginalMessage() + ": " + line, e);
        }
    }
}
