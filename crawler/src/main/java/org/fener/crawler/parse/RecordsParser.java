package org.fener.crawler.parse;

import java.util.Optional;

/// Threads of engines that nobody described: repeated records, each with an author or a time and words of its own.
final class RecordsParser implements PageParser {

    @Override
    public String engine() {
        return "records";
    }

    @Override
    public boolean recognises(Evidence evidence) {
        return true;
    }

    @Override
    public Optional<Found> read(HtmlPage page) {
        return Optional.empty();
    }
}
