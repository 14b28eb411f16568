package org.fener.crawler.parse;

import org.fener.crawler.FetchedPage;
import org.fener.crawler.Source;

/// Reads any page: recognises what made it and hands it to the parser of that kind.
///
/// Never throws on hostile content: what cannot be parsed becomes plain text or an empty reading.
public interface PageReader {

    /// What the page says: the posts on it and where it leads.
    ///
    /// @param source gives hints only (kind, zone, language); what the page shows decides
    PageReading read(FetchedPage page, Source source);
}
