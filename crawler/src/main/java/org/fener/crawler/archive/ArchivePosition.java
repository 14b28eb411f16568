package org.fener.crawler.archive;

/// A place in the archive: all records before it have been read or written. Positions of one archive are ordered.
///
/// @param file   path relative to the archive's root, with `/`; the empty string stands before the first file
/// @param offset bytes into that file, at a record's start
public record ArchivePosition(String file, long offset) implements Comparable<ArchivePosition> {

    public static final ArchivePosition START = new ArchivePosition("", 0);

    public ArchivePosition {
        if (offset < 0) throw new IllegalArgumentException(file + ": offset must be 0 or more, got " + offset);
    }

    @Override
    public int compareTo(ArchivePosition other) {
        int byFile = file.compareTo(other.file);
        return byFile != 0 ? byFile : Long.compare(offset, other.offset);
    }
}
