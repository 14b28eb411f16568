package org.fener.dashboard.api;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fener.crawler.Source;
import org.fener.crawler.source.SourceList.Mistake;
import org.fener.dashboard.round.FetchStop.Stopped;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.round.RoundRecord;
import org.fener.dashboard.round.SourceHealth;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// The sources and how they fare.
@RestController
final class SourcesApi {

    private final Installation installation;

    SourcesApi(Installation installation) {
        this.installation = installation;
    }

    record Watched(
            @Says("since when nothing is fetched; null while the sources run") @Nullable
            Instant stoppedSince,

            List<Fares> sources,
            @Says("what is wrong in the sources file") List<String> mistakes) {}

    record Fares(
            String id,
            String name,
            List<URI> start,
            @Says("ISO 8601 duration") String every,
            String purpose,
            String legalBasis,

            @Says("ok, late, failing, quiet, surging, paused or waiting")
            String state,

            @Says("a person should look at it") boolean needsCare,
            boolean running,
            @Nullable Instant lastSuccess,
            @Nullable Instant nextRun,
            long posts,
            @Says("first seen in the last 24 hours") long newToday,
            @Says("mean of the days before") double usualPerDay,
            @Nullable String error,

            @Says("counts of the last finished round") @Nullable
            RoundRecord lastRound) {

        static Fares of(SourceHealth health) {
            Source source = health.source();
            return new Fares(
                    source.id(),
                    source.name(),
                    source.start(),
                    source.every().toString(),
                    source.purpose(),
                    source.legalBasis(),
                    health.state().name().toLowerCase(Locale.ROOT),
                    health.state().needsCare(),
                    health.running(),
                    health.lastSuccess().orElse(null),
                    health.nextRun().orElse(null),
                    health.posts(),
                    health.newToday(),
                    health.usualPerDay(),
                    health.error().orElse(null),
                    health.last().orElse(null));
        }
    }

    @Says("All sources and how they fare.")
    @GetMapping("/api/v1/sources")
    Watched sources() throws IOException {
        List<Fares> fares = new ArrayList<>();
        for (Source source : installation.sources().all()) fares.add(fares(source));
        return new Watched(
                installation.fetchStop().current().map(Stopped::since).orElse(null),
                fares,
                installation.sources().mistakes().stream()
                        .map(Mistake::toString)
                        .toList());
    }

    @Says("One source and how it fares.")
    @GetMapping("/api/v1/sources/{id}")
    Fares source(@Says("of the source") @PathVariable String id) throws IOException {
        return fares(installation
                .sources()
                .find(id)
                .orElseThrow(
                        () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no source '" + id + "'")));
    }

    private Fares fares(Source source) throws IOException {
        return Fares.of(SourceHealth.of(
                source,
                installation.ledger(),
                installation.index(),
                installation.clock().instant()));
    }
}
