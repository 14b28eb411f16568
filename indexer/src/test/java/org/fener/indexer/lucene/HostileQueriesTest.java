package org.fener.indexer.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fener.indexer.Samples.post;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;
import org.fener.indexer.QueryMistake;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Nothing typed can kill or stall a search: it is answered or refused, soon.
@TestInstance(Lifecycle.PER_CLASS)
class HostileQueriesTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private PostIndex index;

    @BeforeAll
    void fillIndex(@TempDir Path home) throws IOException {
        index = LucenePostIndex.open(home, ZoneId.of("UTC"), InstantSource.fixed(Instant.EPOCH));
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = 0; j < 40; j++) text.append(word(random)).append(' ');
            post("p" + i, text.toString()).in(i % 2 == 0 ? "bg" : "en").addTo(index);
        }
        index.refresh();
    }

    private static String word(Random random) {
        char first = random.nextBoolean() ? 'a' : 'а';
        return random.ints(3 + random.nextInt(9), 0, 26)
                .collect(StringBuilder::new, (word, c) -> word.append((char) (first + c)), StringBuilder::append)
                .toString();
    }

    @AfterAll
    void closeIndex() throws IOException {
        index.close();
    }

    static Stream<String> hostile() {
        return Stream.of(
                "(".repeat(20_000),
                "(".repeat(3_999),
                ")".repeat(3_999),
                "(a".repeat(1_000) + ")".repeat(1_000),
                "\"".repeat(3_999),
                "NOT ".repeat(999),
                "-".repeat(3_999),
                "- - - -a",
                "*a*b*c*",
                "*a*a*a*",
                "a*".repeat(2_000),
                "*".repeat(3_999),
                "?".repeat(3_999),
                "??????????aa",
                "/.*.*.*.*=/",
                "/(a+)+$/",
                "a~2 ".repeat(199),
                "абвгде~2 ".repeat(199),
                "a*b ".repeat(199),
                "*ab ".repeat(199),
                "\"a b c d e f\"~50 ".repeat(190),
                ("\"" + "a ".repeat(1_990) + "\"~50"),
                IntStream.range(0, 199).mapToObj(i -> "word" + i).reduce("", (a, b) -> a + " " + b),
                IntStream.range(0, 199).mapToObj(i -> "w" + i).reduce("x", (a, b) -> a + " OR " + b),
                "since:99999999999999999999d",
                "since:9999y",
                "since:-1d",
                "price:>999999999999999999999999999",
                "price:NaN",
                "contact:" + "1".repeat(3_000),
                "contact:\"((((((((((((((((((((((((((\"",
                "category:" + "x".repeat(3_900),
                "site:*.*.*.*.*.*",
                "author:a*",
                "thread:**",
                "\u0000\u0001\u202e\ufeff",
                "\ud800",
                "a\udfff*",
                "\ud83d\ude00*\ud83d\ude00",
                "́".repeat(3_000),
                "ﷺ".repeat(3_000),
                "{!func}recip(ms(NOW))",
                "a:b:c:d:e:f:::::",
                ":",
                "::::",
                "~",
                "~2",
                "\"\"~",
                "\"\"",
                "()",
                "(())",
                "' OR 1=1 --",
                "\\",
                "\\\"",
                "AND OR NOT",
                "^5 boost^100 [a TO b] {a TO b}");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void answersOrRefuses(String query) {
        Assertions.assertTimeoutPreemptively(SOON, () -> ask(query));
        Assertions.assertTimeoutPreemptively(SOON, () -> askPlain(query));
    }

    @Test
    void answersOrRefusesWhateverIsTyped() {
        String keys = "ab*?~\"()-:АБ ORANDNOT и/\\[]{}^+!&|0129.,@#«»„“\n\u00a0\ud83d\ude00";
        Random random = new Random(11);
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            for (int i = 0; i < 3_000; i++) {
                StringBuilder query = new StringBuilder();
                for (int length = random.nextInt(40); length > 0; length--)
                    query.append(keys.charAt(random.nextInt(keys.length())));
                ask(query.toString());
                askPlain(query.toString());
            }
        });
    }

    private void ask(String query) throws IOException {
        try {
            assertThat(index.search(PostQuery.of(query)).total()).isNotNegative();
        } catch (QueryMistake mistake) {
            assertThat(mistake.position()).isBetween(0, query.length());
            assertThat(mistake.position() + mistake.length()).isLessThanOrEqualTo(query.length());
            assertThat(mistake.getMessage()).startsWith("character ");
        }
    }

    private void askPlain(String query) throws IOException {
        PostQuery asked = PostQuery.of(query);
        try {
            index.search(new PostQuery(
                    query,
                    asked.categories(),
                    asked.sources(),
                    asked.languages(),
                    asked.from(),
                    asked.until(),
                    asked.seenFrom(),
                    asked.seenUntil(),
                    asked.order(),
                    5,
                    asked.after(),
                    true));
        } catch (QueryMistake mistake) {
            assertThat(mistake.kind()).isIn(QueryMistake.Kind.TOO_LONG, QueryMistake.Kind.TOO_MANY_WORDS);
        }
    }
}
