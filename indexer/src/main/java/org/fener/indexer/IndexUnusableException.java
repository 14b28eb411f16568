package org.fener.indexer;

import java.io.IOException;
import java.nio.file.Path;

/// The index is damaged or of another format. It is never repaired: the caller makes it again from the archive.
public final class IndexUnusableException extends IOException {

    public IndexUnusableException(Path index, String why, Throwable cause) {
        super("index " + index + " cannot be used and must be made again from the archive: " + why, cause);
    }

    public IndexUnusableException(Path index, String why) {
        super("index " + index + " cannot be used and must be made again from the archive: " + why);
    }
}
