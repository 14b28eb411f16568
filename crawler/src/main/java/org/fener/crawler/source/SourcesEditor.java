package org.fener.crawler.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.fener.crawler.Source;

/// Changes `config/sources.yaml` as a person would: one place, all else as it was, comments too. What was there
/// before stays in `copies/` beside it under the time of the change.
public final class SourcesEditor {

    private final Path file;
    private final InstantSource clock;

    public SourcesEditor(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    /// Adds a source at the end.
    ///
    /// @throws IllegalArgumentException if its id is taken
    public void add(Source source) throws IOException {
        String before = Files.exists(file) ? Files.readString(file) : "";
        if (SourcesFile.read(before, file.toString()).source(source.id()).isPresent())
            throw new IllegalArgumentException("source '" + source.id() + "' is in " + file + " already");
        replace(before, new SourcesText(before).add(source), source.id());
    }

    /// Pauses or resumes a source.
    ///
    /// @throws IllegalArgumentException if no source has this id
    public void pause(String id, boolean paused) throws IOException {
        String before = Files.readString(file);
        replace(before, new SourcesText(before).pause(id, paused), id);
    }

    private void replace(String before, String after, String id) throws IOException {
        SourceList list = SourcesFile.read(after, file.toString());
        if (list.source(id).isEmpty())
            throw new IOException(file + " was not changed, source '" + id + "' could not run: " + list.mistakes());
        new DatedCopies(file, clock).replace(before, after);
    }
}
