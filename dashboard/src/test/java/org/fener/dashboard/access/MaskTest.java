package org.fener.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fener.classifier.Verdict;
import org.fener.classifier.indicator.IndicatorExtractor;
import org.fener.crawler.Post;
import org.fener.crawler.PostKind;
import org.fener.crawler.archive.ArchivePosition;
import org.fener.indexer.Capture;
import org.fener.indexer.IndexedPost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MaskTest {

    private static final String TEXT = "Call +359 88 555 0123 or write to @driver_plovdiv on Telegram.";

    @ParameterizedTest
    @CsvSource({
        "+359885550123, +3598…23",
        "telegram:helper_road, telegram:he…",
        "mail:a@b.example, mail:a@…",
        "btc:1x, btc:…",
    })
    void aHintOfAContactCannotBeReached(String contact, String hint) {
        assertThat(Mask.hint(contact)).isEqualTo(hint);
    }

    @ParameterizedTest
    @CsvSource({
        "https://t.me/driver_plovdiv/12, hxxps://t.me/•••••••••••••••••",
        "https://t.me/s/someone_else/12, hxxps://t.me/•••••••••••••••••",
        "https://forum.example.org/members/ivan-petrov.17/, hxxps://forum.example.org/members/•••••••••••.17/",
        "https://forum.example.org/u/Ivan%20Petrov?tab=1, hxxps://forum.example.org/u/•••••••••••••?tab=1",
        "https://forum.example.org/viewtopic.php?p=17, hxxps://forum.example.org/viewtopic.php?p=17",
    })
    void whatLeadsToAPersonIsHiddenInAddressesToo(String address, String shown) {
        assertThat(Mask.of(post()).hideAddress(address)).isEqualTo(shown);
    }

    @Test
    void whoMaySeeAllSeesTheAddressThatCannotBeFollowedByAccident() {
        assertThat(Mask.NOTHING.hideAddress("https://t.me/driver_plovdiv/12"))
                .isEqualTo("hxxps://t.me/driver_plovdiv/12");
    }

    private static IndexedPost post() {
        Post post = new Post(
                "1",
                URI.create("https://forum.example.org/1"),
                PostKind.PAGE,
                Optional.empty(),
                Optional.of("Ivan Petrov"),
                Optional.empty(),
                TEXT,
                Post.Extent.WHOLE,
                List.of(),
                Optional.empty());
        Verdict verdict =
                new Verdict("en", List.of(), IndicatorExtractor.shipped().find(TEXT, Optional.of("en")), List.of());
        Capture capture = new Capture(
                post.permalink(), new ArchivePosition("2026/11/21/a.warc.gz", 0), Instant.EPOCH, "urn:x", "sha256:x");
        return new IndexedPost("forum", post, verdict, capture, 1, Instant.EPOCH, Optional.empty(), "g", "m");
    }
}
