package org.fener.crawler.fetch;

import java.util.List;
import org.fener.crawler.FetchOutcome;
import org.fener.crawler.archive.Keepable;

/// How a fetch ended, and everything that is to be archived of it: robots.txt if it was read on the way, every hop,
/// every retry, in their order. It is the caller's duty to append them before the outcome counts.
///
/// @param code short stable reason: `ok`, `not-modified`, `http-404`, `robots`, `blocked:address`, `timeout` …
public record Fetch(FetchOutcome outcome, String code, List<Keepable> kept) {

    public Fetch {
        kept = List.copyOf(kept);
    }
}
