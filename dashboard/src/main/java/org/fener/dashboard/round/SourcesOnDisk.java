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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sources file, read again whenever it has changed.
final class SourcesOnDisk implements WatchedSources {

    private static final Logger LOG = LoggerFactory.getLogger(SourcesOnDisk.class);

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
    public List<Mistake> mistakes() {
        return current().mistakes();
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
            List<Mistake> unreadable = List.of(SourcesFile.unreadable(file));
            if (!list.mistakes().equals(unreadable)) LOG.warn("the sources read before go on: {}", e.toString());
            list = new SourceList(list.sources(), unreadable);
            readAt = FileTime.fromMillis(-1);
        }
        return list;
    }
}
