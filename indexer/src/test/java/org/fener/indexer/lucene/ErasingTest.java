package org.fener.indexer.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fener.indexer.Samples.NOON;
import static org.fener.indexer.Samples.post;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fener.crawler.archive.ArchiveCursor;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;
import org.fener.indexer.ShownPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whether posts that are taken out are gone, from the disk as well.
final class ErasingTest {

    private static final ArchiveCursor SOMEWHERE = new ArchiveCursor("2026/11/20/a.warc.gz", Map.of());
    private static final URI PAGE = URI.create("https://f.example/t/1");

    /// Long enough for a group of near-duplicates.
    private static final String ADVERT = "Who wants to sell an old bicycle with two wheels and a bell may write to the"
            + " club before Friday evening, the collection begins at nine behind the town hall, number ";

    @TempDir
    Path home;

    @Test
    void nothingOfThemIsLeftOnTheDisk() throws IOException {
        try (PostIndex index = open("index")) {
            post("p1", "zanzibar first").author("sinbad").thread("harbour").addTo(index);
            post("p1", "zanzibar second")
                    .author("sinbad")
                    .fetched("2026-11-20T13:00:00Z")
                    .addTo(index);
            post("p2", "what stays").author("ivan").addTo(index);
            index.showed(shown("p1", "p2"));
            index.commit(SOMEWHERE);
            assertThat(held()).anyMatch(text -> text.contains("zanzibar"));

            assertThat(index.erase(Set.of("roads/p1", "roads/unknown"))).isEqualTo(1);

            assertThat(held())
                    .noneMatch(text -> text.contains("zanzibar")
                            || text.contains("sinbad")
                            || text.contains("harbour")
                            || text.contains("p1"));
            assertThat(index.get("roads/p1")).isEmpty();
            assertThat(index.versions("roads/p1")).isEmpty();
            assertThat(index.count(PostQuery.of("zanzibar"))).isZero();
            assertThat(index.get("roads/p2")).isPresent();
            assertThat(index.shownOn("roads", PAGE).orElseThrow().posts())
                    .extracting(ShownPage.Shown::id)
                    .containsExactly("p2");
            assertThat(index.cursor()).isEqualTo(SOMEWHERE);
            index.verify();
        }
    }

    @Test
    void aGroupWithoutItsFounderIsTheOneThatAReplayWithoutItMakes() throws IOException {
        try (PostIndex index = open("index");
                PostIndex replay = open("replay")) {
            for (String id : List.of("p1", "p2", "p3", "p4")) {
                String text = id.equals("p4") ? "something else altogether" : ADVERT + id;
                post(id, text).addTo(index);
                if (!id.equals("p1")) post(id, text).addTo(replay);
            }
            assertThat(group(index, "p3")).isEqualTo(group(index, "p1"));

            index.erase(Set.of("roads/p1"));

            for (String id : List.of("p2", "p3", "p4"))
                assertThat(group(index, id)).isEqualTo(group(replay, id));
            post("p5", ADVERT + "p5").addTo(index);
            assertThat(group(index, "p5")).isEqualTo(group(index, "p2"));
        }
    }

    @Test
    void pagesHaveTheirNewAddressEverywhere() throws IOException {
        try (PostIndex index = open("index")) {
            post("p1", "one").addTo(index);
            post("p1", "two").fetched("2026-11-20T13:00:00Z").addTo(index);
            index.showed(shown("p1"));
            URI before = index.get("roads/p1").orElseThrow().capture().uri();

            index.readdress(uri -> uri.equals(before) || uri.equals(PAGE) ? URI.create("https://f.example/gone") : uri);

            assertThat(index.versions("roads/p1"))
                    .extracting(version -> version.capture().uri())
                    .containsExactly(URI.create("https://f.example/gone"), URI.create("https://f.example/gone"));
            assertThat(index.shownOn("roads", PAGE)).isEmpty();
            assertThat(index.shownOn("roads", URI.create("https://f.example/gone")))
                    .isPresent();
            assertThat(held()).noneMatch(text -> text.contains(PAGE.toString()));
        }
    }

    private static String group(PostIndex index, String id) throws IOException {
        return index.get("roads/" + id).map(IndexedPost::group).orElseThrow();
    }

    private static ShownPage shown(String... ids) {
        List<ShownPage.Shown> posts = new ArrayList<>();
        for (String id : ids) posts.add(new ShownPage.Shown(id, Optional.of(NOON), Optional.empty()));
        return new ShownPage("roads", PAGE, NOON, false, posts);
    }

    private List<String> held() throws IOException {
        List<String> held = new ArrayList<>();
        HeldTexts.read(home.resolve("index"), held::add);
        return held;
    }

    private PostIndex open(String name) throws IOException {
        return LucenePostIndex.open(home.resolve(name), ZoneOffset.UTC, InstantSource.fixed(NOON));
    }
}
