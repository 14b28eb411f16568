package org.fener.crawler.archive;

import java.io.IOException;

/// A record in the archive is not what was written.
public final class DamagedRecordException extends IOException {

    private static final long serialVersionUID = 1;

    private final transient ArchivePosition position;
    private final String what;

    DamagedRecordException(ArchivePosition position, String what) {
        super("archive file " + position.file() + " at byte " + position.offset() + ": " + what);
        this.position = position;
        this.what = what;
    }

    String what() {
        return what;
    }

    public ArchivePosition position() {
        return position;
    }
}
