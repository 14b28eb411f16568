package org.fener.crawler.fetch;

import java.util.Map;
import java.util.Optional;
import org.fener.crawler.archive.HttpHead;

/// A response as it came, before any coding is taken off.
final class RawResponse {

    private final String rawHead;
    private final HttpHead head;
    private final byte[] wire;
    private final Optional<String> truncated;
    private final boolean reusable;
    private final Optional<String> refused;
    private final Map<String, String> facts;

    /// @param rawHead   the last head, each byte one character
    /// @param wire      the body byte for byte; given up by its maker
    /// @param truncated why the body was cut: `length`, `time`, `disconnect`, `unspecified`
    /// @param reusable  whether the connection stands at the end of the response
    /// @param refused   the media type, if it is one that is not read
    RawResponse(
            String rawHead,
            HttpHead head,
            byte[] wire,
            Optional<String> truncated,
            boolean reusable,
            Optional<String> refused,
            Map<String, String> facts) {
        this.rawHead = rawHead;
        this.head = head;
        this.wire = wire;
        this.truncated = truncated;
        this.reusable = reusable;
        this.refused = refused;
        this.facts = Map.copyOf(facts);
    }

    String rawHead() {
        return rawHead;
    }

    HttpHead head() {
        return head;
    }

    byte[] wire() {
        return wire;
    }

    Optional<String> truncated() {
        return truncated;
    }

    boolean reusable() {
        return reusable;
    }

    Optional<String> refused() {
        return refused;
    }

    Map<String, String> facts() {
        return facts;
    }
}
