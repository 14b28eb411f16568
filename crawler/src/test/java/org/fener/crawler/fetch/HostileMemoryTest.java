package org.fener.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fener.crawler.fetch.Neighbourhood.Brought;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Sixteen hosts that send as much as they may, all at once, to a crawl process as it is shipped.
@Timeout(300)
class HostileMemoryTest {

    private static final int HOSTS_OF_EACH = 4;
    private static final int MOST_MEGABYTES = 512;
    private static final int LARGEST = 4 << 20;

    @TempDir
    Path home;

    @Test
    void g3ManyHugePagesAtOnceStayWithinTheMemoryOfTheCrawlProcess() throws Exception {
        String links = filled(i -> "<a href=/t/" + i + ">");
        String tree = ("<li class=post>" + "some long words ".repeat(3)).repeat(LARGEST / 64);
        String sitemap = "<urlset>" + filled(i -> "<url><loc>http://x.example/" + i + "</loc></url>");
        try (Neighbourhood street = new Neighbourhood(home, FetchBench.PATIENT, Duration.ofMillis(10))) {
            street.wake();
            long process = street.crawlProcess();
            for (int i = 0; i < HOSTS_OF_EACH; i++) {
                street.add(host("G3.links-" + i, HostileServer.page(links)));
                street.add(host("G3.tree-" + i, HostileServer.page(tree)));
                street.add(host("G3.coded-" + i, HostileAnswers.gzipped("text/html", () -> tree + tree)));
                street.add(host("G3.sitemap-" + i, HostileAnswers.text("application/xml", sitemap)));
            }

            Brought brought = street.round(Duration.ofSeconds(200));

            assertThat(street.crawlProcess()).as("the crawl process").isEqualTo(process);
            assertThat(street.log()).as("the crawl's log").noneMatch(line -> line.contains("Error"));
            assertThat(street.peakMegabytes()).as("most memory").isLessThanOrEqualTo(MOST_MEGABYTES);
            assertThat(street.collected()).hasSize(Neighbourhood.HOSTS * Neighbourhood.POSTS);
            assertThat(brought.rounds().entrySet())
                    .filteredOn(round -> round.getKey().startsWith("hostile-"))
                    .hasSize(4 * HOSTS_OF_EACH)
                    .allSatisfy(round -> assertThat(round.getValue().fetched())
                            .as("%s %s", round.getKey(), round.getValue().problems())
                            .isGreaterThanOrEqualTo(2));
            assertThat(street.damages()).isEmpty();
        }
    }

    private static HostileScene host(String id, HostileServer.Answer answer) {
        return HostileScene.at(id, "a huge page", Set.of(), answer, "memory is bounded", left -> {});
    }

    private static String filled(IntFunction<String> part) {
        int count = LARGEST / part.apply(100_000).length();
        return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining());
    }
}
