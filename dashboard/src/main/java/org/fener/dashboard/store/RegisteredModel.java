package org.fener.dashboard.store;

import java.time.Instant;

/// A model folder that this home may use.
///
/// @param digest SHA-256 of its manifest
/// @param folder below the home's `models/`
public record RegisteredModel(String digest, String folder, Instant at, String by, String note) {}
