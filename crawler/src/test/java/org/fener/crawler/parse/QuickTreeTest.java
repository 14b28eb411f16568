package org.fener.crawler.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.fener.crawler.Headers;
import org.fener.crawler.SharedMaterial;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The quick tree of a page is jsoup's, or there is none.
class QuickTreeTest {

    private static final List<String> BITS = List.of(
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "<a href=x>",
            "</a>",
            "<div>",
            "</div>",
            "<table>",
            "</table>",
            "<tr>",
            "</tr>",
            "<td>",
            "</td>",
            "<tbody>",
            "<caption>",
            "<col>",
            "<ul>",
            "</ul>",
            "<li>",
            "</li>",
            "<dl>",
            "<dd>",
            "<dt>",
            "</dl>",
            "<form>",
            "</form>",
            "<select>",
            "<option>",
            "<optgroup>",
            "</select>",
            "<button>",
            "</button>",
            "<input type=hidden>",
            "<svg>",
            "</svg>",
            "<path/>",
            "<foreignObject>",
            "<desc>",
            "<math>",
            "<title>",
            "</title>",
            "<script>",
            "</script>",
            "<style>",
            "</style>",
            "<textarea>\n",
            "</textarea>",
            "<iframe>",
            "</iframe>",
            "<template>",
            "</template>",
            "<noscript>",
            "</noscript>",
            "<!--",
            "-->",
            "<![endif]>",
            "<?xml ?>",
            "<?x>",
            "</ x>",
            "</>",
            "<br/>",
            "</br>",
            "<hr>",
            "<body class=b>",
            "</body>",
            "<head>",
            "</head>",
            "<html lang=x>",
            "</html>",
            "<pre>\n",
            "</pre>",
            "<h1>",
            "</h2>",
            "<i>",
            "</i>",
            "<font color=red>",
            "</font>",
            "<nobr>",
            "</nobr>",
            "<object>",
            "</object>",
            "<image>",
            "<x-y>",
            "</x-y>",
            "<p/>",
            "<meta>",
            "<link>",
            "<",
            "/>",
            "\"",
            "'",
            "=",
            "&amp",
            "&#150;",
            "&copy",
            "&nbsp;",
            "&notit;",
            "&#x41;",
            " ",
            "\n",
            "text");

    /// Common names and others, twice and in capitals, none, and those that a second body brings.
    @Test
    void itsElementsTellTheirAttributesAsThoseOfJsoupDo() {
        String page = "<!doctype html><html lang=bg><body class=a ID=b data-odd-one=c hidden><p>x<p Title='' y=1 y=2>y"
                + "<a HREF=/z rel>z</a><body class=d style=e data-other=f><form action=g role=h>i</form>";
        List<Element> ours = QuickTree.of(page).orElseThrow().getAllElements();
        List<Element> jsoups = Jsoup.parse(page).getAllElements();
        assertThat(ours).hasSameSizeAs(jsoups);
        for (int i = 0; i < ours.size(); i++)
            for (String name :
                    "lang class CLASS id data-odd-one hidden title y href abs:href rel style data-other action role"
                            .split(" ", -1)) {
                String what = name + " of <" + ours.get(i).normalName() + ">";
                assertThat(ours.get(i).hasAttr(name))
                        .as(what)
                        .isEqualTo(jsoups.get(i).hasAttr(name));
                assertThat(ours.get(i).attr(name))
                        .as(what)
                        .isEqualTo(jsoups.get(i).attr(name));
            }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!doctype html><html><head><title>a &amp; b</title></head><body class=x><p>one<p>two</body></html>\n",
                "<b>one<p>two</b>three</p>",
                "<a href=1>x<div><a href=2>y</a></div>",
                "<p><b><i><u>x</p><p>y</u></i></b>z",
                "<ul><li>a<ul><li>b</ul><li>c</ul><dl><dt>a<dd>b<dt>c</dl>",
                "<table><tr><td>a<td>b<tr><th>c</table>d",
                "<table><caption>a<colgroup><col><thead><tr><td><p>x</thead><tbody><td>y</table>",
                "<table><form action=a><tr><td><input type=hidden></td></tr></form></table>",
                "<form>a<form>b</form>c</form>",
                "<select><option>a<option>b<optgroup><option>c</select>d<button>x<button>y</button>",
                "<svg viewBox='0 0 1 1'><title>t<b>x</b></title><style>s</style><g/><p>out</svg>of it",
                "<template><tr><td>x</td></tr></template><template><div>y</div></template>z",
                "<head><noscript><img src=x><p>y</noscript><base href=z></head><p>x",
                "<noscript><div><p>a</div>b</noscript>c",
                "<pre>\none\n two</pre><textarea>\n a</p></textarea>",
                "<script><!-- <script> inner </script> outer --></script>seen",
                "a<!-- b -->c<![if x]>d<![endif]>e</ z>h<3 i < j",
                "<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' 'x'><html><p><table>",
                "<p><table><tr><td>without a type</table>",
                "<div a=1 A=2 b='&amp;&copy;&copy=1' c=d/ e f=\"\" \"g>x</div>",
                "one</body>two</html>three<!-- four -->",
                "<body a=1><body a=2 b=3><html lang=bg>x",
                "<h1>one<h2>two</h1>three<nobr>a<nobr>b</nobr>",
                "&#1078;&#x1F642;&#150;&hellip;&amp &lt3 &notin; &unknown;",
                "x</p></br><hr></li></div>y",
            })
    void isTheTreeOfJsoup(String html) {
        assertThat(QuickTree.of(html)).isPresent();
        assertThat(differences(html)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<table>text<tr><td>x</table>",
                "<table><div>x</div></table>",
                "<math><mi>x</mi></math>",
                "<p>a<!-- b",
                "<script>x",
                "<p title='x",
                "a\0b",
                "",
                "<frameset><frame>",
            })
    void leavesToJsoupWhatNeedsMending(String html) {
        assertThat(QuickTree.of(html)).isEmpty();
    }

    /// Each is compared with those before it; jsoup stops at 512.
    @Test
    void aTagOfVeryManyAttributesIsLeftToJsoup() {
        StringBuilder page = new StringBuilder("<!doctype html><body><p");
        for (int i = 0; i < 500_000; i++) page.append(" a").append(i).append("=1");
        assertThat(QuickTree.of(page.append('>').toString())).isEmpty();
    }

    @Test
    void isTheTreeOfJsoupOnOurPagesHoweverTheyAreBroken() throws Exception {
        Random random = new Random(20261129);
        int made = 0;
        for (String name : FixturesTest.pages().toList()) {
            String html = new String(SavedPages.bytes(FixturesTest.folder().resolve(name)), StandardCharsets.UTF_8);
            assertThat(differences(html)).as(name).isEmpty();
            for (int i = 0; i < 60; i++) {
                String broken = broken(html, random);
                assertThat(differences(broken)).as(name + " broken: " + broken).isEmpty();
                if (QuickTree.of(broken).isPresent()) made++;
            }
        }
        assertThat(made).isGreaterThan(1000);
    }

    @Test
    void isTheTreeOfJsoupOnRealPagesAndIsMadeOfMost() {
        Path corpora = SharedMaterial.path("corpora");
        int made = 0;
        List<Path> files = SpeedMeasures.files(corpora);
        for (Path file : files) {
            byte[] body = file.toString().endsWith(".gz") ? TextMeasures.unzipped(file) : SavedPages.bytes(file);
            String html = PageDecoder.decode(SavedPages.page(body, "https://example.org/a/b", Headers.NONE));
            assertThat(differences(html)).as(file.toString()).isEmpty();
            if (QuickTree.of(html).isPresent()) made++;
        }
        assertThat(made).isGreaterThan(files.size() * 95 / 100);
    }

    static List<String> hostilePages() {
        return HostilePagesTest.pages();
    }

    @ParameterizedTest
    @MethodSource("hostilePages")
    void survivesHostilePages(String html) {
        assertThatCode(() -> QuickTree.of(html)).doesNotThrowAnyException();
    }

    /// With a few tags, entities and quotes put in or taken out.
    private static String broken(String html, Random random) {
        StringBuilder page = new StringBuilder(html);
        for (int i = random.nextInt(6); i >= 0 && !page.isEmpty(); i--) {
            int at = random.nextInt(page.length());
            int tag = page.indexOf("<", at);
            if (tag >= 0 && random.nextBoolean()) at = tag;
            int end = page.indexOf(">", at);
            switch (random.nextInt(3)) {
                case 0 -> page.insert(at, BITS.get(random.nextInt(BITS.size())));
                case 1 -> page.delete(at, Math.min(page.length(), at + 1 + random.nextInt(30)));
                default -> page.delete(at, end < 0 ? at : end + 1);
            }
        }
        return page.toString();
    }

    private static List<String> differences(String html) {
        List<String> found = new ArrayList<>();
        Optional<Document> quick = QuickTree.of(html);
        Document known = Parser.htmlParser().setMaxDepth(BoundedParser.DEEPEST).parseInput(html, "");
        quick.ifPresent(tree -> compare(tree, known, "", found));
        return found;
    }

    private static void compare(Node one, Node other, String path, List<String> found) {
        if (!told(one).equals(told(other))) {
            found.add(path + ": " + told(one) + ", but jsoup's " + told(other));
            return;
        }
        if (one.childNodeSize() != other.childNodeSize()) found.add(path + told(one) + ": other children");
        for (int i = 0; i < Math.min(one.childNodeSize(), other.childNodeSize()) && found.isEmpty(); i++)
            compare(one.childNode(i), other.childNode(i), path + "/" + one.nodeName() + i, found);
    }

    private static String told(Node node) {
        return switch (node) {
            case Document document -> "document " + document.quirksMode();
            case Element element -> told(element);
            case TextNode text -> "text '" + text.getWholeText() + "'";
            case DataNode data -> "data '" + data.getWholeData() + "'";
            case Comment comment -> "comment '" + comment.getData() + "'";
            default -> node.outerHtml();
        };
    }

    /// Names of foreign attributes and of those that a second body adds are in lower case here.
    private static String told(Element element) {
        StringBuilder out = new StringBuilder(
                "<" + element.normalName() + " " + element.tag().namespace());
        for (Attribute attribute : element.attributes())
            out.append(' ')
                    .append(attribute.getKey().toLowerCase(Locale.ROOT))
                    .append("='")
                    .append(attribute.getValue())
                    .append('\'');
        return out.append(element.tag().isBlock() ? " block>" : ">").toString();
    }
}
