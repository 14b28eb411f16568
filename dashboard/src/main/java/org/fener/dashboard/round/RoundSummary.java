package org.fener.dashboard.round;

import java.time.Duration;
import org.fener.crawler.Round;

/// What a round of one source did, from the first request to the index.
public record RoundSummary(Round round, Tally tally, Duration took) {}
