package org.fener.dashboard.store;

import java.time.Instant;
import java.util.Optional;

/// When a model was put in charge.
///
/// @param digest of the model; empty for the models of the program
/// @param why    in words
/// @param spread JSON: how scores were spread over the home's posts that day, to tell drift by
public record Promotion(Optional<String> digest, Instant at, String by, String why, String spread) {}
