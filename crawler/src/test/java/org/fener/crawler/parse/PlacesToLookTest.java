package org.fener.crawler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fener.crawler.Post;
import org.junit.jupiter.api.Test;

/// Pages that lead to posts and have none, beside pages that look like them and have one.
class PlacesToLookTest {

    private static final String AD = "The van has nine seats, a new clutch and papers that match. Call after six.";

    @Test
    void aBoardIndexOfPhpBbIsAList() {
        String rows = rows("""
                <li class="row"><dl><dt><a href="./viewforum.php?f=%1$d" class="forumtitle">Forum of roads %1$d</a></dt>
                <dd class="lastpost">Last post by <a class="username" href="./memberlist.php?u=%1$d">vlado</a>
                <time datetime="2026-11-2%1$dT10:00:00+00:00">yesterday</time></dd></dl></li>""");
        PageReading reading = read(
                "<body id='phpbb'><div class='forabg'><ul class='topiclist forums'>" + rows + "</ul></div>",
                "/index.php");
        assertThat(reading.kind()).isEqualTo(PageKind.LIST);
        assertThat(reading.engine()).isEqualTo("phpbb");
        assertThat(reading.posts()).isEmpty();
    }

    @Test
    void aBoardTellsWhenSomethingWasLastWrittenInEachThread() {
        String rows = rows("""
                <li class="row"><dl><dt><a href="./viewtopic.php?f=2&t=%1$d" class="topictitle">A bus at 10:30 on 2%1$d.12.</a>
                <span>by <a class="username" href="./memberlist.php?u=%1$d">vlado</a> » 02 Nov 2026, 10:00</span></dt>
                <dd class="lastpost">Last post by <a class="username" href="./memberlist.php?u=9">ivan</a>
                <a href="./viewtopic.php?f=2&t=%1$d&p=77%1$d#p77%1$d">View</a> 1%1$d Nov 2026, 18:05</dd></dl></li>""");
        PageReading reading = read(
                "<body id='phpbb'><div class='forumbg'><ul class='topiclist topics'>" + rows + "</ul></div>",
                "/viewforum.php?f=2");
        assertThat(reading.kind()).isEqualTo(PageKind.LIST);
        assertThat(reading.links())
                .filteredOn(link -> link.uri().toString().endsWith("t=3"))
                .singleElement()
                .extracting(PageLink::newest)
                .isEqualTo(Optional.of(Instant.parse("2026-11-13T18:05:00Z")));
    }

    @Test
    void aBoardOfAdvertisementsIsAList() {
        PageReading reading = read("<main><h1>Cars</h1><p>5 ads</p><ul>" + cards() + "</ul></main>", "/cars");
        assertThat(reading.kind()).isEqualTo(PageKind.LIST);
        assertThat(reading.posts()).isEmpty();
    }

    @Test
    void aTableOfJobsIsAList() {
        String rows = rows("<tr class='job'><td><a href='/job/%1$d'>Driver of a lorry, shift %1$d</a></td><td>Kamenar"
                + " Ltd</td><td>Shumen</td><td><time datetime='2026-11-20'>20.11.</time></td></tr>");
        PageReading reading = read("<main><h1>Jobs</h1><table>" + rows + "</table></main>", "/jobs");
        assertThat(reading.kind()).isEqualTo(PageKind.LIST);
    }

    @Test
    void theLastPageOfACategoryIsAListWithOneItem() {
        String teaser = "<article class='hentry'><h2><a href='/2026/11/bridge/'>The bridge opens in December</a></h2>"
                + "<p>The council says that the repair of the bridge will be done in December, not in March…</p></article>";
        assertThat(read("<main>" + teaser + "</main>", "/category/region/page/3/")
                        .kind())
                .isEqualTo(PageKind.LIST);
    }

    @Test
    void anArticleBesideTeasersIsAPost() {
        String text = IntStream.range(0, 12)
                .mapToObj(i -> "<p>Paragraph " + i + " of a report on the bridge, which is long enough to be read by"
                        + " whoever waits in front of it.</p>")
                .collect(Collectors.joining());
        PageReading reading =
                read("<main><h1>The bridge</h1><div>" + text + "</div><ul>" + cards() + "</ul></main>", "/bridge");
        assertThat(reading.kind()).isEqualTo(PageKind.SINGLE);
        assertThat(reading.posts())
                .singleElement()
                .extracting(Post::text)
                .asString()
                .contains("Paragraph 11");
    }

    @Test
    void anAdvertisementIsItsDescriptionNotTheCardsBelow() {
        PageReading reading = read("""
                <main><ol><li><a href="/">Home</a></li></ol>
                <div itemscope itemtype="https://schema.org/Product"><p>Posted <time datetime="2026-11-20T09:30:00+02:00">20.11.</time></p>
                <h1 itemprop="name">Van for rent</h1><h2>Description</h2><div itemprop="description"><p>%s</p></div></div>
                <p>Seller: <a href="/u/7" rel="author nofollow">Trans Buba</a></p>
                <section class="similar"><h2>Similar</h2><ul>%s</ul></section></main>""".formatted(AD, cards()), "/ad/1");
        assertThat(reading.posts()).singleElement().satisfies(post -> {
            assertThat(post.text()).isEqualTo(AD);
            assertThat(post.author()).contains("Trans Buba");
            assertThat(post.published().orElseThrow().at()).isEqualTo("2026-11-20T07:30:00Z");
        });
    }

    @Test
    void linkedDataShowWhereAnArticleStands() {
        PageReading reading = read("""
                <script type="application/ld+json">{"@type":"NewsArticle","headline":"Van","articleBody":"%1$s\\n\\nNobody was hurt."}</script>
                <main><article><p class="kicker">Region and everything that happens in it, day by day, as ever before</p><h1>Van</h1>
                <div><p>%1$s</p>
                <p>Nobody was hurt.</p></div><p class="tools"><a href="/p">Print</a></p></article></main>""".formatted(AD), "/story");
        assertThat(reading.posts()).singleElement().extracting(Post::text).isEqualTo(AD + "\nNobody was hurt.");
    }

    @Test
    void aStreamOfEntriesHasThePostsOfTheirOwnPages() {
        String entry = """
                <article class="h-entry" id="note-%1$d"><a class="p-author h-card" href="/by/3">iskra</a><div class="e-content" lang="bg">
                <p>Тази сутрин трамваят спря %1$d пъти.</p></div><a class="u-url" href="/notes/%1$d"><time class="dt-published"
                datetime="2026-11-20T08:0%1$d:00Z">today</time></a></article>""";
        PageReading stream = read("<main class='h-feed'>" + rows(entry) + "</main>", "/");
        PageReading own = read("<main>" + entry.formatted(3) + "</main>", "/notes/3");
        assertThat(stream.posts()).hasSize(5).contains(own.posts().getFirst());
        assertThat(own.kind()).isEqualTo(PageKind.SINGLE);
        assertThat(own.posts().getFirst().author()).contains("iskra");
        assertThat(own.posts().getFirst().language()).contains("bg");
    }

    @Test
    void aTelegramMessageAtItsOwnAddressIsNoOtherVersionOfIt() {
        PageReading reading = read(
                "<head><meta property='og:description' content='" + AD
                        + "'></head><div class='tgme_page_wrap'><div class='tgme_page'><div class='tgme_page_title'>Channel</div>"
                        + "<iframe src='/channel/20?embed=1'></iframe><a class='tgme_page_context_link' href='/s/channel'>Preview</a></div></div>",
                "/channel/20");
        assertThat(reading.kind()).isEqualTo(PageKind.LIST);
        assertThat(reading.posts()).isEmpty();
        assertThat(reading.links()).anyMatch(link -> link.uri().getPath().equals("/s/channel"));
    }

    private static String cards() {
        return rows(
                "<li class='card'><a href='/ad/1%1$d-bus'><h3>Bus number %1$d for rent</h3></a><p>4 200</p><p>Pazardzhik</p></li>");
    }

    private static String rows(String row) {
        return IntStream.rangeClosed(1, 5).mapToObj(row::formatted).collect(Collectors.joining());
    }

    private static PageReading read(String html, String path) {
        return SavedPages.read(
                "<!DOCTYPE html><html lang='en'><title>Page</title>" + html, "https://example.org" + path);
    }
}
