package org.fener.classifier.train;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Measures as JSON, four decimals.
final class MeasuresJson {

    private MeasuresJson() {}

    static void write(Measures measures, ObjectNode json) {
        json.put("positives", measures.positives());
        json.put("negatives", measures.negatives());
        json.put("f1", rounded(measures.f1()));
        interval("f1Interval", measures.f1Interval(), json);
        json.put("ap", rounded(measures.averagePrecision()));
        interval("apInterval", measures.averagePrecisionInterval(), json);
        json.put("precision", rounded(measures.precision()));
        json.put("recall", rounded(measures.recall()));
        json.put("calibrationError", rounded(measures.calibrationError()));
        json.put("falseAlarms", rounded(measures.falseAlarms()));
        json.put("neutral", measures.neutral());
        json.put("neutralAlarms", rounded(measures.neutralAlarms()));
    }

    static Measures read(JsonNode json) {
        return new Measures(
                json.path("positives").asInt(),
                json.path("negatives").asInt(),
                json.path("precision").asDouble(),
                json.path("recall").asDouble(),
                json.path("f1").asDouble(),
                interval(json.path("f1Interval")),
                json.path("ap").asDouble(),
                interval(json.path("apInterval")),
                json.path("calibrationError").asDouble(),
                json.path("falseAlarms").asDouble(),
                json.path("neutral").asInt(),
                json.path("neutralAlarms").asDouble());
    }

    private static Measures.Interval interval(JsonNode json) {
        return new Measures.Interval(json.path(0).asDouble(), json.path(1).asDouble());
    }

    private static void interval(String name, Measures.Interval interval, ObjectNode json) {
        json.putArray(name).add(rounded(interval.low())).add(rounded(interval.high()));
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
