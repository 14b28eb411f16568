package org.fener.indexer.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fener.indexer.Samples.NOON;
import static org.fener.indexer.Samples.post;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.fener.classifier.Reason.Span;
import org.fener.classifier.indicator.Indicator;
import org.fener.classifier.indicator.Indicator.Kind;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;
import org.fener.indexer.Samples;
import org.fener.indexer.watch.Alert;
import org.fener.indexer.watch.Rehearsal;
import org.fener.indexer.watch.Telling;
import org.fener.indexer.watch.Watch;
import org.fener.indexer.watch.Watch.Listed;
import org.fener.indexer.watch.Watches.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandingQueriesTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z"));
    private static final ZoneId SOFIA = ZoneId.of("Europe/Sofia");

    private final StandingQueries watches = new StandingQueries(SOFIA, CLOCK);
    private PostIndex index;

    @BeforeEach
    void openIndex(@TempDir Path home) throws IOException {
        index = LucenePostIndex.open(home, SOFIA, CLOCK);
    }

    @AfterEach
    void closeIndex() throws IOException {
        index.close();
    }

    private static Watch watch(String id, String query) {
        return Watch.of(id, "ivan", query);
    }

    private static Watch narrowed(
            String id, List<String> categories, double leastScore, List<String> muted, Optional<Instant> expires) {
        return new Watch(
                id, "i", id, "*", List.of(), categories, leastScore, muted, Telling.AT_ONCE, Instant.EPOCH, expires);
    }

    private static Watch listing(String id, String query, Listed... contacts) {
        return new Watch(
                id,
                "i",
                id,
                query,
                List.of(contacts),
                List.of(),
                0,
                List.of(),
                Telling.AT_ONCE,
                Instant.EPOCH,
                Optional.empty());
    }

    private static Listed listed(String contact) {
        return new Listed(contact, "", Optional.empty());
    }

    private IndexedPost kept(Samples sample) throws IOException {
        sample.addTo(index);
        return index.get(sample.source() + "/" + sample.id()).orElseThrow();
    }

    private List<String> matching(Samples sample) throws IOException {
        return watches.match(kept(sample)).stream()
                .map(alert -> alert.watch().id())
                .toList();
    }

    @Test
    void tellsWhichWordsMatched() throws IOException {
        watches.put(watch("w1", "цигари доставка"));
        IndexedPost post = kept(post("p1", "Продавам цигарите с доставка").in("bg"));
        Alert alert = watches.match(post).getFirst();
        assertThat(alert.words())
                .extracting(span -> post.post().text().substring(span.start(), span.end()))
                .containsExactly("цигарите", "доставка");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "превоз",
                "prevoz",
                "превоз германия",
                "превоз OR никъде",
                "превоз -нищо",
                "\"превоз до германия\"",
                "\"германия превоз\"~5",
                "прево*",
                "*воз",
                "пре*",
                "п?ев*з",
                "превз~1",
                "*",
                "-нищо",
                "category:smuggling",
                "category:any превоз",
                "source:roads",
                "lang:bg превоз",
                "author:ivan",
                "contact:0885550123",
                "contact:+359885550123",
                "price:>1000",
                "score:75..90",
                "has:phone -score:<10",
                "thread:пътуване",
                "since:7d превоз",
                "(превоз OR кола) AND (германия OR сърбия) -цигари"
            })
    void matchesWhatSearchFinds(String query) throws IOException {
        watches.put(watch("w1", query));
        Samples sample = post("p1", "Превоз до Германия с кола")
                .thread("Пътуване")
                .in("bg")
                .scored("smuggling", 0.8)
                .with(Kind.PHONE, "+359885550123")
                .with(Kind.PRICE, "EUR 3500");
        assertThat(matching(sample)).containsExactly("w1");
        index.refresh();
        assertThat(index.search(PostQuery.of(query)).total()).isEqualTo(1);
        assertThat(watches.match(
                        kept(post("p2", "нищо").from("other").author("x").published("2020-01-01T00:00:00Z"))))
                .hasSize(query.equals("*") ? 1 : 0);
    }

    @Test
    void matchesTheSameSetsAsSearchForRandomQueries() throws IOException {
        Random random = new Random(5);
        String[] words = {"alpha", "beta", "gamma", "delta", "epsilon", "zeta", "theta", "kappa"};
        Map<String, String> queries = new TreeMap<>();
        for (int i = 0; i < 200; i++) {
            String query = randomQuery(random, words, 2);
            queries.put("w" + i, query);
            assertThat(watches.put(watch("w" + i, query))).isInstanceOf(State.Working.class);
        }
        Map<String, Set<String>> matched = new TreeMap<>();
        for (int i = 0; i < 60; i++) {
            StringBuilder text = new StringBuilder("x" + i);
            for (int j = random.nextInt(6); j >= 0; j--) text.append(' ').append(words[random.nextInt(words.length)]);
            IndexedPost post = kept(post("p" + i, text.toString()).in("en"));
            for (Alert alert : watches.match(post))
                matched.computeIfAbsent(alert.watch().id(), none -> new HashSet<>())
                        .add(post.post().id());
        }
        index.refresh();
        queries.forEach((id, query) ->
                assertThat(matched.getOrDefault(id, Set.of())).as(query).isEqualTo(found(query)));
        assertThat(matched).hasSizeGreaterThan(100);
    }

    @Test
    void matchesTheSameSetsAsLuceneMonitor() throws IOException {
        Random random = new Random(7);
        String[] words = {"alpha", "beta", "gamma", "delta", "epsilon", "zeta", "theta", "kappa"};
        Map<String, String> queries = new TreeMap<>();
        for (int i = 0; i < 200; i++) queries.put("w" + i, randomQuery(random, words, 2));
        queries.put("contact", "contact:0885550123");
        queries.put("category", "category:smuggling alpha");
        queries.put("price", "price:>1000");
        queries.put("ending", "*ta");
        queries.put("fuzzy", "alpah~1");
        queries.forEach((id, query) -> watches.put(watch(id, query)));
        int matches = 0;
        try (MonitorPeer monitor = new MonitorPeer(queries, SOFIA, CLOCK)) {
            for (int i = 0; i < 60; i++) {
                StringBuilder text = new StringBuilder("x" + i);
                for (int j = random.nextInt(6); j >= 0; j--)
                    text.append(' ').append(words[random.nextInt(words.length)]);
                Samples sample = post("m" + i, text.toString()).in("en");
                if (i % 3 == 0)
                    sample = sample.with(Kind.PHONE, "+359885550123").with(Kind.PRICE, "EUR " + 500 * (i % 5));
                IndexedPost post = kept(sample.scored("smuggling", i % 2 == 0 ? 0.9 : 0.1));
                Set<String> found = new HashSet<>();
                watches.match(post).forEach(alert -> found.add(alert.watch().id()));
                assertThat(found).as(text.toString()).isEqualTo(monitor.match(post));
                matches += found.size();
            }
        }
        assertThat(matches).isGreaterThan(1_000);
    }

    private Set<String> found(String query) {
        Set<String> ids = new HashSet<>();
        try {
            index.each(PostQuery.of(query), post -> ids.add(post.post().id()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ids;
    }

    private static String randomQuery(Random random, String[] words, int depth) {
        String word = words[random.nextInt(words.length)];
        String other = words[random.nextInt(words.length)];
        return switch (random.nextInt(depth > 0 ? 8 : 3)) {
            case 0 -> word;
            case 1 -> "\"" + word + " " + other + "\"";
            case 2 -> word.substring(0, 3) + "*";
            case 3 -> "-" + word;
            case 4 -> "\"" + word + " " + other + "\"~3";
            case 5 -> "(" + randomQuery(random, words, depth - 1) + " OR " + other + ")";
            case 6 -> "(" + randomQuery(random, words, depth - 1) + " AND " + other + ")";
            default -> "(" + randomQuery(random, words, depth - 1) + " " + randomQuery(random, words, depth - 1) + ")";
        };
    }

    @Test
    void keepsABrokenWatchAndTellsWhy() throws IOException {
        assertThat(watches.put(watch("bad", "categry:x"))).isInstanceOf(State.Broken.class);
        watches.put(watch("good", "word"));
        assertThat(matching(post("p1", "a word"))).containsExactly("good");
        assertThat(watches.states().get("bad"))
                .isInstanceOfSatisfying(
                        State.Broken.class, broken -> assertThat(broken.why()).contains("did you mean 'category'?"));
    }

    @Test
    void obeysCategoryScoreMuteAndExpiry() throws IOException {
        watches.put(narrowed("scored", List.of("smuggling"), 0.8, List.of(), Optional.empty()));
        watches.put(narrowed("muted", List.of(), 0, List.of("roads"), Optional.empty()));
        watches.put(narrowed("expired", List.of(), 0, List.of(), Optional.of(NOON)));
        watches.put(narrowed("any", List.of(), 0.9, List.of(), Optional.empty()));
        assertThat(matching(post("p1", "one").scored("smuggling", 0.85))).containsExactly("scored");
        assertThat(matching(post("p2", "two").scored("smuggling", 0.7))).isEmpty();
        assertThat(matching(post("p3", "three").scored("trafficking", 0.95))).containsExactly("any");
        assertThat(matching(post("p4", "four").from("market"))).containsExactly("muted");
    }

    @Test
    void aListFindsItsContactsInAnyWritingAndTellsWhere() throws IOException {
        watches.put(listing("w1", "", listed("+359885550123"), listed("evil.example.com")));
        watches.put(listing("w2", "превоз", listed("0885550123")));
        IndexedPost post = kept(new Samples(
                "roads",
                "p1",
                "пишете на 088 555 0123",
                Samples.post("p1", "").extent(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NOON,
                "bg",
                List.of(),
                List.of(new Indicator(Kind.PHONE, "+359885550123", new Span(10, 22)))));
        List<Alert> alerts = watches.match(post);
        assertThat(alerts).extracting(alert -> alert.watch().id()).containsExactly("w1");
        assertThat(alerts.getFirst().words()).containsExactly(new Span(10, 22));
        assertThat(matching(post("p2", "превоз тук").with(Kind.PHONE, "+359885550123")))
                .containsExactly("w1", "w2");
        assertThat(matching(post("p3", "виж").with(Kind.URL, "https://evil.example.com/a")))
                .containsExactly("w1");
        assertThat(matching(post("p4", "виж").with(Kind.PHONE, "+359885550124")))
                .isEmpty();
        watches.remove("w1");
        assertThat(matching(post("p5", "друго").with(Kind.PHONE, "+359885550123")))
                .isEmpty();
    }

    @Test
    void aContactOfAListEndsWithItsExpiry() throws IOException {
        watches.put(listing("w1", "", new Listed("a@b.example", "", Optional.of(CLOCK.instant()))));
        watches.put(listing(
                "w2",
                "",
                new Listed("a@b.example", "", Optional.of(CLOCK.instant().plusSeconds(1)))));
        assertThat(matching(post("p1", "x").with(Kind.EMAIL, "a@b.example"))).containsExactly("w2");
    }

    @Test
    void forgetsAWatchThatIsReplacedOrRemoved() throws IOException {
        watches.put(watch("w1", "alpha"));
        watches.put(watch("w1", "beta"));
        watches.put(watch("w2", "alpha*"));
        watches.remove("w2");
        assertThat(matching(post("p1", "alpha"))).isEmpty();
        assertThat(matching(post("p2", "beta"))).containsExactly("w1");
        assertThat(watches.states()).containsOnlyKeys("w1");
    }

    @Test
    void tellsWhatAWatchWouldHaveFired() throws IOException {
        for (int i = 0; i < 7; i++)
            post("p" + i, "превоз номер " + "абвгдежз".charAt(i) + " " + i * i * 7919 + " " + i * 104729)
                    .in("bg")
                    .fetched("2026-11-1" + (3 + i / 2) + "T23:00:00Z")
                    .addTo(index);
        post("copy", "превоз номер а 0 0").in("bg").addTo(index);
        post("other", "нещо друго").addTo(index);
        index.refresh();
        watches.put(watch("w1", "превоз"));
        Rehearsal rehearsal = Rehearsal.of(
                index, watches, watch("w1", "превоз"), NOON.minusSeconds(30L * 86_400), NOON.plusSeconds(1), SOFIA);
        assertThat(rehearsal.alerts()).isEqualTo(7);
        assertThat(rehearsal.byDay())
                .isEqualTo(Map.of(
                        LocalDate.parse("2026-11-14"), 2L,
                        LocalDate.parse("2026-11-15"), 2L,
                        LocalDate.parse("2026-11-16"), 2L,
                        LocalDate.parse("2026-11-17"), 1L));
        List<String> newest = new ArrayList<>();
        rehearsal.examples().forEach(alert -> newest.add(alert.post().post().id()));
        assertThat(rehearsal.examples().getFirst().words()).hasSize(1);
        assertThat(newest).hasSize(5).startsWith("copy", "p6");
    }
}
