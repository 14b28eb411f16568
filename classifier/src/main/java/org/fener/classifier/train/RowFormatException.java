package org.fener.classifier.train;

import java.nio.file.Path;

/// A line of labelled rows that cannot be read.
public final class RowFormatException extends RuntimeException {

    RowFormatException(Path file, int line, String what) {
        super(file + ", line " + line + ": " + what);
    }
}
