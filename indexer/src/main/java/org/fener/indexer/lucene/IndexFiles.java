package org.fener.indexer.lucene;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SnapshotDeletionPolicy;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.NRTCachingDirectory;
import org.fener.crawler.archive.ArchiveCursor;
import org.fener.indexer.IndexUnusableException;

/// The files of an index and their one writer. Each commit holds the place in the archive up to which it knows it.
final class IndexFiles implements AutoCloseable {

    static final String FORMAT_KEY = "format";

    /// Changes whenever documents or analysis change: an index of another format is made again.
    static final String FORMAT = "9";

    private static final String CURSOR_KEY = "cursor";

    private static final double BUFFER_MB = 32;
    private static final double NRT_SEGMENT_MB = 8;
    private static final double NRT_CACHE_MB = 64;

    private final Path folder;
    private final NRTCachingDirectory directory;
    private final SnapshotDeletionPolicy kept;
    private final IndexWriter writer;
    private volatile ArchiveCursor committed;

    private IndexFiles(Path folder, NRTCachingDirectory directory, SnapshotDeletionPolicy kept, IndexWriter writer) {
        this.folder = folder;
        this.directory = directory;
        this.kept = kept;
        this.writer = writer;
        this.committed = cursorOf(writer);
    }

    /// Opens or creates the index in a folder.
    ///
    /// @param words that gathers those of merged segments
    /// @param check whether to read all of it against its checksums first
    /// @throws IndexUnusableException if it is damaged or of another format
    static IndexFiles open(Path folder, Analyzer analyzer, KnownWords words, boolean check) throws IOException {
        NRTCachingDirectory directory = new NRTCachingDirectory(FSDirectory.open(folder), NRT_SEGMENT_MB, NRT_CACHE_MB);
        boolean opened = false;
        IndexWriter writer = null;
        try {
            try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
                lock.ensureValid();
                if (check) Integrity.check(directory, folder, FORMAT);
            }
            IndexWriterConfig config = new IndexWriterConfig(analyzer);
            config.setCommitOnClose(false);
            SnapshotDeletionPolicy kept = new SnapshotDeletionPolicy(config.getIndexDeletionPolicy());
            config.setIndexDeletionPolicy(kept);
            config.setRAMBufferSizeMB(BUFFER_MB);
            config.setUseCompoundFile(false); // small ones live in memory, and are merged soon
            TieredMergePolicy merging = new TieredMergePolicy();
            merging.setForceMergeDeletesPctAllowed(0); // what is erased must not stay in a segment
            config.setMergePolicy(merging);
            config.setMergedSegmentWarmer(words);
            writer = new IndexWriter(directory, config);
            if (writer.getLiveCommitData() == null) commit(writer, ArchiveCursor.START);
            IndexFiles files = new IndexFiles(folder, directory, kept, writer);
            opened = true;
            return files;
        } catch (LockObtainFailedException e) {
            throw new IOException("index " + folder + " is being written by another process or part of this one", e);
        } finally {
            if (!opened) {
                if (writer != null) writer.rollback();
                directory.close();
            }
        }
    }

    private static ArchiveCursor cursorOf(IndexWriter writer) {
        Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
        if (data != null)
            for (Map.Entry<String, String> entry : data)
                if (entry.getKey().equals(CURSOR_KEY)) return ArchiveCursor.parse(entry.getValue());
        return ArchiveCursor.START;
    }

    IndexWriter writer() {
        return writer;
    }

    ArchiveCursor committed() {
        return committed;
    }

    /// Makes all that was written durable, with the place in the archive; nothing where nothing changed.
    void commit(ArchiveCursor cursor) throws IOException {
        if (cursor.equals(committed) && !writer.hasUncommittedChanges()) return;
        commit(writer, cursor);
        committed = cursor;
    }

    private static void commit(IndexWriter writer, ArchiveCursor cursor) throws IOException {
        writer.setLiveCommitData(
                Map.of(CURSOR_KEY, cursor.encode(), FORMAT_KEY, FORMAT).entrySet());
        writer.commit();
    }

    /// Writes every segment anew that holds bytes of what was taken out.
    void purge() throws IOException {
        commit(committed);
        writer.forceMergeDeletes(true);
        commit(committed);
    }

    /// Reads the last commit against its checksums while others write.
    void verify() throws IOException {
        IndexCommit commit = kept.snapshot();
        try {
            Integrity.check(directory, folder, commit);
        } finally {
            kept.release(commit);
        }
    }

    /// What was not committed is lost.
    @Override
    public void close() throws IOException {
        writer.rollback();
        directory.close();
    }
}
