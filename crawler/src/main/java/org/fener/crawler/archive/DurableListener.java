package org.fener.crawler.archive;

/// Hears how far a file of the archive is safe on the disk. It is called by the thread that syncs and must not
/// block.
@FunctionalInterface
public interface DurableListener {

    DurableListener NONE = position -> {};

    /// @param position a file and the length up to which it is synced
    void durable(ArchivePosition position);
}
