package org.fener.crawler.fetch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Reads `Retry-After` (RFC 9110 §10.2.3): seconds or a date.
final class RetryAfter {

    /// What a server that asks us to slow down gets when it does not say for how long.
    static final Duration UNSTATED = Duration.ofMinutes(1);

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private RetryAfter() {}

    /// How long to stay away: at least a second, at most `longest`; a minute if the value cannot be read.
    static Duration of(Optional<String> value, Instant now, Duration longest) {
        Duration asked = value.flatMap(text -> parse(text.strip(), now)).orElse(UNSTATED);
        if (asked.compareTo(SHORTEST) < 0) return SHORTEST;
        return asked.compareTo(longest) > 0 ? longest : asked;
    }

    private static Optional<Duration> parse(String text, Instant now) {
        if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9'))
            return Optional.of(Duration.ofSeconds(text.length() > 9 ? 999_999_999 : Long.parseLong(text)));
        try {
            Instant at = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
            return Optional.of(Duration.between(now, at));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
