package org.fener.crawler.nutch;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.fener.crawler.Round;
import org.fener.crawler.archive.ArchivePosition;

/// What the crawl process says to the main process, one JSON object a line: `{"done": {…}}`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
    @JsonSubTypes.Type(value = CrawlReport.Ready.class, name = "ready"),
    @JsonSubTypes.Type(value = CrawlReport.Progress.class, name = "progress"),
    @JsonSubTypes.Type(value = CrawlReport.Durable.class, name = "durable"),
    @JsonSubTypes.Type(value = CrawlReport.Done.class, name = "done"),
    @JsonSubTypes.Type(value = CrawlReport.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = CrawlReport.Health.class, name = "health")
})
sealed interface CrawlReport {

    /// The hello was understood; rounds may begin.
    record Ready(long pid) implements CrawlReport {}

    /// The counts of a round that goes on. Only the latest is said.
    record Progress(Round soFar) implements CrawlReport {}

    /// A file of the archive and the length up to which it is safe on the disk. Only the latest of a file is
    /// said, and always before the `done` of a round that wrote it.
    record Durable(ArchivePosition position) implements CrawlReport {}

    record Done(Round round) implements CrawlReport {}

    /// A round broke off; an empty source means the process as a whole cannot go on.
    record Failed(String source, String why) implements CrawlReport {}

    /// How the process fares, every few seconds.
    ///
    /// @param memory resident bytes of the process, 0 where the system does not tell
    /// @param heap   bytes used on the heap
    record Health(long memory, long heap) implements CrawlReport {}
}
