package org.fener.crawler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeanHtmlTest {

    private static final String LONG = "var words = 'said by nobody, and long enough to be left out of what is read';";

    @Test
    void leavesOutTheWordsOfScriptsAndStyles() {
        String html = "<p>one<script async>" + LONG + "</SCRIPT><p>two<style>.a { " + LONG + " }</style>";
        assertThat(LeanHtml.of(html)).isEqualTo("<p>one<script async></SCRIPT><p>two<style></style>");
    }

    @Test
    void keepsLinkedData() {
        String html = "<script type=\"application/ld+json\">{\"text\": \"" + LONG + "\"}</script>";
        assertThat(LeanHtml.of(html)).isEqualTo(html);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p title=\"<script>\">% call 0888 000 111</p><b title='</script>'>x</b>",
                "<p title=<script>% call</p></script>",
                "<p =\"<script>\">%</p></script>",
                "<!-- <script> -->% here<!-- </script> -->",
                "<!--><script>%</script>-->",
                "<textarea><script></textarea>% seen</script>",
                "<title><style></title>% seen</style>",
                "<svg><style><text>%</text></style></svg>% seen",
                "<script><!-- <script>%</script> --></script>seen",
                "<script><!-- <script> </script> <script>% --> %</script> %</script>seen",
                "<script>%</scripture>%</script >seen",
                "<script>%",
                "<script/>%</script>seen",
                "<select><option>one<style>%</style></select>seen",
                "<noscript><style>%</style><p>%</noscript>seen",
                "<plaintext><script>%</script>",
                "<iframe><script></iframe>% seen</script>",
                "<a href='x' <script>%</script>>seen</a>",
                "</p title=\"<script>\">% seen</script>",
                "a < b <script>%</script> > c",
                "<!doctype html><script>%</script><p>seen",
                "<![CDATA[<script>]]>% seen</script>",
                "<![CDATA[ > <script>%]]>% seen</script>"
            })
    void changesNothingElse(String page) {
        String html = page.replace("%", LONG);
        assertThat(shown(LeanHtml.of(html))).isEqualTo(shown(html));
    }

    private static String shown(String html) {
        Document document = Jsoup.parse(html);
        for (Element silent : document.select("script, style")) silent.empty();
        return document.outerHtml();
    }
}
