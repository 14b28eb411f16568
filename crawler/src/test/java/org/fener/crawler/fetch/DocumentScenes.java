package org.fener.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fener.crawler.fetch.HostileAnswers.bytes;
import static org.fener.crawler.fetch.HostileAnswers.gzip;
import static org.fener.crawler.fetch.HostileAnswers.gzipped;
import static org.fener.crawler.fetch.HostileAnswers.links;
import static org.fener.crawler.fetch.HostileAnswers.text;
import static org.fener.crawler.fetch.HostileScene.at;
import static org.fener.crawler.fetch.HostileServer.page;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fener.crawler.Post;
import org.fener.crawler.fetch.HostileScene.Check;

/// Feeds, sitemaps and JSON made to break who reads them (cases H).
final class DocumentScenes {

    private static final String HEAD = "<?xml version=\"1.0\"?>";

    private DocumentScenes() {}

    static List<HostileScene> all() {
        String laughs = IntStream.range(0, 20)
                .mapToObj(
                        i -> "<!ENTITY " + (char) ('b' + i) + " \"" + ("&" + (char) ('a' + i) + ";").repeat(10) + "\">")
                .collect(Collectors.joining());
        return List.of(
                xml(
                        "H1",
                        "a billion laughs",
                        HEAD + "<!DOCTYPE l [<!ENTITY a \"lol\">" + laughs + "]><rss><channel><item><title>&u;</title>"
                                + "<description>&u;</description></item></channel></rss>",
                        "nothing is expanded",
                        without("lol")),
                xml(
                        "H1.quadratic",
                        "one long entity, many times",
                        HEAD + "<!DOCTYPE l [<!ENTITY a \"" + "lol".repeat(20_000)
                                + "\">]><rss><channel><item><description>" + "&a;".repeat(20_000)
                                + "</description></item></channel></rss>",
                        "nothing is expanded",
                        without("lol")),
                fromElsewhere("H2", "entities, schemas and includes from a file", HostileServer::canaryFile),
                fromElsewhere(
                        "H2.outside",
                        "entities, schemas and includes from another host",
                        server -> server.forbidden("/x")),
                fromElsewhere(
                        "H2.name",
                        "entities, schemas and includes from a name that nobody may look up",
                        server -> "http://looked-up.example/x"),
                xml(
                        "H3",
                        "100,000 elements of XML in each other",
                        "<a>".repeat(100_000),
                        "kept and without a post",
                        kept()),
                new HostileScene(
                        "H4",
                        "a sitemap that inflates",
                        Set.of(),
                        server -> server.on("/", links("/map.xml"))
                                .on(
                                        "/map.xml",
                                        page(
                                                "Content-Type: application/gzip\r\n",
                                                gzip(bytes("<urlset><url><loc>http://x.example/"
                                                        + "a".repeat(30 << 20))))),
                        "it is asked for and leads nowhere",
                        left -> assertThat(left.asked()).containsExactly("/", "/map.xml")),
                new HostileScene(
                        "H5",
                        "a sitemap index that leads to itself",
                        Set.of(),
                        server -> server.on("/", links("/map.xml"))
                                .on(
                                        "/map.xml*",
                                        text(
                                                "application/xml",
                                                index(IntStream.range(0, 5_000)
                                                        .mapToObj(i -> server.url("/map.xml?" + i))
                                                        .toList()))),
                        "at most 100 of its children are asked for, each once",
                        left -> {
                            assertThat(left.asked()).hasSizeBetween(3, 102);
                            assertThat(new HashSet<>(left.asked())).hasSameSizeAs(left.asked());
                        }),
                new HostileScene(
                        "H5.deep",
                        "a sitemap index in an index without end",
                        Set.of(),
                        server -> server.on("/", links("/map0.xml")).on("/map*", (request, socket, out) -> {
                            int depth = Integer.parseInt(request.path().replaceAll("\\D", ""));
                            text("application/xml", index(List.of(server.url("/map" + (depth + 1) + ".xml"))))
                                    .to(request, socket, out);
                            return false;
                        }),
                        "left after two of them",
                        left -> assertThat(left.asked()).hasSizeBetween(3, 4)),
                new HostileScene(
                        "H5.elsewhere",
                        "a sitemap index of other hosts",
                        Set.of(),
                        server -> server.on("/", links("/map.xml"))
                                .on(
                                        "/map.xml",
                                        text(
                                                "application/xml",
                                                index(List.of(
                                                        server.forbidden("/map.xml"),
                                                        "http://other.example/map.xml")))),
                        "none of them is asked for",
                        left -> assertThat(left.asked()).containsExactly("/", "/map.xml")),
                at(
                        "H6",
                        "a feed of 20,000 items",
                        Set.of(),
                        text(
                                "application/rss+xml",
                                "<rss version=\"2.0\"><channel><title>t</title>"
                                        + IntStream.range(0, 20_000)
                                                .mapToObj(
                                                        i -> "<item><guid>same</guid><title>t" + i
                                                                + "</title><pubDate>Fri, 31 Dec 9999 23:59:59 GMT</pubDate></item>")
                                                .collect(Collectors.joining())
                                        + "</channel></rss>"),
                        "5,000 items are read at most, each a post of its own, under our own clock",
                        left -> {
                            assertThat(left.posts())
                                    .hasSize(5_000)
                                    .extracting(Post::text)
                                    .doesNotHaveDuplicates();
                            assertThat(Duration.between(
                                            left.capture("/case").page().fetchedAt(), Instant.now()))
                                    .isBetween(Duration.ZERO, Duration.ofHours(1));
                        }),
                new HostileScene(
                        "H6.dates",
                        "items of times that never were or are still to come",
                        Set.of(),
                        server -> server.on("/", links("/case"))
                                .on(
                                        "/case",
                                        text(
                                                "application/rss+xml",
                                                "<rss version=\"2.0\"><channel><title>t</title>"
                                                        + Stream.of(
                                                                        "Fri, 31 Dec 9999 23:59:59 GMT",
                                                                        "Thu, 32 Foo 2026 25:61:61 XYZ",
                                                                        "-1",
                                                                        "+292278994-08-17T07:12:55.807Z",
                                                                        "99999999999999999999",
                                                                        "1".repeat(100_000))
                                                                .map(date ->
                                                                        "<item><title>words of a post</title><link>"
                                                                                + server.url("/of/" + date.hashCode())
                                                                                + "</link><pubDate>" + date
                                                                                + "</pubDate></item>")
                                                                .collect(Collectors.joining())
                                                        + "</channel></rss>")),
                        "each is a post, and what it leads to is asked for now",
                        left -> {
                            assertThat(left.posts())
                                    .filteredOn(post -> post.text().equals("words of a post"))
                                    .hasSize(6);
                            assertThat(left.asked()).hasSize(8);
                        }),
                at(
                        "H6.most",
                        "a feed of a million items",
                        Set.of("cut-length"),
                        gzipped(
                                "application/rss+xml",
                                () -> "<rss version=\"2.0\"><channel><title>t</title>"
                                        + IntStream.range(0, 1_000_000)
                                                .mapToObj(i -> "<item><title>t" + i + "</title></item>")
                                                .collect(Collectors.joining())
                                        + "</channel></rss>"),
                        "cut by length, and 5,000 items are read at most",
                        left -> assertThat(left.posts()).hasSizeBetween(1, 5_000)),
                new HostileScene(
                        "H6.again",
                        "one item that says something else in each feed",
                        Set.of(),
                        server -> server.on("/", links("/1.xml", "/2.xml"))
                                .on("/1.xml", item(server, "the words that stood there first"))
                                .on("/2.xml", item(server, "the words that stand there now")),
                        "both writings are kept, of one post",
                        left -> {
                            assertThat(left.texts())
                                    .contains("the words that stood there first", "the words that stand there now");
                            assertThat(left.posts().stream()
                                            .filter(post -> post.text().startsWith("the words"))
                                            .map(Post::id))
                                    .hasSize(2)
                                    .containsOnly(left.posts().getFirst().id());
                        }),
                at(
                        "H7.string",
                        "JSON with a string of 50 MiB",
                        Set.of("cut-length"),
                        gzipped("application/json", () -> "{\"posts\":[{\"text\":\"" + "x".repeat(50 << 20) + "\"}]}"),
                        "cut by length, and no post is longer than two million letters",
                        left -> {
                            assertThat(left.capture("/case").page().body().length())
                                    .isLessThanOrEqualTo(8 << 20);
                            assertThat(left.texts())
                                    .hasSizeLessThanOrEqualTo(1)
                                    .allMatch(text -> text.length() <= 2_000_000);
                        }),
                at(
                        "H7",
                        "100,000 arrays in each other",
                        Set.of(),
                        text("application/json", "[".repeat(100_000)),
                        "kept, and read as plain text at most",
                        plain()),
                at(
                        "H7.feed",
                        "a JSON feed with numbers without bounds, a member twice and an item too deep",
                        Set.of(),
                        text(
                                "application/feed+json",
                                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"t\",\"n\":1e999,\"n\":-1e99999,\"items\":["
                                        + "{\"id\":\"1\",\"id\":\"2\",\"content_text\":\"words that are kept\"},"
                                        + "{\"id\":1e999,\"content_text\":" + "9".repeat(100_000) + "},"
                                        + "{\"id\":\"3\",\"_x\":" + "[".repeat(100_000) + "]}"),
                        "kept; its posts are few and bounded, or it is read as plain text",
                        left -> {
                            assertThat(left.capture("/case").page().status()).isEqualTo(200);
                            assertThat(left.posts())
                                    .hasSizeLessThanOrEqualTo(3)
                                    .allMatch(post -> post.text().length() <= 2_000_000);
                        }),
                at(
                        "H7.numbers",
                        "JSON of numbers without bounds and a member twice",
                        Set.of(),
                        text(
                                "application/json",
                                "{\"n\":1e99999,\"n\":-1e99999,\"posts\":[" + "9".repeat(100_000) + ",\""
                                        + "x".repeat(1_000_000) + "\"]}"),
                        "kept, and read as plain text at most",
                        plain()));
    }

    @FunctionalInterface
    private interface Place {
        String at(HostileServer server) throws IOException;
    }

    /// Every way of XML to make its reader go for something else.
    private static HostileScene fromElsewhere(String id, String what, Place place) {
        return new HostileScene(
                id,
                what,
                Set.of(),
                server -> server.on("/", links("/case"))
                        .on("/case", text("application/xml", (HEAD + """
                                        <?xml-stylesheet type="text/xsl" href="PLACE"?>
                                        <!DOCTYPE r SYSTEM "PLACE" [<!ENTITY f SYSTEM "PLACE"><!ENTITY % p SYSTEM "PLACE"> %p;]>
                                        <rss version="2.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                                        xsi:noNamespaceSchemaLocation="PLACE" xmlns:xi="http://www.w3.org/2001/XInclude">
                                        <channel><item><title>words &f;</title>
                                        <description><xi:include href="PLACE" parse="text"/></description></item></channel></rss>
                                        """).replace("PLACE", place.at(server)))),
                "the document alone is asked for, and no line of what it names is in what is read",
                left -> {
                    assertThat(left.asked()).containsExactly("/", "/case");
                    assertThat(left.texts()).noneMatch(text -> text.contains("root:"));
                });
    }

    private static HostileServer.Answer item(HostileServer server, String words) {
        return text(
                "application/rss+xml",
                "<rss version=\"2.0\"><channel><title>t</title><item><guid isPermaLink=\"false\">one</guid><link>"
                        + server.url("/post") + "</link><title>t</title><description>" + words
                        + "</description></item></channel></rss>");
    }

    private static String index(List<String> maps) {
        return maps.stream()
                .map(map -> "<sitemap><loc>" + map + "</loc></sitemap>")
                .collect(Collectors.joining("", "<sitemapindex>", "</sitemapindex>"));
    }

    private static HostileScene xml(String id, String what, String document, String must, Check check) {
        return at(id, what, Set.of(), text("application/xml", document), must, check);
    }

    private static Check without(String words) {
        return left -> {
            assertThat(left.captures("/case")).hasSize(1);
            assertThat(left.texts()).noneMatch(text -> text.contains(words));
        };
    }

    private static Check plain() {
        return left -> {
            assertThat(left.capture("/case").page().status()).isEqualTo(200);
            assertThat(left.posts()).hasSizeLessThanOrEqualTo(1);
        };
    }

    private static Check kept() {
        return left -> {
            assertThat(left.capture("/case").page().status()).isEqualTo(200);
            assertThat(left.texts()).isEmpty();
        };
    }
}
