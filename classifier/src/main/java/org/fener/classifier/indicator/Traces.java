package org.fener.classifier.indicator;

import java.util.List;

/// What was found in a text.
///
/// @param indicators in text order
/// @param waypoints  the places among them; those of a route together, in the order of travel
public record Traces(List<Indicator> indicators, List<Waypoint> waypoints) {

    public Traces {
        indicators = List.copyOf(indicators);
        waypoints = List.copyOf(waypoints);
    }
}
