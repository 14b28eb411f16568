package org.fener.crawler.archive;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.fener.crawler.Body;

/// A try that brought no response to keep: refused by the guard, disallowed, or failed on the way. It is evidence of
/// what was tried and why nothing came; readers of pages do not see it.
///
/// @param source   id of the source it was made for
/// @param uri      what was asked for
/// @param at       when it began
/// @param took     how long it lasted
/// @param code     short stable reason, such as `blocked:address`, `timeout`, `robots`
/// @param why      the reason in words
/// @param address  the address connected or refused, where one was known
/// @param received the first bytes of what came, if it was no HTTP response
public record Attempt(
        String source,
        URI uri,
        Instant at,
        Duration took,
        String code,
        String why,
        Optional<String> address,
        Body received)
        implements Keepable {}
