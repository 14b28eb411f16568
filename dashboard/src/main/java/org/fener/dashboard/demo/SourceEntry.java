package org.fener.dashboard.demo;

import java.net.URI;
import java.util.stream.Collectors;

/// A demo site as an entry of `config/sources.yaml`.
final class SourceEntry {

    private static final String LEGAL_BASIS = "demonstration on invented sites, nobody is watched";

    private SourceEntry() {}

    static String of(DemoSite site, URI base) {
        String start = site.start().stream().map(path -> base + path).collect(Collectors.joining(", "));
        return """
                  - id: %s
                    name: %s
                    start: [%s]
                    scope: [%s/]
                    every: 1m
                    delay: 50ms
                    budget: 500
                    language: %s
                    zone: %s
                    purpose: %s
                    legal-basis: %s
                """.formatted(
                        site.id(),
                        quoted(site.sourceName()),
                        start,
                        base,
                        site.language(),
                        quoted(site.zone().getId()),
                        quoted(site.purpose()),
                        quoted(LEGAL_BASIS));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
