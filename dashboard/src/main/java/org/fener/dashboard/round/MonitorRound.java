package org.fener.dashboard.round;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.fener.crawler.Crawler;
import org.fener.crawler.Round;
import org.fener.crawler.RoundLimits;
import org.fener.crawler.Source;

/// The whole product in one method: look at a source, read what came, judge it, keep it. Start reading here.
public final class MonitorRound {

    private final Crawler crawler;
    private final Pipeline pipeline;
    private final InstantSource clock;

    public MonitorRound(Crawler crawler, Pipeline pipeline, InstantSource clock) {
        this.crawler = crawler;
        this.pipeline = pipeline;
        this.clock = clock;
    }

    /// Looks at a source once.
    ///
    /// @param ahead what comes due within this time is looked at as well
    public RoundSummary run(Source source, Duration ahead) throws IOException, InterruptedException {
        Instant began = clock.instant();
        Tally before = pipeline.tally(source.id());

        Round round = crawler.round(source, RoundLimits.of(source).lookingAhead(ahead)); // network → archive
        pipeline.catchUp(); // archive → posts → verdicts → index

        Tally made = pipeline.tally(source.id()).minus(before);
        return new RoundSummary(round, made, Duration.between(began, clock.instant()));
    }
}
