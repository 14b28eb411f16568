package org.fener.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.fener.crawler.archive.ArchiveEntry;
import org.fener.crawler.fetch.HostileServer.Seen;
import org.fener.crawler.fetch.Neighbourhood.Brought;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A host that shows other words whenever it likes: whoever asks under one honest name keeps them all.
@Timeout(300)
class HostileVersionsTest {

    @TempDir
    Path home;

    @Test
    void g8KeepsWhatAHostShowsAtEachVisitAndAsksUnderOneName() throws Exception {
        AtomicInteger visits = new AtomicInteger();
        HostileScene scene = new HostileScene(
                "G8.cloaked",
                "other words at each visit",
                Set.of(),
                server -> server.on(
                        "/",
                        (request, socket, out) -> HostileServer.page("<article><p>"
                                        + ("words of visit " + visits.incrementAndGet() + ". ").repeat(20))
                                .to(request, socket, out)),
                "both are kept",
                left -> {});
        try (Neighbourhood street = new Neighbourhood(home, FetchBench.PATIENT, Duration.ofMillis(10))) {
            street.add(scene);
            street.round(Duration.ofSeconds(60));

            Brought second = street.round(Duration.ofSeconds(60));

            Aftermath left = street.after(scene, second);
            assertThat(left.captures("/"))
                    .hasSize(2)
                    .extracting(ArchiveEntry::page)
                    .extracting(page -> page.body().decode(java.nio.charset.StandardCharsets.UTF_8))
                    .doesNotHaveDuplicates();
            assertThat(left.texts())
                    .anyMatch(text -> text.contains("words of visit 1"))
                    .anyMatch(text -> text.contains("words of visit 2"));
            assertThat(left.requests())
                    .extracting(request -> request.field("User-Agent"))
                    .doesNotContain(Optional.empty())
                    .containsOnly(left.requests().getFirst().field("User-Agent"));
            assertThat(left.requests()).extracting(Seen::head).noneMatch(head -> head.contains("Mozilla"));
            left.assertEveryRequestIsEvidence(scene.id());
            assertThat(street.collected()).hasSize(Neighbourhood.HOSTS * Neighbourhood.POSTS);
            assertThat(street.damages()).isEmpty();
        }
    }
}
