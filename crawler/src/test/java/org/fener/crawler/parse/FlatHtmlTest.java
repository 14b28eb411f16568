package org.fener.crawler.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.fener.crawler.SharedMaterial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Without a tree, a page says what it says with one.
class FlatHtmlTest {

    private static final WebAddress OWN = WebAddress.base(URI.create("https://example.org/a/b"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Търся <b>превоз</b> до<br>Виена<p>Пишете на лично",
                "<title>no</title><body>one<script>if (a < b) '</p>two'</script>three<style>p { }</style>",
                "<script><!-- <script> inner </script> outer --></script>seen",
                "a<!-- b --!>c<!-->d<!---->e<!x>f<?y>g</ z>h<3 i",
                "<div style='Display : none'><p>hidden<div>too</div></div>shown",
                "<ul><li hidden>no<li>yes<ul><li>inner</ul></ul>",
                "<div><p style='display:none'>no</div>yes",
                "<div hidden id=S:1>late</div><div hidden>never</div>",
                "<table><tr><td>one<td>two<tr><th>three</table>four",
                "<td>no table</td><tr>here",
                "<table><tr hidden><td>no<table><td>inner</table><tr><td>yes</table>",
                "a</p>b</br>c</div>d",
                "<b hidden><p>x</b>y</p>z",
                "<svg><title>t</title><style>s</style><g/><p>out</svg>of it",
                "<math><mi>x</mi></math> is <math><mo/></math>",
                "<select><option>no</select>yes<button>no<div>no</div></button>yes<textarea>no</p></textarea>",
                "<pre>\none\n  two</pre>three\nfour",
                "<blockquote><cite>Мария</cite>каза</blockquote><p>a <cite>book</cite> b",
                "<img class=emoji alt=':)'><img alt='a long description'><img alt='🙂'>",
                "Tom &amp; Ann&nbsp;&lt;3 &eacute;&#1078;&unknown; &amp",
                "<a href='?a=1&amp;b=2&copy=3'>x</a><a HREF=/y/>y</a><img src=z.png><a href='  /w '>w</a>",
                "<base href='/c/'><base href='/no/'><a href=d>d</a>",
                "<h1>one<h2>two</h1>three",
                "<dl><dt>a<dd>b<dt>c</dl><form>a<form>b</form>c",
                "<p>x<body style='display:none'>y",
                "<a href=1>x<div><a href=2>y</a></div>",
                "<iframe src=f>no</iframe>yes<noscript><p>no</noscript>yes",
            })
    void saysWhatTheTreeSays(String html) {
        assertThat(FlatHtml.of(html, OWN).text())
                .isEqualTo(PlainTree.of(html, OWN).text());
        assertThat(FlatHtml.of(html, OWN).links())
                .containsExactlyInAnyOrderElementsOf(PlainTree.of(html, OWN).links());
    }

    @Test
    void findsAddressesInStyleSheetsAndRefreshes() {
        String html = "<style>p { background: url('/p.png') }</style><meta http-equiv=refresh content='0; url=/next'>"
                + "<p style='background:url(q.png)'>x";
        assertThat(FlatHtml.of(html, OWN).links())
                .extracting(URI::getPath)
                .containsExactlyInAnyOrder("/p.png", "/next", "/a/q.png");
    }

    @Test
    void readsPagesThatWereCutAnywhere() throws Exception {
        for (String name : FixturesTest.pages().toList()) {
            byte[] page = SavedPages.bytes(FixturesTest.folder().resolve(name));
            String html = new String(page, java.nio.charset.StandardCharsets.UTF_8);
            for (int cut = 0; cut < html.length(); cut += 7) {
                String part = html.substring(0, cut);
                assertThatCode(() -> FlatHtml.of(part, OWN))
                        .as(name + " cut at " + cut)
                        .doesNotThrowAnyException();
            }
        }
    }

    static List<String> hostilePages() {
        return HostilePagesTest.pages();
    }

    @ParameterizedTest
    @MethodSource("hostilePages")
    void survivesHostilePages(String html) {
        assertThatCode(() -> FlatHtml.of(html, OWN)).doesNotThrowAnyException();
    }

    @Test
    void saysOfRealPagesWhatTheirTreesSay() {
        Path corpora = SharedMaterial.path("corpora");
        SpeedMeasures.Agreement agreement = SpeedMeasures.agreement(corpora);
        assertThat(agreement.words()).isGreaterThanOrEqualTo(agreement.pages() - agreement.pages() / 500);
        assertThat(agreement.links()).isEqualTo(agreement.pages());
    }
}
