package org.fener.dashboard.round;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.fener.crawler.Source;
import org.fener.crawler.source.SourceList;
import org.fener.crawler.source.SourceList.Mistake;
import org.fener.crawler.source.SourcesFile;

/// The sources file, read again whenever it has changed.
final class SourcesOnDisk implements WatchedSources {

    private final Path file;
    private FileTime readAt = FileTime.fromMillis(-1);
    private long size = -1;
    private SourceList list = new SourceList(List.of(), List.of());

    SourcesOnDisk(Path file) {
        this.file = file;
    }

    @Override
    public List<Source> all() {
        return current().sources();
    }

    @Override
    public List<String> mistakes() {
        return current().mistakes().stream().map(Mistake::toString).toList();
    }

    private synchronized SourceList current() {
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            long length = Files.size(file);
            if (!changed.equals(readAt) || length != size) {
                list = SourcesFile.read(file);
                readAt = changed;
                size = length;
            }
        } catch (IOException e) {
            // the sources known before go on; the mistake stands in every view until the file is readable again
            Mistake unreadable = new Mistake(
                    file.toString(),
                    1,
                    java.util.Optional.empty(),
                    "file",
                    String.valueOf(e.getMessage()),
                    "a readable file");
            list = new SourceList(list.sources(), List.of(unreadable));
            readAt = FileTime.fromMillis(-1);
        }
        return list;
    }
}
