package org.fener.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fener.crawler.fetch.HostileServer.page;
import static org.fener.crawler.fetch.HostileServer.raw;

import java.time.Duration;
import java.util.Optional;
import org.fener.crawler.FetchOutcome;
import org.fener.crawler.FetchedPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Films that say they are pages, and clocks of another age (hostile cases X and Z).
@Timeout(30)
class HostileFilesTest extends AgainstHostileServer {

    @Test
    void x1StopsAtMediaByLabelAndByFirstBytes() throws Exception {
        server.on("/label", HostileAnswers.endless("HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n", "film"))
                .on(
                        "/lie",
                        HostileAnswers.endless("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nID3\u0003", "music"))
                .on("/pdf", raw("HTTP/1.1 200 OK\r\n\r\n%PDF-1.7 \r\n"));
        for (String path : new String[] {"/label", "/lie", "/pdf"}) {
            Fetch fetch = bench.fetch(server.url(path));
            assertThat(fetch.code()).as(path).isEqualTo("blocked:type");
            assertThat(FetchBench.exchanges(fetch).getLast().wireBody().length())
                    .isLessThanOrEqualTo(512);
            FetchBench.archived(root.resolve(path.substring(1)), fetch);
        }
    }

    @Test
    void z1TakesItsOwnClockAsEvidence() throws Exception {
        server.on(
                "/",
                page(
                        "Date: Thu, 01 Jan 1970 00:00:00 GMT\r\nLast-Modified: Fri, 31 Dec 9999 23:59:59 GMT\r\n",
                        new byte[1]));
        FetchedPage got = fetched(bench.fetch(server.url("/")));
        assertThat(Duration.between(got.fetchedAt(), java.time.Instant.now()).abs())
                .isLessThan(Duration.ofMinutes(1));
        assertThat(Validators.of(got).lastModified()).isEqualTo(Optional.of("Fri, 31 Dec 9999 23:59:59 GMT"));
    }

    private static FetchedPage fetched(Fetch fetch) {
        assertThat(fetch.outcome()).isInstanceOf(FetchOutcome.Fetched.class);
        return ((FetchOutcome.Fetched) fetch.outcome()).page();
    }
}
