package org.fener.classifier.indicator;

import org.fener.classifier.Reason.Span;

/// A place that a text names, and what it is on the way if the text says so.
///
/// @param place   as the gazetteer calls it
/// @param country ISO 3166 code in small letters
/// @param route   number of the route it belongs to, counted from zero within the text; -1 for a place on its own
public record Waypoint(String place, String country, Role role, int route, Span span) {

    public enum Role {
        FROM,
        VIA,
        TO,
        NONE
    }
}
