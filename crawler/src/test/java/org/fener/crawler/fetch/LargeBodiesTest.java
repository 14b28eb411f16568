package org.fener.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fener.crawler.FetchOutcome.Fetched;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.fetch.LargeBodies.Claim;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Large bodies wait for room, small ones do not.
class LargeBodiesTest {

    private static final int ROOMS = 4;

    private final List<Claim> taken = new ArrayList<>();

    @TempDir
    Path root;

    @Test
    void aLargeBodyIsCutWhereNoRoomComesAndASmallOneIsNot() throws Exception {
        String large = HostileAnswers.words(2 << 20);
        try (HostileServer server = new HostileServer();
                FetchBench bench = new FetchBench(FetchBench.PATIENT, OptOuts.NONE)) {
            server.on("/plain", HostileServer.page(large)).on("/small", HostileServer.page("<p>small"));
            server.on("/coded", HostileAnswers.gzipped("text/html", () -> large));
            for (int i = 0; i < ROOMS; i++) take(bench);

            Fetch plain = bench.fetch(server.url("/plain"));
            Fetch small = bench.fetch(server.url("/small"));

            assertThat(page(plain).truncated()).contains("length");
            assertThat(page(plain).body().length()).isBetween(LargeBodies.LARGE, LargeBodies.LARGE + 64 * 1024);
            assertThat(FetchBench.exchanges(plain).getLast().facts()).containsEntry("memory", ResponseReader.NO_ROOM);
            assertThat(page(small).truncated()).isEmpty();
            taken.forEach(Claim::close);
            Fetch coded = bench.fetch(server.url("/coded"));
            assertThat(page(coded).truncated()).isEmpty();
            assertThat(page(coded).body().length()).isEqualTo(large.length());
            FetchBench.archived(root, plain, small, coded);
        }
    }

    @Test
    void theRoomIsGivenBackWhenThePageIsRead() throws Exception {
        try (HostileServer server = new HostileServer();
                FetchBench bench = new FetchBench(FetchBench.PATIENT, OptOuts.NONE)) {
            server.on("/", HostileServer.page("x".repeat(1 << 20)));
            FetchRequest request = FetchRequest.of(FetchBench.source(server.url("/")), URI.create(server.url("/")));
            for (int i = 0; i < 2 * ROOMS; i++)
                try (Claim room = bench.fetcher.claim()) {
                    assertThat(page(bench.fetcher.fetch(request, room)).truncated())
                            .isEqualTo(Optional.empty());
                }
        }
    }

    private void take(FetchBench bench) {
        Claim room = bench.fetcher.claim();
        assertThat(room.take(java.time.Duration.ZERO)).isTrue();
        taken.add(room);
    }

    private static FetchedPage page(Fetch fetch) {
        assertThat(fetch.outcome()).isInstanceOf(Fetched.class);
        return ((Fetched) fetch.outcome()).page();
    }
}
