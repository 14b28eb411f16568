package org.fener.crawler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.fener.crawler.Headers;
import org.fener.crawler.Post;
import org.fener.crawler.parse.PageLink.Relation;
import org.junit.jupiter.api.Test;

/// Feeds as sites write them, and sitemaps in all their forms.
class FeedReaderTest {

    @Test
    void theItemsOwnWordsComeBeforeThoseOfAnExtension() {
        Post post = item("""
                <ex:description>about the extension</ex:description><ex:title>other</ex:title>
                <title>Roads</title><description>The bridge is closed.</description>""");
        assertThat(post.text()).isEqualTo("The bridge is closed.");
        assertThat(post.thread()).contains("Roads");
    }

    @Test
    void whatOnlyAnExtensionSaysIsTaken() {
        assertThat(item("<media:group><media:description>A film of the bridge</media:description></media:group>")
                        .text())
                .isEqualTo("A film of the bridge");
    }

    @Test
    void anAuthorIsANameWithoutTheAddress() {
        assertThat(item("<title>a</title><author>Vlado &lt;vlado@example.org&gt;</author>")
                        .author())
                .contains("Vlado");
        assertThat(item("<title>a</title><author>vlado@example.org (Vlado)</author>")
                        .author())
                .contains("Vlado");
        assertThat(item("<title>a</title><author><b>Vlado</b></author>").author())
                .contains("Vlado");
    }

    @Test
    void whatFollowsAFrameThatIsClosedAtOnceIsNotInsideOfIt() {
        assertThat(item("<description>&lt;iframe src='/map'/&gt; The bridge is closed.</description>")
                        .text())
                .isEqualTo("The bridge is closed.");
    }

    @Test
    void windowsCharactersByNumberAreWhatTheyMean() {
        assertThat(item("<description>don&#146;t\u0001 go</description>").text())
                .isEqualTo("don’t go");
    }

    @Test
    void base64IsReadOnlyWhereItIsBase64() {
        assertThat(entry("<content type='application/octet-stream'>0J/RitGC0Y/Rgg==</content>")
                        .text())
                .isEqualTo("Пътят");
        assertThat(entry("<content type='application/json'>{\"a\":1}</content>").text())
                .isEqualTo("{\"a\":1}");
    }

    @Test
    void theLanguageIsTheOneDeclaredNearestToTheText() {
        assertThat(entry("<title xml:lang='de'>a</title><summary xml:lang='bg_BG'>Пътят</summary>")
                        .language())
                .contains("bg-BG");
        assertThat(entry("<title>a</title>").language()).contains("tr");
        assertThat(entry("<title xml:lang=''>a</title>").language()).isEmpty();
    }

    @Test
    void linksInTheTextGoFromTheTextsOwnBase() {
        assertThat(entry(
                                "<content type='html' xml:base='http://example.org/a/'>&lt;a href='b'&gt;c&lt;/a&gt;</content>")
                        .links())
                .containsExactly(URI.create("http://example.org/a/b"));
    }

    @Test
    void linksGoFromWhereTheServerSaysThatTheFeedIs() {
        PageReading reading = SavedPages.READER.read(
                SavedPages.page(
                        "<rss><channel><item><title>a</title><link>b</link></item></channel></rss>"
                                .getBytes(StandardCharsets.UTF_8),
                        "http://127.0.0.1/feed",
                        new Headers(List.of(new Headers.Field("Content-Location", "/news/all.xml")))),
                SavedPages.SOURCE);
        assertThat(reading.posts())
                .singleElement()
                .extracting(Post::permalink)
                .isEqualTo(URI.create("http://127.0.0.1/news/b"));
    }

    @Test
    void aSitemapOfNewsIsPlacesToLook() {
        PageReading reading = SavedPages.read("""
                <?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
                 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
                <url><loc>https://example.org/2026/11/bridge</loc><image:image><image:loc>https://example.org/b.jpg</image:loc></image:image>
                <lastmod>2026-11-20T10:00:00+02:00</lastmod>
                <news:news><news:publication_date>2026-11-20</news:publication_date><news:title>Bridge</news:title></news:news></url>
                </urlset>""", "https://example.org/news-sitemap.xml");
        assertThat(reading.posts()).isEmpty();
        assertThat(reading.links())
                .containsExactly(new PageLink(
                        URI.create("https://example.org/2026/11/bridge"),
                        Relation.ITEM,
                        Optional.of(Instant.parse("2026-11-20T08:00:00Z"))));
    }

    @Test
    void aSitemapIndexLeadsToSitemapsAlsoPacked() throws IOException {
        byte[] index = gzip("<sitemapindex><sitemap><loc>https://example.org/1.xml.gz</loc></sitemap></sitemapindex>");
        PageReading reading =
                SavedPages.read(index, "https://example.org/sitemap_index.xml.gz", "application/octet-stream");
        assertThat(reading.engine()).isEqualTo("sitemap");
        assertThat(reading.links()).containsExactly(place("https://example.org/1.xml.gz", Relation.FEED));
    }

    @Test
    void aSitemapMayBeOneAddressALine() throws IOException {
        byte[] lines = gzip("https://example.org/a\r\nhttps://example.org/b\r\n");
        PageReading reading = SavedPages.read(lines, "https://example.org/sitemap.txt.gz", "text/plain");
        assertThat(reading.kind()).isEqualTo(PageKind.FEED);
        assertThat(reading.links()).hasSize(2);
    }

    private static PageLink place(String address, Relation relation) {
        return new PageLink(URI.create(address), relation);
    }

    private static Post item(String inside) {
        return only("<rss><channel><item>" + inside + "</item></channel></rss>");
    }

    private static Post entry(String inside) {
        return only("<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='tr'><entry>" + inside + "</entry></feed>");
    }

    private static Post only(String feed) {
        return SavedPages.read(feed, "https://example.org/feed").posts().getFirst();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
