package org.fener.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.fener.crawler.Post;
import org.fener.crawler.Round;
import org.fener.crawler.archive.ArchiveEntry;
import org.fener.crawler.archive.Attempt;
import org.fener.crawler.fetch.HostileServer.Seen;

/// What is left when the crawl has been at a hostile host.
///
/// @param requests what the host saw
/// @param captures that the archive holds of it
/// @param attempts that the archive holds, of tries without a response
/// @param posts    that its pages give
record Aftermath(
        Round round, List<Seen> requests, List<ArchiveEntry> captures, List<Attempt> attempts, List<Post> posts) {

    /// Attempts of which the host may have seen a request.
    private static final Set<String> SENT =
            Set.of("timeout", "disconnect", "protocol", "head-too-large", FetchFailure.IDLE_CLOSED);

    /// The one capture of a path.
    ArchiveEntry capture(String path) {
        List<ArchiveEntry> found = captures(path);
        assertThat(found).as("captures of %s", path).hasSize(1);
        return found.getFirst();
    }

    List<ArchiveEntry> captures(String path) {
        return captures.stream()
                .filter(one -> path(one.page().uri()).equals(path))
                .toList();
    }

    /// The body that was kept of a path, as text.
    String text(String path) {
        return capture(path).page().body().decode(StandardCharsets.UTF_8);
    }

    List<Attempt> attempts(String path) {
        return attempts.stream().filter(one -> path(one.uri()).equals(path)).toList();
    }

    List<String> codes(String path) {
        return attempts(path).stream().map(Attempt::code).toList();
    }

    /// Paths in the order in which the host was asked, without robots.txt.
    List<String> asked() {
        return requests.stream()
                .map(Seen::path)
                .filter(path -> !path.equals("/robots.txt"))
                .toList();
    }

    List<String> texts() {
        return posts.stream().map(Post::text).toList();
    }

    /// Each request that the host saw stands in the archive once: as what came, or as a try without a response.
    void assertEveryRequestIsEvidence(String what) {
        long tries = attempts.stream()
                .filter(one -> SENT.contains(one.code())
                        && !one.why().contains("TLS handshake")
                        && !one.why().contains("could not connect"))
                .count();
        long unseen = attempts.stream()
                .filter(one -> one.code().equals(FetchFailure.IDLE_CLOSED))
                .count();
        assertThat((long) requests.size())
                .as("%s: requests seen, and %d captures with %d tries", what, captures.size(), tries)
                .isBetween(captures.size() + tries - unseen, captures.size() + tries);
    }

    private static String path(URI uri) {
        String path = uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
