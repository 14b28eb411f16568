package org.fener.indexer.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fener.indexer.Samples.post;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.fener.classifier.Reason.Span;
import org.fener.classifier.indicator.Indicator.Kind;
import org.fener.indexer.PostQuery;
import org.fener.indexer.QueryMistake;
import org.fener.indexer.QueryPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an analyst can ask beyond words, and what a mistake is answered with.
public abstract class FieldsContract extends IndexContract {

    @Test
    void findsByFields() throws IOException {
        addVariety();
        assertThat(ids("category:smuggling")).containsExactly("a", "b");
        assertThat(ids("категория:smuggling -source:market")).containsExactly("a");
        assertThat(ids("source:market OR lang:en")).containsExactly("b", "c", "d", "e");
        assertThat(ids("author:petrov")).containsExactly("c");
        assertThat(ids("id:f")).containsExactly("f");
        assertThat(ids("site:market.example.org")).containsExactly("b", "e");
        assertThat(ids("since:2d")).containsExactly("d", "e", "f");
        assertThat(ids("since:2026-11-18 until:2026-11-19")).containsExactly("b");
        assertThat(ids("price:>1000")).containsExactly("b");
        assertThat(ids("price:500..1000")).containsExactly("a");
    }

    @ParameterizedTest
    @CsvSource({
        "+359885550123",
        "'\"+359 88 555 01 23\"'",
        "0885550123",
        "'\"0885 55-01-23\"'",
        "00359885550123",
        "'\"(0885) 550 123\"'",
        "@route_helper",
        "t.me/route_helper",
        "https://t.me/Route_Helper",
        "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
        "evil[.]example",
        "hxxp://evil[.]example"
    })
    void findsAContactInAnyWriting(String contact) throws IOException {
        post("p1", "text")
                .with(Kind.PHONE, "+359885550123")
                .with(Kind.HANDLE, "telegram:route_helper")
                .with(Kind.WALLET, "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq")
                .with(Kind.DOMAIN, "evil.example")
                .addTo(index);
        post("p2", "text").with(Kind.PHONE, "+359885550124").addTo(index);
        assertThat(ids("contact:" + contact)).containsExactly("p1");
    }

    @ParameterizedTest
    @CsvSource({"+359885550123", "+359 88 555 01 23", "0885550123", "0885 55-01-23", "00359885550123"})
    void findsAPhoneThatIsTypedAmongWords(String phone) throws IOException {
        post("p1", "граница").with(Kind.PHONE, "+359885550123").addTo(index);
        post("p2", "граница").with(Kind.PHONE, "+359885550124").addTo(index);
        assertThat(ids("граница " + phone)).containsExactly("p1");
        assertThat(ids("граница -" + phone.replace(" ", ""))).containsExactly("p2");
    }

    @Test
    void pointsAtTheMistake() {
        assertThatThrownBy(() -> index.search(PostQuery.of("word categry:x")))
                .isInstanceOfSatisfying(QueryMistake.class, mistake -> {
                    assertThat(mistake.position()).isEqualTo(5);
                    assertThat(mistake.fix()).contains("word category:x");
                });
    }

    @Test
    void tellsWhichWordKillsAQuery() throws IOException {
        addVariety();
        assertThat(refreshed().parts(PostQuery.of("превоз сърбия lang:en")))
                .containsExactly(
                        new QueryPart(new Span(0, 6), 2, 0, Optional.empty()),
                        new QueryPart(new Span(7, 13), 1, 0, Optional.empty()),
                        new QueryPart(new Span(14, 21), 2, 1, Optional.empty()));
        assertThat(index.parts(PostQuery.of("weather")))
                .containsExactly(new QueryPart(new Span(0, 7), 1, 6, Optional.empty()));
    }

    @Test
    void tellsWhatWasProbablyMeantByAPartThatNoPostHas() throws IOException {
        addVariety();
        assertThat(refreshed().parts(PostQuery.of("прево* wether category:smugling source:makret lang:de price:>9999")))
                .extracting(QueryPart::instead)
                .containsExactly(
                        Optional.empty(),
                        Optional.of("weather"),
                        Optional.of("category:smuggling"),
                        Optional.of("source:market"),
                        Optional.empty(),
                        Optional.empty());
        assertThat(index.parts(PostQuery.of("lang:Bulgarian")).getFirst().instead())
                .contains("lang:bg");
        assertThat(index.parts(PostQuery.of("език:английски")).getFirst().instead())
                .contains("език:en");
        assertThat(index.parts(PostQuery.of("weather").flagged(List.of("smuggling")))
                        .getFirst()
                        .instead())
                .isEmpty();
        assertThat(index.parts(PostQuery.of("+359885550124")).getFirst().instead())
                .isEmpty();
    }

    @Test
    void findsPostsThatSpeakOfTheSameThings() throws IOException {
        post("p1", "Продавам цигари без бандерол на едро, доставка с куриер до Пловдив")
                .in("bg")
                .addTo(index);
        post("p2", "Цигари без бандерол има ли някой, нужна ми е доставка")
                .in("bg")
                .addTo(index);
        post("p3", "Времето утре ще е слънчево без валежи").in("bg").addTo(index);
        post("p4", "Продавам цигари без бандерол на едро, доставка с куриер до Пловдив !!!")
                .in("bg")
                .addTo(index);
        assertThat(refreshed().similar("roads/p1", 10))
                .extracting(hit -> hit.post().post().id())
                .containsExactly("p2");
        assertThat(index.similar("roads/p1", 10)
                        .getFirst()
                        .snippets()
                        .getFirst()
                        .marks())
                .isNotEmpty();
        assertThat(index.similar("roads/unknown", 10)).isEmpty();
    }
}
