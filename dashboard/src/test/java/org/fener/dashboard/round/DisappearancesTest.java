package org.fener.dashboard.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fener.classifier.Verdict;
import org.fener.crawler.Body;
import org.fener.crawler.FetchedPage;
import org.fener.crawler.Headers;
import org.fener.crawler.Post;
import org.fener.crawler.Source;
import org.fener.crawler.SourceKind;
import org.fener.crawler.archive.ArchiveEntry;
import org.fener.crawler.archive.ArchivePosition;
import org.fener.crawler.parse.EvidencePageReader;
import org.fener.crawler.parse.PageReading;
import org.fener.indexer.Capture;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;
import org.fener.indexer.lucene.LucenePostIndex;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A forum's thread of three posts a page, looked at once an hour.
class DisappearancesTest {

    private static final URI SITE = URI.create("https://forum.example.org/");
    private static final String THREAD = "viewtopic.php?f=2&t=7";
    private static final Source SOURCE = new Source(
            "roads",
            "Roads",
            SourceKind.AUTO,
            List.of(SITE),
            List.of(SITE),
            Duration.ofHours(1),
            Duration.ofSeconds(1),
            10,
            2,
            Optional.empty(),
            "test",
            "test",
            Optional.empty(),
            false);

    private final EvidencePageReader reader = new EvidencePageReader(InstantSource.system());
    private PostIndex index;
    private Disappearances disappearances;
    private int hour;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        index = LucenePostIndex.open(folder, ZoneOffset.UTC, InstantSource.system());
        disappearances = new Disappearances(() -> index);
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    @Test
    void aPostMissingBetweenItsNeighboursTwiceIsGoneSinceTheFirstTime() throws IOException {
        look(THREAD, thread(1, 2, 3));
        assertThat(look(THREAD, thread(1, 3))).isZero();
        assertThat(gone()).isEmpty();
        assertThat(look(THREAD, thread(1, 3))).isEqualTo(1);
        assertThat(gone()).containsExactly("p=2 since 2");
        assertThat(look(THREAD, thread(1, 3))).isZero();
    }

    @Test
    void notModifiedConfirmsWhatWasMissing() throws IOException {
        look(THREAD, thread(1, 2, 3));
        look(THREAD, thread(1, 3));
        assertThat(answer(THREAD, 304, "", Optional.empty())).isEqualTo(1);
        assertThat(gone()).containsExactly("p=2 since 2");
    }

    @Test
    void aPostThatComesBackIsNoLongerGone() throws IOException {
        look(THREAD, thread(1, 2, 3));
        look(THREAD, thread(1, 3));
        look(THREAD, thread(1, 3));
        look(THREAD, thread(1, 2, 3));
        assertThat(gone()).isEmpty();
        look(THREAD, thread(1, 3));
        assertThat(gone()).isEmpty();
        look(THREAD, thread(1, 3));
        assertThat(gone()).containsExactly("p=2 since 5");
    }

    @Test
    void whatLeavesAPageByItsEdgesMayHaveMoved() throws IOException {
        look(THREAD, thread(1, 2, 3));
        look(THREAD + "&start=3", thread(4, 5, 6));
        for (int i = 0; i < 3; i++) look(THREAD + "&start=3", thread(5, 6, 7));
        for (int i = 0; i < 3; i++) look(THREAD, thread(1, 2));
        for (int i = 0; i < 3; i++) look(THREAD, thread(2));
        assertThat(gone()).isEmpty();
    }

    @Test
    void theNewestPostOfAThreadOfOnePageIsGoneOnceItIsADayOld() throws IOException {
        look(THREAD, thread(1, 2, 3));
        for (int i = 0; i < 3; i++) look(THREAD, thread(1, 2));
        assertThat(gone()).isEmpty();
        look(THREAD, thread(1, 2, 3));
        hour = 40;
        assertThat(look(THREAD, thread(1, 2))).isZero();
        assertThat(look(THREAD, thread(1, 2))).isEqualTo(1);
        assertThat(gone()).containsExactly("p=3 since 41");
    }

    @Test
    void theNewestPostOfAPageThatIsOneOfSeveralMayHaveMoved() throws IOException {
        String pages = "<div class=\"pagination\"><a href=\"./viewtopic.php?f=2&amp;t=7&amp;start=3\">2</a></div>";
        hour = 40;
        look(THREAD, thread(1, 2, 3));
        for (int i = 0; i < 3; i++) look(THREAD, thread(1, 2) + pages);
        assertThat(gone()).isEmpty();
    }

    @Test
    void theFirstOfANewestFirstPageIsItsNewest() throws IOException {
        hour = 40;
        look(THREAD, thread(3, 2, 1));
        look(THREAD, thread(2, 1));
        assertThat(look(THREAD, thread(2, 1))).isEqualTo(1);
        assertThat(gone()).containsExactly("p=3 since 42");
    }

    @Test
    void theNextPagesFirstPostTakesThePlaceOfTheLast() throws IOException {
        look(THREAD, thread(1, 2, 3));
        look(THREAD + "&start=3", thread(4, 5));
        look(THREAD, thread(1, 2, 4));
        look(THREAD, thread(1, 2, 4));
        assertThat(gone()).containsExactly("p=3 since 3");
    }

    @Test
    void aPostThatMovedToAnotherThreadIsNotGone() throws IOException {
        look(THREAD, thread(1, 2, 3));
        look("viewtopic.php?f=2&t=8", thread(2));
        for (int i = 0; i < 3; i++) look(THREAD, thread(1, 3));
        assertThat(gone()).isEmpty();
    }

    @Test
    void aCutPageAWallAnErrorAndASoft404TellNothing() throws IOException {
        look(THREAD, thread(1, 2, 3));
        for (int i = 0; i < 3; i++) {
            answer(THREAD, 200, thread(1, 3), Optional.of("disconnect"));
            answer(THREAD, 503, thread(1, 3), Optional.empty());
            look(THREAD, "<title>404 Not Found</title><h1>404 Not Found</h1><p>The page was not found.</p>");
            look(THREAD, """
                    <title>Log in</title><form action="/login" method="post"><p>You must log in to view this page.</p>
                    <input name="username"><input type="password" name="password"><button>Log in</button></form>""");
        }
        assertThat(gone()).isEmpty();
        assertThat(index.get("roads/" + id(2))).isPresent();
    }

    @Test
    void aThreadAnswered404TwiceIsGoneAsAWhole() throws IOException {
        look(THREAD, thread(1, 2));
        assertThat(answer(THREAD, 404, "", Optional.empty())).isZero();
        assertThat(answer(THREAD, 404, "", Optional.empty())).isEqualTo(2);
        assertThat(gone()).containsExactly("p=1 since 2", "p=2 since 2");
    }

    @Test
    void aLaterPageAnswered404TellsNothing() throws IOException {
        look(THREAD, thread(1, 2, 3));
        look(THREAD + "&start=3", thread(4));
        for (int i = 0; i < 3; i++) answer(THREAD + "&start=3", 404, "", Optional.empty());
        assertThat(gone()).isEmpty();
    }

    @Test
    void aPageInAnotherOrderTellsNothing() throws IOException {
        look(THREAD, thread(1, 2, 3, 4));
        for (int i = 0; i < 3; i++) look(THREAD, thread(4, 1, 3));
        assertThat(gone()).isEmpty();
    }

    @Test
    void aLookThatIsOlderThanTheLastTellsNothing() throws IOException {
        hour = 10;
        look(THREAD, thread(1, 2, 3));
        hour = 5;
        look(THREAD, thread(1, 3));
        look(THREAD, thread(1, 3));
        assertThat(gone()).isEmpty();
    }

    private int look(String page, String html) throws IOException {
        return answer(page, 200, html, Optional.empty());
    }

    private int answer(String page, int status, String html, Optional<String> truncated) throws IOException {
        hour++;
        Headers headers = new Headers(List.of(new Headers.Field("Content-Type", "text/html; charset=utf-8")));
        FetchedPage fetched = new FetchedPage(
                "roads",
                SITE.resolve(page),
                SITE.resolve(page),
                hour(hour),
                status,
                headers,
                Body.of(html.getBytes(StandardCharsets.UTF_8)),
                truncated);
        ArchiveEntry entry = new ArchiveEntry(
                new ArchivePosition("a.warc.gz", hour), "urn:uuid:1", "sha256:0", Optional.empty(), fetched, Map.of());
        PageReading reading = reader.read(fetched, SOURCE);
        if (entry.isContent())
            for (Post post : reading.posts())
                index.add(
                        "roads",
                        post,
                        new Verdict("en", List.of(), List.of()),
                        new Capture(fetched.uri(), entry.at(), fetched.fetchedAt(), "urn:uuid:1", "sha256:0"),
                        "model-1");
        return disappearances.after(entry, reading);
    }

    private static Instant hour(int hour) {
        return Instant.parse("2026-11-20T00:00:00Z").plus(Duration.ofHours(hour));
    }

    /// A page of phpBB's with these posts, each written a minute after the one with the number before.
    private static String thread(int... posts) {
        return IntStream.of(posts).mapToObj("""
                <div id="p%1$d" class="post bg2"><div class="inner"><div class="postbody"><div id="post_content%1$d">
                <h3><a href="./viewtopic.php?p=%1$d#p%1$d">Roads</a></h3>
                <p class="author"><a href="./viewtopic.php?p=%1$d#p%1$d">Post</a> by <strong>
                <a class="username" href="./memberlist.php?mode=viewprofile&amp;u=3">vlado</a></strong> »
                <time datetime="2026-11-19T10:%1$02d:00+00:00">yesterday</time></p>
                <div class="content">The words of post number %1$d, and some more.</div>
                </div></div></div></div>"""::formatted).collect(Collectors.joining("", """
                <html lang="en"><head><title>Roads - View topic</title></head><body id="phpbb" class="section-viewtopic">
                <h2 class="topic-title"><a href="./viewtopic.php?f=2&amp;t=7">Roads</a></h2>""", "</body></html>"));
    }

    /// The posts that are gone, and since which hour.
    private List<String> gone() throws IOException {
        index.refresh();
        List<String> gone = new java.util.ArrayList<>();
        index.each(
                PostQuery.of("gone:yes"),
                post -> gone.add(post.post().permalink().getQuery() + " since "
                        + Duration.between(hour(0), post.gone().orElseThrow()).toHours()));
        gone.sort(null);
        return gone;
    }

    private String id(int number) throws IOException {
        index.refresh();
        List<String> ids = new java.util.ArrayList<>();
        index.each(PostQuery.of(""), post -> {
            if (post.post().permalink().getQuery().equals("p=" + number))
                ids.add(post.post().id());
        });
        return ids.getFirst();
    }
}
