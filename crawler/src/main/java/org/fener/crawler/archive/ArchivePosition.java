package org.fener.crawler.archive;

/// A place in the archive where an entry begins.
///
/// @param file   path relative to the archive's root, with `/`
/// @param offset bytes into that file, at a record's start
public record ArchivePosition(String file, long offset) implements Comparable<ArchivePosition> {

    public ArchivePosition {
        if (offset < 0) throw new IllegalArgumentException(file + ": offset must be 0 or more, got " + offset);
    }

    @Override
    public int compareTo(ArchivePosition other) {
        int byFile = file.compareTo(other.file);
        return byFile != 0 ? byFile : Long.compare(offset, other.offset);
    }
}
