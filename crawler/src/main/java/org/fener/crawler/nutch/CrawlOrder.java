package org.fener.crawler.nutch;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.fener.crawler.RoundLimits;
import org.fener.crawler.Source;

/// What the main process says to the crawl process, one JSON object a line: `{"round": {…}}`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
    @JsonSubTypes.Type(value = CrawlOrder.Hello.class, name = "hello"),
    @JsonSubTypes.Type(value = CrawlOrder.Begin.class, name = "round"),
    @JsonSubTypes.Type(value = CrawlOrder.Stop.class, name = "stop"),
    @JsonSubTypes.Type(value = CrawlOrder.Quit.class, name = "quit")
})
sealed interface CrawlOrder {

    /// The first line.
    record Hello(CrawlSettings settings) implements CrawlOrder {}

    /// Run a round; it is answered by `done` or `failed`.
    record Begin(Source source, RoundLimits limits) implements CrawlOrder {}

    /// End the round of a source soon; it is answered all the same.
    record Stop(String source) implements CrawlOrder {}

    /// End all rounds soon, answer them, and go.
    record Quit() implements CrawlOrder {}
}
