package org.fener.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fener.crawler.fetch.HostileAnswers.HTML;
import static org.fener.crawler.fetch.HostileAnswers.OK;
import static org.fener.crawler.fetch.HostileAnswers.endless;
import static org.fener.crawler.fetch.HostileAnswers.links;
import static org.fener.crawler.fetch.HostileAnswers.text;
import static org.fener.crawler.fetch.HostileScene.at;
import static org.fener.crawler.fetch.HostileServer.page;
import static org.fener.crawler.fetch.HostileServer.raw;
import static org.fener.crawler.fetch.HostileServer.redirect;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.fener.crawler.fetch.HostileScene.Check;

/// Hosts whose robots.txt fails, hides or grows, and hosts that ask to be left alone (cases R).
final class RobotsScenes {

    private RobotsScenes() {}

    static List<HostileScene> all() {
        return List.of(
                robots(
                        "R1",
                        "robots.txt fails",
                        Set.of("robots-unreadable"),
                        raw("HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n"),
                        "no page is asked for",
                        left -> assertThat(left.asked()).isEmpty()),
                robots(
                        "R2",
                        "robots.txt is refused",
                        Set.of(),
                        raw("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n"),
                        "pages are asked for, and the refusal is evidence",
                        left -> {
                            assertThat(left.asked()).containsExactly("/");
                            assertThat(left.capture("/robots.txt").page().status())
                                    .isEqualTo(403);
                        }),
                new HostileScene(
                        "R3",
                        "robots.txt redirects six times",
                        Set.of("robots-unreadable"),
                        server -> {
                            server.on("/robots.txt", redirect(302, "/r1")).on("/", page("<p>never"));
                            for (int i = 1; i < 7; i++) server.on("/r" + i, redirect(302, "/r" + (i + 1)));
                        },
                        "followed five times, and no page is asked for",
                        left -> assertThat(left.asked()).containsExactly("/r1", "/r2", "/r3", "/r4", "/r5")),
                robots(
                        "R4",
                        "robots.txt without end",
                        Set.of(),
                        endless(OK + "\r\nUser-agent: *\nDisallow: /x\n", "# a comment to fill the file\n"),
                        "its first half mebibyte is kept and obeyed",
                        left -> {
                            assertThat(left.capture("/robots.txt").page().body().length())
                                    .isBetween(500 * 1024, 600 * 1024);
                            assertThat(left.asked()).containsExactly("/");
                        }),
                robots(
                        "R5",
                        "rules made of stars",
                        Set.of(),
                        text("text/plain", "User-agent: *\n" + ("Disallow: /" + "*a".repeat(200) + "$\n").repeat(500)),
                        "they are matched, and the page is asked for",
                        left -> assertThat(left.asked()).containsExactly("/")),
                robots(
                        "R5.rules",
                        "a million rules and a line of a megabyte",
                        Set.of(),
                        text(
                                "text/plain",
                                "User-agent: *\n" + "Disallow: /x\n".repeat(30_000) + "Disallow: /"
                                        + "y".repeat(1 << 20) + "\n" + "Disallow: /z\n".repeat(1_000_000)),
                        "they are read up to half a mebibyte, and the page is asked for",
                        left -> assertThat(left.asked()).containsExactly("/")),
                robots(
                        "R5.page",
                        "a page in the place of robots.txt",
                        Set.of(),
                        page("<html><title>Not here</title><body>User-agent: *<br>Disallow: /<br></body></html>"),
                        "it says nothing, and the page is asked for",
                        left -> assertThat(left.asked()).containsExactly("/")),
                new HostileScene(
                        "R6.odd",
                        "crawl delays that are none",
                        Set.of(),
                        server -> server.on(
                                        "/robots.txt",
                                        text("text/plain", "User-agent: *\nCrawl-delay: -1\nCrawl-delay: NaN\n"))
                                .on("/", links("/1", "/2"))
                                .on("/*", page("<p>a page")),
                        "the source's own delay counts",
                        left -> assertThat(left.asked()).containsExactlyInAnyOrder("/", "/1", "/2")),
                new HostileScene(
                        "R6",
                        "a crawl delay of 30 years",
                        Set.of("busy"),
                        server -> server.on(
                                        "/robots.txt", text("text/plain", "User-agent: *\nCrawl-delay: 1000000000\n"))
                                .on("/", links("/1", "/2")),
                        "asked once, and the rest is put off",
                        left -> {
                            assertThat(left.asked()).containsExactly("/");
                            assertThat(left.round().deferred()).isEqualTo(2);
                        }),
                new HostileScene(
                        "R8",
                        "asks to be left alone for ten years",
                        Set.of("http-429"),
                        server -> server.on("/", links("/case", "/1", "/2"))
                                .on(
                                        "/*",
                                        raw(
                                                "HTTP/1.1 429 Slow\r\nRetry-After: 315360000\r\nContent-Length: 0\r\n\r\n")),
                        "nothing more is asked of it",
                        left -> assertThat(left.asked()).hasSize(2).startsWith("/")),
                at(
                        "R9",
                        "asks not to be indexed",
                        Set.of("robots-noindex"),
                        page(
                                HTML + "X-Robots-Tag: noindex\r\n",
                                "<p>words that are not to be found".getBytes(StandardCharsets.US_ASCII)),
                        "no post is taken of it",
                        left -> assertThat(left.texts()).noneMatch(text -> text.contains("not to be found"))));
    }

    private static HostileScene robots(
            String id, String what, Set<String> codes, HostileServer.Answer robots, String must, Check check) {
        return new HostileScene(
                id, what, codes, server -> server.on("/robots.txt", robots).on("/", page("<p>a page")), must, check);
    }
}
