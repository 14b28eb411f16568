package org.fener.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fener.crawler.fetch.HostileAnswers.HTML;
import static org.fener.crawler.fetch.HostileAnswers.links;
import static org.fener.crawler.fetch.HostileServer.page;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fener.crawler.fetch.HostileScene.Check;

/// Hosts that make up addresses without end (cases T).
final class TrapScenes {

    /// Pages of one form that may be looked at in vain, and what stands before them.
    private static final int MOST = 55;

    private TrapScenes() {}

    static List<HostileScene> all() {
        AtomicLong fresh = new AtomicLong();
        return List.of(
                new HostileScene(
                        "T1",
                        "a calendar without end",
                        Set.of("trap"),
                        server -> server.on("/", links("/cal/1")).on("/cal/*", (request, socket, out) -> {
                            int month = Integer.parseInt(request.path().substring(5));
                            return page("<table><tr><td>1<td>2</table><a rel=next href=/cal/" + (month + 1)
                                            + ">next</a>")
                                    .to(request, socket, out);
                        }),
                        "left after fifty months",
                        few()),
                everywhere(
                        "T2",
                        "a session id in every link",
                        Set.of(),
                        () -> "<a href='/thread;jsessionid=" + fresh.incrementAndGet()
                                + "'>t</a><a href='/list?PHPSESSID=" + fresh.incrementAndGet() + "'>l</a>",
                        "each page is asked for once",
                        left -> assertThat(left.asked()).containsExactlyInAnyOrder("/", "/thread", "/list")),
                everywhere(
                        "T3",
                        "filters without end",
                        Set.of("trap"),
                        () -> many(40, i -> "/filter?" + fresh.incrementAndGet() + "=" + i),
                        "left after fifty pages",
                        few()),
                new HostileScene(
                        "T3.path",
                        "a path that grows on itself",
                        Set.of("trap"),
                        server -> server.on("/*", page("<a href='" + "a/'>deeper</a>")),
                        "left when it repeats itself",
                        left -> assertThat(left.asked()).hasSizeLessThan(10)),
                everywhere(
                        "T4",
                        "one page in many spellings",
                        Set.of(),
                        () ->
                                "<a href=/%61>1</a><a href=/a>2</a><a href=/./a>3</a><a href=/b/../a>4</a><a href=/a#x>5</a>",
                        "it is asked for once",
                        left -> assertThat(left.asked()).containsExactly("/", "/a")),
                new HostileScene(
                        "T7",
                        "addresses made to hold up who reads them",
                        Set.of(),
                        server -> server.on(
                                "/",
                                links(
                                        server.url("/" + "a/../".repeat(800)),
                                        server.url("/" + "%".repeat(4_000)),
                                        "http://" + "a.".repeat(2_000) + "org/",
                                        "http://" + "1".repeat(4_000) + "/",
                                        "http://" + "@".repeat(4_000) + "x/",
                                        "http://[" + ":".repeat(4_000) + "]/")),
                        "none of them is asked for",
                        left -> assertThat(left.asked()).containsExactly("/")),
                everywhere(
                        "T8",
                        "links without end",
                        Set.of("trap"),
                        () -> many(1_500, i -> "/n" + fresh.incrementAndGet()),
                        "left after fifty pages",
                        few()));
    }

    /// The same page, made anew, whatever is asked for.
    private static HostileScene everywhere(
            String id,
            String what,
            Set<String> codes,
            java.util.function.Supplier<String> body,
            String must,
            Check check) {
        return new HostileScene(
                id,
                what,
                codes,
                server -> server.on(
                        "/*",
                        (request, socket, out) -> page(
                                        HTML, body.get().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                .to(request, socket, out)),
                must,
                check);
    }

    private static String many(int links, java.util.function.IntFunction<String> address) {
        return IntStream.range(0, links)
                .mapToObj(i -> "<a href='" + address.apply(i) + "'>on</a>")
                .collect(Collectors.joining());
    }

    private static Check few() {
        return left -> assertThat(left.asked()).hasSizeBetween(20, MOST);
    }
}
