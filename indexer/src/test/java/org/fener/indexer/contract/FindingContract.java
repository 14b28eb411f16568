package org.fener.indexer.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fener.indexer.Samples.post;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.fener.classifier.Reason.Span;
import org.fener.indexer.PostQuery;
import org.fener.indexer.PostQuery.Order;
import org.fener.indexer.PostQuery.Widening;
import org.fener.indexer.Ranked;
import org.fener.indexer.Ranking;
import org.fener.indexer.SearchPage;
import org.fener.indexer.SearchPage.Hit;
import org.fener.indexer.SearchPage.Snippet;
import org.fener.indexer.SearchPage.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which words find which posts, in ten languages and two scripts.
public abstract class FindingContract extends IndexContract {

    @ParameterizedTest
    @CsvSource({
        "bg, Продавам цигарите без бандерол, цигари",
        "en, They were smuggling cigarettes, smuggled cigarette",
        "el, Μεταφορά ανθρώπων στα σύνορα, ανθρωπος",
        "tr, Sınırdan kamyonların geçişi, kamyon",
        "ro, Transportăm persoanele peste graniță, persoane",
        "sr, Превоз преко граница, граница",
        "sr, Prevoz preko granica, граница",
        "uk, Перевезення людей через кордони, кордон",
        "ru, Перевозка людей через границы, граница",
        "ar, نقل الأشخاص عبر الحدود, حدود",
        "fa, انتقال افراد از مرزها, مرز",
        "sq, Transport për në Gjermani, gjermani",
        "ka, ტრანსპორტი გერმანიაში, გერმანიაში"
    })
    void findsAWordByItsStemInTheLanguageOfThePost(String language, String text, String query) throws IOException {
        post("p1", text).in(language).addTo(index);
        post("p2", "нещо друго something else").in(language).addTo(index);
        assertThat(ids(query)).containsExactly("p1");
    }

    @Test
    void findsWordsOfTheThreadTitle() throws IOException {
        post("p1", "call me").thread("Transport to Serbia").in("en").addTo(index);
        assertThat(ids("serbia call")).containsExactly("p1");
        assertThat(ids("thread:serbia")).containsExactly("p1");
        assertThat(ids("thread:call")).isEmpty();
    }

    @Test
    void findsAWordThatHidesBehindLettersOfAnotherScript() throws IOException {
        post("p1", "Продавам циг" + /* Latin */ "apu".replace('u', 'и'))
                .in("bg")
                .addTo(index);
        assertThat(ids("цигари")).containsExactly("p1");
    }

    @ParameterizedTest
    @CsvSource({
        "Търся каналджия за Гърция, kanaldzhiya",
        "Търся каналджии за Гърция, kanaldzhii",
        "tarsia kanaldjiq za Gurcia, каналджия",
        "Предлагам ра6ота в чужбина, работа",
        "predlagam rabota v 4ujbina, чужбина"
    })
    void findsAWordWrittenInTheOtherScript(String text, String query) throws IOException {
        post("p1", text).in("bg").addTo(index);
        post("p2", "нещо друго").in("bg").addTo(index);
        assertThat(ids(query)).containsExactly("p1");
    }

    @Test
    void namesTheVariantsItLookedForAndLeavesThemOutForAWordInQuotes() throws IOException {
        post("p1", "Търся каналджия").in("bg").addTo(index);
        SearchPage page = refreshed().search(PostQuery.of("kanaldzhiya"));
        assertThat(page.variants()).containsExactly(new Variant("kanaldzhiya", List.of("каналджия")));
        assertThat(page.hits().getFirst().snippets().getFirst().marks()).hasSize(1);
        assertThat(ids("\"kanaldzhiya\"")).isEmpty();
    }

    @Test
    void looksForWritingsThatCameAfterTheSameQuestion() throws IOException {
        post("p1", "нещо друго").in("bg").addTo(index);
        assertThat(refreshed().search(PostQuery.of("kanaldzhiya")).variants()).isEmpty();
        post("p2", "Търся каналджия").in("bg").addTo(index);
        SearchPage page = refreshed().search(PostQuery.of("kanaldzhiya"));
        assertThat(page.variants()).containsExactly(new Variant("kanaldzhiya", List.of("каналджия")));
        SearchPage again = index.search(PostQuery.of("kanaldzhiya"));
        assertThat(again.variants()).isEqualTo(page.variants());
        assertThat(again.hits()).hasSize(1);
    }

    @Test
    void marksTheWordsThatMatched() throws IOException {
        post("p1", "Some words. Продавам цигарите без бандерол.").in("bg").addTo(index);
        Hit hit = refreshed().search(PostQuery.of("цигари")).hits().getFirst();
        Snippet snippet = hit.snippets().getFirst();
        assertThat(snippet.marks())
                .extracting(mark -> snippet.text().substring(mark.start(), mark.end()))
                .containsExactly("цигарите");
        assertThat(hit.score()).isPositive();
    }

    @Test
    void marksEveryWordOfALongTextWhereItStands() throws IOException {
        post("p1", "filler ".repeat(200) + "needle " + "filler ".repeat(200) + "needle at the end")
                .addTo(index);
        List<Snippet> snippets =
                refreshed().search(PostQuery.of("needle")).hits().getFirst().snippets();
        assertThat(snippets)
                .hasSize(2)
                .allSatisfy(snippet -> assertThat(snippet.marks())
                        .extracting(mark -> snippet.text().substring(mark.start(), mark.end()))
                        .containsExactly("needle"));
        assertThat(snippets).allSatisfy(it -> assertThat(it.text().length()).isLessThan(300));
    }

    @Test
    void findsEverythingByAStarOrNothingTyped() throws IOException {
        addVariety();
        assertThat(ids("*")).hasSize(6);
        assertThat(ids("")).hasSize(6);
        assertThat(refreshed().search(query("*").plain(true).build()).total()).isEqualTo(6);
    }

    @Test
    void takesPlainTextForWordsAnyOfWhich() throws IOException {
        post("p1", "what similarity laws").in("en").addTo(index);
        post("p2", "the heated aircraft").in("en").addTo(index);
        post("p3", "nothing of the kind").in("en").addTo(index);
        assertThat(ids(query("what (laws AND \"aircraft?").plain(true).build())).containsExactly("p1", "p2");
    }

    @Test
    void widensAWordOnlyInTheWaysThatAreAskedFor() throws IOException {
        post("p1", "Търся каналджии").in("bg").addTo(index);
        PostQuery latin = PostQuery.of("kanaldzhii");
        assertThat(ids(latin)).containsExactly("p1");
        assertThat(ids(latin.widened(Set.of(Widening.FORMS)))).isEmpty();
        PostQuery form = PostQuery.of("каналджия");
        assertThat(ids(form)).containsExactly("p1");
        assertThat(ids(form.widened(Set.of(Widening.SCRIPTS)))).isEmpty();
        assertThat(ids(PostQuery.of("каналджии").widened(Set.of()))).containsExactly("p1");
    }

    @Test
    void findsAHiddenWordOnlyWhereLookAlikesAreAskedForAndAsItStandsOtherwise() throws IOException {
        String hidden = "р" + /* Latin */ "a" + "бота";
        post("p1", "Предлагам " + hidden + " в чужбина").in("bg").addTo(index);
        post("p2", "Предлагам работа в чужбина").in("bg").addTo(index);
        Set<Widening> others = Set.of(Widening.FORMS, Widening.SCRIPTS);
        assertThat(ids("работа")).containsExactlyInAnyOrder("p1", "p2");
        assertThat(ids(hidden)).containsExactlyInAnyOrder("p1", "p2");
        assertThat(ids(PostQuery.of("работа").widened(others))).containsExactly("p2");
        assertThat(ids(PostQuery.of(hidden).widened(others))).containsExactly("p1");
        assertThat(ids(PostQuery.of("чужбина -работа").widened(others))).containsExactly("p1");
        Hit hit = index.search(PostQuery.of(hidden).widened(others)).hits().getFirst();
        assertThat(hit.snippets().getFirst().marks()).containsExactly(new Span(10, 16));
    }

    @Test
    void saysHowTheWordsThatMatchedAreWritten() throws IOException {
        post("p1", "Търся каналджия, каналджии").in("bg").addTo(index);
        post("p2", "Каналджии kanaldjiq").in("bg").addTo(index);
        post("p3", "кaналджии").in("bg").addTo(index); // a Latin a
        assertThat(refreshed().search(PostQuery.of("каналджия")).matched())
                .containsExactly("каналджии", "kanaldjiq", "кaналджии", "каналджия");
    }

    @Test
    void ranksTheSameHitsInTheSameOrderByTheirKeysAlone() throws IOException {
        for (int i = 0; i < 9; i++)
            post("p" + i % 3 + i, "van ".repeat(1 + i % 3) + "for the border").addTo(index);
        for (Order order : Order.values())
            for (int limit = 1; limit <= 10; limit++) {
                PostQuery asked = PostQuery.of("van").ordered(order).limited(limit);
                SearchPage page = refreshed().search(asked);
                assertThat(index.ranking(asked))
                        .isEqualTo(new Ranking(
                                page.hits().stream()
                                        .map(hit -> new Ranked(hit.post().key(), hit.score()))
                                        .toList(),
                                page.next()));
            }
    }

    @ParameterizedTest
    @CsvSource({
        "bg, договориха, договорим",
        "bg, работните хора, работни",
        "bg, търсят шофьори, търси шофьор",
        "tr, çalışıyorlardı, çalıştık",
        "tr, sınırlarımızdan, sınırı",
        "tr, gideceğim, gidiyordu"
    })
    void findsOtherFormsOfVerbsAndNouns(String language, String text, String query) throws IOException {
        post("p1", text).in(language).addTo(index);
        assertThat(ids(query)).containsExactly("p1");
    }
}
