package org.fener.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fener.crawler.fetch.HostileAnswers.HTML;
import static org.fener.crawler.fetch.HostileAnswers.bytes;
import static org.fener.crawler.fetch.HostileAnswers.links;
import static org.fener.crawler.fetch.HostileAnswers.text;
import static org.fener.crawler.fetch.HostileScene.at;
import static org.fener.crawler.fetch.HostileServer.page;
import static org.fener.crawler.fetch.HostileServer.redirect;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/// Hosts that send a visitor round in circles or to forbidden places (cases D). That no connection arrives there is
/// counted for all scenes together, at an address of its own.
final class RedirectScenes {

    private static final Set<String> BLOCKED =
            Set.of("blocked:scope", "blocked:url", "blocked:address", "blocked:port", "blocked:scheme");

    private RedirectScenes() {}

    static List<HostileScene> all() {
        return List.of(
                at(
                        "D1",
                        "redirects to itself",
                        Set.of("redirect-loop"),
                        redirect(302, "/case"),
                        "asked once",
                        left -> assertThat(left.asked()).containsExactly("/", "/case")),
                new HostileScene(
                        "D2",
                        "redirects 50 times",
                        Set.of("redirect-limit"),
                        server -> {
                            server.on("/", links("/hop0"));
                            for (int i = 0; i < 50; i++) server.on("/hop" + i, redirect(302, "/hop" + (i + 1)));
                        },
                        "followed five times, each hop kept",
                        left -> assertThat(left.asked())
                                .containsExactly("/", "/hop0", "/hop1", "/hop2", "/hop3", "/hop4", "/hop5")),
                leadsTo(
                        "D3",
                        "redirects to the metadata service",
                        server -> "http://169.254.169.254/latest/meta-data/"),
                leadsTo("D3.loopback", "redirects to another address of loopback", server -> server.forbidden("/")),
                leadsTo("D4", "redirects to a decimal address", server -> "http://2130706441:" + server.port() + "/"),
                leadsTo("D4.octal", "redirects to an octal address", server -> "http://0177.9:" + server.port() + "/"),
                leadsTo(
                        "D4.six",
                        "redirects to an address within another",
                        server -> "http://[::ffff:7f00:9]:" + server.port() + "/"),
                leadsTo("D5", "redirects to localhost", server -> "http://localhost/"),
                leadsTo("D7", "redirects to a file", HostileServer::canaryFile),
                leadsTo("D7.ftp", "redirects to FTP", server -> "ftp://127.0.0.9:" + server.port() + "/"),
                leadsTo("D7.jar", "redirects into an archive", server -> "jar:" + server.forbidden("/x.jar") + "!/"),
                leadsTo("D7.slashes", "redirects by odd slashes", server -> "\\\\127.0.0.9:" + server.port() + "/"),
                leadsTo("D8", "redirects to a database's port", server -> "http://127.0.0.1:5432/"),
                leadsTo(
                        "D9",
                        "redirects to a host that two parsers read differently",
                        server -> "http://127.0.0.9:" + server.port() + "\\@127.0.0.1/"),
                leadsTo(
                        "D9.user",
                        "redirects to a host behind a name",
                        server -> "http://127.0.0.1@127.0.0.9:" + server.port() + "/"),
                new HostileScene(
                        "D2.growing",
                        "redirects to an address that grows",
                        BLOCKED,
                        server -> server.on("/", links("/grow"))
                                .on(
                                        "/grow*",
                                        (request, socket, out) -> redirect(302, request.path() + "x".repeat(900))
                                                .to(request, socket, out)),
                        "followed up to 2,048 letters",
                        left -> assertThat(left.asked()).hasSizeBetween(3, 4).allMatch(path -> path.length() <= 2_048)),
                new HostileScene(
                        "D10",
                        "links, frames and refreshes that lead inside",
                        Set.of(),
                        server -> server.on("/", links("/case"))
                                .on(
                                        "/case",
                                        page(HTML + """
                                Refresh: 0; url=FORBIDDEN/a\r
                                Link: <FORBIDDEN/b>; rel=canonical\r
                                """.replace("FORBIDDEN", server.forbidden("")), bytes("""
                                <head><base href="FORBIDDEN/"><meta http-equiv=refresh content="0; url=http://169.254.169.254/">
                                <link rel=canonical href="http://10.0.0.1/"></head><body><iframe src="FORBIDDEN/c"></iframe>
                                <img srcset="FORBIDDEN/d 2x"><a href="/relative">r</a><a href="http://127.0.0.9:8080/">x</a>
                                """.replace(
                                                        "FORBIDDEN", server.forbidden(""))))),
                        "none is followed, and they are counted as out of scope",
                        left -> {
                            assertThat(left.asked()).containsExactly("/", "/case");
                            assertThat(left.round().links().outOfScope()).isGreaterThanOrEqualTo(3);
                        }),
                new HostileScene(
                        "D11.robots",
                        "robots.txt that leads inside",
                        Set.of("robots-unreadable"),
                        server -> server.on("/robots.txt", redirect(302, server.forbidden("/robots.txt")))
                                .on("/", page("<p>never")),
                        "no page is asked for",
                        left -> assertThat(left.asked()).isEmpty()),
                new HostileScene(
                        "D11.sitemap",
                        "a sitemap that leads inside",
                        BLOCKED,
                        server -> server.on(
                                        "/robots.txt", text("text/plain", "Sitemap: " + server.url("/map.xml") + "\n"))
                                .on("/", links("/case"))
                                .on("/case", page("<p>a page"))
                                .on("/map.xml", redirect(302, server.forbidden("/map.xml"))),
                        "the sitemap is asked for and its target is not",
                        left -> {
                            assertThat(left.asked()).contains("/map.xml", "/case");
                            assertThat(left.capture("/map.xml").page().status()).isEqualTo(302);
                        }),
                new HostileScene(
                        "D11.feed",
                        "a feed that leads inside",
                        BLOCKED,
                        server -> server.on(
                                        "/", page("<link rel=alternate type=application/rss+xml href=/feed><p>a page"))
                                .on("/feed", redirect(302, server.forbidden("/feed"))),
                        "the feed is asked for and its target is not",
                        left -> assertThat(left.capture("/feed").page().status())
                                .isEqualTo(302)),
                leadsTo("D13", "redirects to another site", server -> "http://other.example/page"));
    }

    @FunctionalInterface
    private interface Target {
        String of(HostileServer server) throws IOException;
    }

    private static HostileScene leadsTo(String id, String what, Target target) {
        return new HostileScene(
                id,
                what,
                BLOCKED,
                server -> server.on("/", links("/case")).on("/case", redirect(302, target.of(server))),
                "the answer is evidence and is not followed",
                left -> {
                    assertThat(left.asked()).containsExactly("/", "/case");
                    assertThat(left.capture("/case").page().status()).isEqualTo(302);
                });
    }
}
