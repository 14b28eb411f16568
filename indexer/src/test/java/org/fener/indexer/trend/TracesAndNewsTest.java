package org.fener.indexer.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fener.indexer.Samples.post;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.fener.classifier.Reason.Span;
import org.fener.classifier.indicator.Indicator.Kind;
import org.fener.indexer.BatchSearch;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;
import org.fener.indexer.SearchPage.Count;
import org.fener.indexer.TellingWord;
import org.fener.indexer.lucene.LucenePostIndex;
import org.fener.indexer.trend.NewGroups.NewGroup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Traces, groups and news, over one small index.
class TracesAndNewsTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Sofia");

    @TempDir
    private Path home;

    private PostIndex index;

    @BeforeEach
    void openIndex() throws IOException {
        index = LucenePostIndex.open(home, ZONE, InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z")));
    }

    @AfterEach
    void closeIndex() throws IOException {
        index.close();
    }

    @Test
    void tellsEverythingAboutAPhoneInAnyWriting() throws IOException {
        post("p1", "звънете")
                .with(Kind.PHONE, "+359885550123")
                .with(Kind.HANDLE, "telegram:helper")
                .with(Kind.ROUTE, "bg-rs")
                .fetched("2026-11-10T10:00:00Z")
                .scored("smuggling", 0.9)
                .addTo(index);
        post("p2", "call")
                .from("market")
                .with(Kind.PHONE, "+359885550123")
                .fetched("2026-11-15T10:00:00Z")
                .addTo(index);
        post("p3", "other").with(Kind.PHONE, "+359885550999").addTo(index);
        ContactTrace trace = ContactTrace.of(index, "0885 55 01 23");
        assertThat(trace.posts()).isEqualTo(2);
        assertThat(trace.firstSeen()).contains(Instant.parse("2026-11-10T10:00:00Z"));
        assertThat(trace.lastSeen()).contains(Instant.parse("2026-11-15T10:00:00Z"));
        assertThat(trace.sources()).containsExactly(new Count("market", 1), new Count("roads", 1));
        assertThat(trace.categories()).containsExactly(new Count("smuggling", 1));
        assertThat(trace.beside()).containsExactly(new Count("telegram:helper", 1));
        assertThat(trace.routes()).containsExactly(new Count("bg-rs", 1));
        assertThat(trace.newest()).hasSize(2);
    }

    @Test
    void knowsNothingOfAContactThatNobodyWrote() throws IOException {
        ContactTrace trace = ContactTrace.of(index, "\"nobody\" OR *");
        assertThat(trace.posts()).isZero();
        assertThat(trace.firstSeen()).isEmpty();
    }

    @Test
    void marksTheWordsThatVaryInAGroup() throws IOException {
        String ad = "Превозваме хора до Германия всяка седмица сигурно и без документи тръгваме от границата нощем";
        post("p1", ad + " цена 800").fetched("2026-11-10T10:00:00Z").addTo(index);
        post("p2", ad + " цена 900 евро")
                .from("market")
                .fetched("2026-11-12T10:00:00Z")
                .addTo(index);
        String group = index.get("roads/p1").orElseThrow().group();
        DuplicateGroup found = DuplicateGroup.of(index, group);
        assertThat(found.total()).isEqualTo(2);
        assertThat(found.sightings()).extracting(it -> it.post().post().id()).containsExactly("p1", "p2");
        assertThat(found.sightings().getFirst().varying()).isEmpty();
        Span varying = found.sightings().get(1).varying().getFirst();
        assertThat((ad + " цена 900 евро").substring(varying.start(), varying.end()))
                .isEqualTo("900 евро");
        assertThat(found.since()).isEqualTo(Instant.parse("2026-11-10T10:00:00Z"));
    }

    @Test
    void bringsNewContactsTellingWordsAndGrowingGroups() throws IOException {
        for (int i = 0; i < 20; i++)
            post("old" + i, "времето е хубаво номер " + i)
                    .with(Kind.PHONE, "+359885550999")
                    .fetched("2026-11-1" + i % 5 + "T10:00:00Z")
                    .addTo(index);
        String ad = "Продавам лични карти на едро с гаранция доставка до всеки град пишете само в телеграм сега";
        for (int i = 0; i < 8; i++)
            post("ad" + i, ad)
                    .with(Kind.PHONE, "+359885550999")
                    .with(Kind.HANDLE, "telegram:cards")
                    .fetched("2026-11-20T10:00:00Z")
                    .addTo(index);
        News news = News.of(index, PostQuery.of("*"), LocalDate.parse("2026-11-20"), 1, 14, ZONE);
        assertThat(news.contacts()).containsExactly(new Count("telegram:cards", 8));
        assertThat(news.words()).extracting(TellingWord::word).contains("продавам", "телеграм");
        assertThat(news.groups())
                .extracting(News.Growing::group)
                .containsExactly(index.get("roads/ad0").orElseThrow().group());
        assertThat(news.base()).isEqualTo(LocalDate.parse("2026-11-06"));
        assertThat(News.growing(index, PostQuery.of("*"), LocalDate.parse("2026-11-20"), 1, 14, ZONE))
                .isEqualTo(news.groups());
    }

    @Test
    void aGroupIsNewIfNoneOfItWasSeenBefore() throws IOException {
        String known =
                "Продавам дърва за огрев нацепени и сухи с доставка до адрес в цялата община звънете по всяко време";
        String fresh = "Продавам лични карти на едро с гаранция доставка до всеки град пишете само в телеграм сега";
        post("k0", known).fetched("2026-11-10T10:00:00Z").addTo(index);
        post("k1", known).fetched("2026-11-20T10:00:00Z").addTo(index);
        post("k2", known).fetched("2026-11-20T11:00:00Z").addTo(index);
        post("f1", fresh).fetched("2026-11-20T10:00:00Z").addTo(index);
        post("f2", fresh).from("market").fetched("2026-11-20T11:00:00Z").addTo(index);
        post("f3", fresh).fetched("2026-11-21T11:00:00Z").addTo(index);
        post("alone", "нещо съвсем друго и за пръв път")
                .fetched("2026-11-20T10:00:00Z")
                .addTo(index);
        index.refresh();

        NewGroups groups = NewGroups.of(
                index,
                PostQuery.of("*"),
                Instant.parse("2026-11-20T00:00:00Z"),
                Instant.parse("2026-11-21T00:00:00Z"),
                9);

        assertThat(groups.groups())
                .singleElement()
                .satisfies(group -> assertThat(group)
                        .isEqualTo(new NewGroup(
                                index.get("roads/f1").orElseThrow().group(), 2, List.of("market", "roads"))));
    }

    @Test
    void findsTheDayWhenASeriesChangesItsLevel() {
        assertThat(line(2, 3, 2, 1, 3, 2, 2, 9, 11, 8, 12).changePoint()).isEqualTo(OptionalInt.of(7));
        assertThat(line(20, 18, 21, 19, 20, 5, 4, 6, 5).changePoint()).isEqualTo(OptionalInt.of(5));
        assertThat(line(2, 3, 2, 1, 3, 2, 4, 2, 3, 2).changePoint()).isEmpty();
        assertThat(line(0, 0, 0, 0, 0, 0, 0, 0, 9).changePoint()).isEmpty();
    }

    private static Trend.Line line(long... days) {
        return new Trend.Line("all", "all", Arrays.stream(days).boxed().toList());
    }

    @Test
    void answersAPastedListLineByLine() throws IOException {
        post("p1", "apples and pears").addTo(index);
        post("p2", "apples").addTo(index);
        List<BatchSearch.Answer> answers = new ArrayList<>();
        long lines = BatchSearch.run(
                index, Stream.of(" apples ", "", "pears", "categry:x", "plums"), PostQuery.of(""), answers::add);
        assertThat(lines).isEqualTo(4);
        assertThat(answers).extracting(BatchSearch.Answer::posts).containsExactly(2L, 1L, 0L, 0L);
        assertThat(answers.get(2).mistake()).isPresent();
    }
}
