package org.fener.crawler.parse;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.Source;

/// How the times of a page are to be read.
final class PageClock {

    private PageClock() {}

    /// American order only where the page says that it is in (American) English; the rest of the world writes the day
    /// first.
    static DateReader of(FetchedPage page, Source source, Optional<String> language) {
        ZoneId zone = source.zone().orElse(ZoneOffset.UTC);
        String tag = language.orElse("").toLowerCase(Locale.ROOT);
        boolean monthFirst = tag.equals("en") || tag.equals("en-us");
        return new DateReader(zone, page.fetchedAt(), monthFirst);
    }
}
