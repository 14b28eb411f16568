package org.fener.crawler.archive;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.fener.crawler.FetchedPage;

/// Says what has to go from the archive.
@FunctionalInterface
public interface Redactor {

    /// What is left of a group of records.
    ///
    /// @param rest  the page with other content; empty where nothing is left that could be read
    /// @param facts of the capture that stay
    record Redacted(Optional<FetchedPage> rest, Map<String, String> facts) {
        public Redacted {
            facts = Map.copyOf(facts);
        }
    }

    /// Empty if the group stays as it is.
    Optional<Redacted> of(KeptGroup group) throws IOException;
}
