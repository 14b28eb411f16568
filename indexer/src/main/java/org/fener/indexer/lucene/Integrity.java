package org.fener.indexer.lucene;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.fener.indexer.IndexUnusableException;

/// Reads every byte of the last commit against its checksums.
final class Integrity {

    private Integrity() {}

    /// Checks the last commit.
    ///
    /// @throws IndexUnusableException if any file of the commit is missing, cut, changed or of another format
    static void check(Directory directory, Path path, String format) throws IOException {
        if (isNew(directory)) return;
        checked(path, reading -> {
            SegmentInfos commit = SegmentInfos.readLatestCommit(directory);
            Map<String, String> data = commit.getUserData();
            String written = data.getOrDefault(IndexFiles.FORMAT_KEY, "none");
            if (!written.equals(format))
                throw new IndexUnusableException(path, "its format is " + written + ", expected " + format);
            checkFiles(directory, commit.files(true), reading);
        });
    }

    /// Checks a commit that nothing deletes meanwhile.
    static void check(Directory directory, Path path, IndexCommit commit) throws IOException {
        checked(path, reading -> checkFiles(directory, commit.getFileNames(), reading));
    }

    private static void checkFiles(Directory directory, Collection<String> files, AtomicReference<String> reading)
            throws IOException {
        for (String part : files) {
            reading.set(part);
            checkFile(directory, part);
        }
    }

    @FunctionalInterface
    private interface Check {
        /// @param reading is told which file is read
        void run(AtomicReference<String> reading) throws IOException;
    }

    private static void checked(Path path, Check check) throws IOException {
        AtomicReference<String> file = new AtomicReference<>("segments");
        try {
            check.run(file);
        } catch (IndexNotFoundException e) {
            throw new IndexUnusableException(path, "there are files but no commit", e);
        } catch (CorruptIndexException | IndexFormatTooOldException | IndexFormatTooNewException e) {
            throw new IndexUnusableException(path, file.get() + ": " + e.getMessage(), e);
        } catch (NoSuchFileException | EOFException e) {
            throw new IndexUnusableException(path, file.get() + " is missing or cut: " + e.getMessage(), e);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IndexUnusableException(path, file.get() + " cannot be read: " + e, e);
        }
    }

    /// A first commit follows the creation at once: before it there is nothing but a lock and that commit's beginning.
    private static boolean isNew(Directory directory) throws IOException {
        return Arrays.stream(directory.listAll())
                .allMatch(file -> file.equals(IndexWriter.WRITE_LOCK_NAME) || file.startsWith("pending_segments"));
    }

    private static void checkFile(Directory directory, String file) throws IOException {
        try (IndexInput input = directory.openInput(file, IOContext.READONCE)) {
            CodecUtil.checksumEntireFile(input);
        }
    }
}
