package org.fener.crawler.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.fener.crawler.Source;
import org.fener.crawler.archive.Exchange;
import org.fener.crawler.archive.Keepable;

/// What one request, with its retries, came to.
///
/// @param kept every exchange and attempt of it in order; the answer's exchange is the last
record Hop(Result result, List<Keepable> kept) {

    Hop {
        kept = List.copyOf(kept);
    }

    /// @param requested what the whole fetch asked for
    /// @param redirects addresses passed on the way to `url`
    /// @param purpose   `robots` for robots.txt, empty for pages
    /// @param room      to be taken for a large body
    /// @param delay     from the end of a response to the next request to the same host
    record Request(
            Source source,
            URI requested,
            CanonicalUrl url,
            List<URI> redirects,
            Validators validators,
            String purpose,
            Duration delay,
            int mostBytes,
            Duration total,
            LargeBodies.Claim room) {}

    sealed interface Result {}

    /// @param refusedType the media type, if it is one that is not read
    record Answer(Exchange exchange, java.util.Optional<String> refusedType) implements Result {}

    record NoAnswer(String code, String why) implements Result {}

    /// Its turn would come too late.
    record Busy(Duration time) implements Result {}
}
