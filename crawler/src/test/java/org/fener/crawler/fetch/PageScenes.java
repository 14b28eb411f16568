package org.fener.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fener.crawler.fetch.HostileAnswers.gzipped;
import static org.fener.crawler.fetch.HostileScene.at;
import static org.fener.crawler.fetch.HostileServer.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fener.crawler.fetch.HostileScene.Check;

/// Pages made to break who reads them (cases G).
final class PageScenes {

    private static final String NEEDLE =
            "a needle that people wrote, a few words long, of fifty euro and a bus at eight";

    private PageScenes() {}

    static List<HostileScene> all() {
        return List.of(
                html("G1", "100,000 elements in each other", "<div>".repeat(100_000) + NEEDLE, gives(NEEDLE)),
                html("G1.most", "700,000 elements in each other", "<div>".repeat(700_000) + NEEDLE, gives(NEEDLE)),
                html("G2", "tables in bold in tables", "<b><table><b><td>".repeat(50_000) + NEEDLE, gives(NEEDLE)),
                many(
                        "G3",
                        "80,000 links",
                        Set.of("many-links"),
                        IntStream.range(0, 80_000)
                                .mapToObj(i -> "<a href=http://x.example/viewtopic.php?t=" + i + ">")
                                .collect(Collectors.joining()),
                        new Must("2,000 links are looked at", left -> {
                            assertThat(left.round().links().outOfScope()).isBetween(1_999, 2_000);
                            assertThat(left.round().problems())
                                    .anySatisfy(one -> assertThat(one.why()).contains("80,000"));
                        })),
                coded(
                        "G3.million",
                        "a million links, as much as fits into the cap",
                        () -> "<p>" + NEEDLE + "</p>"
                                + IntStream.range(0, 1_000_000)
                                        .mapToObj(i -> "<a href=//x.example/viewtopic.php?t=" + i + ">")
                                        .collect(Collectors.joining()),
                        new Must("'" + NEEDLE + "' is found, 8 MiB are kept, and few links are followed", left -> {
                            gives(NEEDLE).check().of(left);
                            assertThat(left.capture("/case").page().body().length())
                                    .isEqualTo(8 << 20);
                            assertThat(left.round().links().outOfScope()).isBetween(1_999, 2_000);
                        })),
                coded(
                        "G3.title",
                        "a title of 10 MB",
                        () -> "<p>" + NEEDLE + "</p><title>" + HostileAnswers.words(10_000_000),
                        gives(NEEDLE)),
                coded(
                        "G3.attribute",
                        "an attribute of 10 MB",
                        () -> "<p>" + NEEDLE + "</p><p title='" + HostileAnswers.words(10_000_000),
                        gives(NEEDLE)),
                html(
                        "G3.attributes",
                        "200,000 attributes and a title of 1 MB",
                        "<p "
                                + IntStream.range(0, 200_000)
                                        .mapToObj(i -> "a" + i)
                                        .collect(Collectors.joining(" "))
                                + ">" + NEEDLE + "</p><title>" + "t".repeat(1_000_000),
                        gives(NEEDLE)),
                at(
                        "G4",
                        "a comment that swallows the page",
                        Set.of("no-text"),
                        page("<html><title>t</title><body><!-- " + "text ".repeat(1_000)),
                        "the page is kept as it came",
                        left -> assertThat(left.text("/case")).endsWith("text text ")),
                html(
                        "G5",
                        "NUL and half characters",
                        "<p>a\u0000b\ufffe " + "whole words ".repeat(50),
                        gives("whole words")),
                at(
                        "G6",
                        "four charsets at once",
                        Set.of(),
                        page(
                                "Content-Type: text/html; charset=utf-16\r\n",
                                ("\ufeff<meta charset=gb18030><p>" + "Текст на страницата. ".repeat(9))
                                        .getBytes(StandardCharsets.UTF_8)),
                        "the mark at the beginning decides",
                        left -> assertThat(left.texts()).anyMatch(text -> text.contains("Текст на страницата."))),
                html(
                        "G7",
                        "letters that turn around and pile up",
                        "<p>\u202etxet\u202c a\u0301\u0301\u0301" + "\u0336".repeat(5_000)
                                + " readable words".repeat(9),
                        new Must("the letters are kept as they are", left -> {
                            assertThat(left.text("/case")).contains("\u202etxet\u202c");
                            assertThat(left.texts()).anyMatch(text -> text.contains("readable words"));
                        })),
                html(
                        "G8",
                        "hidden text",
                        "<article><p style=display:none>words that are hidden from view</p><p>"
                                + "words that are seen. ".repeat(9) + "</article>",
                        new Must("the page is kept with it", left -> {
                            assertThat(left.text("/case")).contains("hidden from view");
                            assertThat(left.texts()).anyMatch(text -> text.contains("words that are seen"));
                        })),
                html(
                        "G11",
                        "one word of 2,000,000 letters",
                        "<p>" + "x".repeat(2_000_000),
                        new Must("it is kept, and a post of it is bounded", left -> {
                            assertThat(left.text("/case")).hasSizeGreaterThan(2_000_000);
                            assertThat(left.texts()).allMatch(text -> text.length() <= 2_000_000);
                        })));
    }

    private record Must(String words, Check check) {}

    private static Must gives(String needle) {
        return new Must(
                "'" + needle + "' is found in it",
                left -> assertThat(left.texts()).anyMatch(text -> text.contains(needle)));
    }

    private static HostileScene many(String id, String what, Set<String> codes, String body, Must must) {
        return at(id, what, codes, page("<html><title>t</title><body>" + body), must.words(), must.check());
    }

    /// Of more bytes than come over the wire, cut where the cap on what they hold is reached.
    private static HostileScene coded(String id, String what, Supplier<String> body, Must must) {
        return at(id, what, Set.of("cut-length"), gzipped("text/html", body), must.words(), must.check());
    }

    private static HostileScene html(String id, String what, String body, Must must) {
        return many(id, what, Set.of(), body, must);
    }
}
