package org.fener.crawler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The words of an element, cut out of those of its document, are those that jsoup finds by a walk of its own.
class WordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>one <b> two</b>three<p> four\n\n five&nbsp; six<br>seven<div>eight</div>nine",
                "<pre>a\n  b </pre> c<pre>\n</pre><span> d<div>e</div></span>f<td>g",
                "<table><tr><td>a<td> b<tr><td>c</table><ul><li>d<li>e</ul><select><option>f<option>g</select>h",
                "so&shy;ft zero&#8203;width &#8203; <i></i> <i> </i>x<textarea> y\n z </textarea><button>k</button>l",
                "a<svg><text>b</text><text>c</text></svg>d<span>e</span><span>f</span><img alt=g>h<!-- i -->j",
                "<title>t</title><script>var a</script><style>b</style>c<noscript>d</noscript><template>e</template>"
            })
    void areThoseOfTheTree(String html) {
        Document document = Jsoup.parse(html);
        ElementIndex index = ElementIndex.of(document);
        for (Element element : document.getAllElements()) {
            assertThat(index.words(element)).as("<%s>", element.normalName()).isEqualTo(element.text());
            assertThat(index.length(element)).isEqualTo(element.text().length());
        }
    }

    /// One with few texts is written alone; once the document's own are written, all are cut out of these.
    @Test
    void areTheSameWhetherWrittenAloneOrCutOut() {
        Document document =
                Jsoup.parse("<div>a<p> b <a> c<br>\n d</a>&shy;e</p><pre> f\n g</pre><b> </b></div>".repeat(3));
        ElementIndex alone = ElementIndex.of(document);
        ElementIndex cut = ElementIndex.of(document);
        assertThat(cut.words(document)).isEqualTo(document.text());
        for (Element element : document.select("p, a, pre, b")) {
            assertThat(alone.words(element)).isEqualTo(cut.words(element)).isEqualTo(element.text());
            assertThat(alone.length(element)).isEqualTo(cut.length(element));
        }
    }
}
