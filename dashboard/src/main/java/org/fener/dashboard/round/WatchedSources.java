package org.fener.dashboard.round;

import java.util.List;
import java.util.Optional;
import org.fener.crawler.Source;
import org.fener.crawler.source.SourceList.Mistake;

/// The sources of `config/sources.yaml` as they stand now.
public interface WatchedSources {

    List<Source> all();

    /// What is wrong in the file; the sources it concerns do not run.
    List<Mistake> mistakes();

    default Optional<Source> find(String id) {
        return all().stream().filter(source -> source.id().equals(id)).findFirst();
    }
}
