package org.fener.crawler.source;

import org.fener.crawler.source.SourceList.Mistake;

/// A text that as a whole is not of the format it was read as.
public final class SourcesFormatException extends IllegalArgumentException {

    private final transient Mistake mistake;

    SourcesFormatException(Mistake mistake) {
        super(mistake.toString());
        this.mistake = mistake;
    }

    public Mistake mistake() {
        return mistake;
    }
}
