package org.fener.crawler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A selector answered from the index finds what jsoup finds by walking.
class CssTest {

    private static final String PAGE = """
            <!doctype html><title>t</title><body>
            <div id=list class="Posts list"><div class="post Odd" id=p1><a class=user href="/User/1">a</a> <i class=date-x>b</i></div>
            <div class=post id=p2><p><a href="/thread?u=/user/">c</a><a name=x>d</a></p><span class="post"><b>e</b></span></div></div>
            <ul hidden><li class=POST><a href="">f</a></li></ul>""";
    private static final Document DOCUMENT = Jsoup.parse(PAGE);
    /// Its elements know the names of their attributes.
    private static final Document QUICK = QuickTree.of(PAGE).orElseThrow();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                ".post",
                "#p1",
                "a[href]",
                "a[href*=/user]",
                "[href*=/user]",
                "[class*=date]",
                ".post a",
                ".post a[href]",
                "div a, ul a",
                "a a",
                "div div",
                "div [name]",
                "[hidden] li",
                "#list span.post",
                "div.post > a, .post b",
                "#list > .post > p a[href]",
                "div div p > a",
                "ul > a",
                "div + div",
                "div ~ ul a",
                "li, a, .post",
                ".post:has(a[name])",
                "[name]",
                "a[href*=/none]",
                "*"
            })
    void findsWhatTheTreeFinds(String selector) {
        for (Document document : List.of(DOCUMENT, QUICK)) {
            ElementIndex index = ElementIndex.of(document);
            for (Element within : document.getAllElements())
                assertThat(Css.of(selector).all(within, index))
                        .as("%s in <%s>", selector, within.normalName())
                        .containsExactlyElementsOf(within.select(selector));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"> a", "> p > a"})
    void startsFromTheElementItself(String selector) {
        ElementIndex index = ElementIndex.of(DOCUMENT);
        for (Element post : DOCUMENT.select("div.post"))
            assertThat(Css.of(selector).all(post, index)).containsExactlyElementsOf(post.select(selector));
    }
}
