package org.fener.crawler.archive;

/// Hears how far a file of the archive is safe on the disk. It is called by the thread that syncs and must not
/// block.
@FunctionalInterface
public interface DurableListener {

    DurableListener NONE = position -> {};

    /// Everything before `position` in its file is synced.
    void durable(ArchivePosition position);
}
