package org.fener.crawler.fetch;

import static org.fener.crawler.fetch.HostileServer.join;
import static org.fener.crawler.fetch.HostileServer.page;
import static org.fener.crawler.fetch.HostileServer.raw;
import static org.fener.crawler.fetch.HostileServer.redirect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/// One hostile host: what it does, and by which of these reasons the operator must learn of it; none where a crawl
/// takes it in its stride.
///
/// @param id     of the catalogue, such as `A5`
/// @param what   in words
/// @param codes  reasons of which at least one must stand in the round's account; empty if none need stand there
/// @param server sets the host up; its start page is `/`
record HostileScene(String id, String what, Set<String> codes, Play server) {

    @FunctionalInterface
    interface Play {
        void on(HostileServer server) throws IOException;
    }

    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String HTML = "Content-Type: text/html; charset=utf-8\r\n";

    /// The cases that one host can play to a crawl by itself. Cases of addresses, names, certificates and proxies have
    /// tests of their own.
    static List<HostileScene> all() {
        List<HostileScene> all = new ArrayList<>();
        transport(all);
        framing(all);
        compression(all);
        redirects(all);
        pages(all);
        documents(all);
        robots(all);
        traps(all);
        files(all);
        return all;
    }

    private static void transport(List<HostileScene> all) {
        all.add(at("A3", "never answers", Set.of("timeout"), (request, socket, out) -> wait(60_000)));
        all.add(at(
                "A4",
                "a head that drips",
                Set.of("timeout"),
                (request, socket, out) -> drip(out, OK + "X: " + "x".repeat(9_000))));
        all.add(at("A5", "a body that drips", Set.of("cut-time"), (request, socket, out) -> {
            out.write((OK + HTML + "\r\n<p>first words ").getBytes(StandardCharsets.US_ASCII));
            return drip(out, "x".repeat(9_000));
        }));
        all.add(at(
                "A6",
                "a body without end",
                Set.of("cut-length"),
                (request, socket, out) -> endless(out, OK + HTML + "\r\n", "text without an end ")));
        all.add(at("A7", "resets in the head", Set.of("disconnect"), (request, socket, out) -> {
            out.write("HTTP/1.1 2".getBytes(StandardCharsets.US_ASCII));
            socket.setSoLinger(true, 0);
            return false;
        }));
        all.add(at(
                "A8",
                "breaks off in the body",
                Set.of("cut-disconnect"),
                raw(OK + HTML + "Content-Length: 999\r\n\r\n<p>only this")));
        all.add(at("A9", "closes idle connections", Set.of(), (request, socket, out) -> {
            page("<p>a page").to(request, socket, out);
            out.flush();
            return false;
        }));
    }

    private static void framing(List<HostileScene> all) {
        String chunked = OK + HTML + "Transfer-Encoding: chunked\r\n\r\n";
        all.add(at(
                "B1",
                "chunks without end",
                Set.of("cut-length"),
                (request, socket, out) -> endless(out, chunked, "a\r\n0123456789\r\n")));
        all.add(at(
                "B2",
                "a chunk size that overflows",
                Set.of("cut-unspecified"),
                raw(chunked + "5\r\n<p>hi\r\nFFFFFFFFFFFFFFFFF\r\nHello")));
        all.add(at(
                "B3",
                "a chunk extension without end",
                Set.of("cut-unspecified"),
                (request, socket, out) -> endless(out, chunked + "5;", "extension")));
        all.add(at(
                "B4",
                "a length of 2^63",
                Set.of(),
                raw(OK + HTML + "Content-Length: 9223372036854775808\r\n\r\n<p>whole")));
        all.add(at(
                "B5",
                "chunks and a length",
                Set.of(),
                raw(OK + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>hi\r\n0\r\n\r\n")));
        all.add(at("B6", "no HTTP at all", Set.of("protocol"), raw("SSH-2.0-OpenSSH_9.2\r\n\r\n")));
        all.add(at(
                "B7",
                "interim responses without end",
                Set.of("protocol"),
                (request, socket, out) -> endless(out, "", "HTTP/1.1 100 Continue\r\n\r\n")));
        all.add(at(
                "B8",
                "cookies without end",
                Set.of("head-too-large"),
                (request, socket, out) -> endless(out, OK, "Set-Cookie: a=b\r\n")));
        all.add(at(
                "B9",
                "odd bytes in the head",
                Set.of(),
                raw("HTTP/1.1 200 O\u0000K\r\nX: a\rb\r\nX-Esc: \u001b[31m\r\nContent-Length: 5\r\n\r\n<p>hi")));
        all.add(at(
                "B10",
                "HTTP/2 frames nobody asked for",
                Set.of("protocol", "disconnect", "head-too-large"),
                (request, socket, out) -> endless(out, "", "\u0000\u0000\u0000\u0004\u0000\u0000\u0000\u0000\u0000")));
        all.add(at(
                "B11",
                "304 nobody asked for",
                Set.of("http-304-unasked"),
                raw("HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\ncached!!!")));
        all.add(at(
                "B12",
                "a range nobody asked for",
                Set.of("cut-unspecified"),
                raw("HTTP/1.1 206 Partial\r\nContent-Range: bytes 0-3/9\r\nContent-Length: 4\r\n\r\npart")));
        all.add(at(
                "B13",
                "asks for a password",
                Set.of("http-401"),
                raw("HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n\r\n")));
    }

    private static void compression(List<HostileScene> all) {
        byte[] odd = {(byte) 0xcf, (byte) 0xff, (byte) 0xff, (byte) 0x7f, 0, 0x1c};
        byte[] text = "<p>text of a page".repeat(200).getBytes(StandardCharsets.UTF_8);
        all.add(at(
                "C1",
                "a gzip bomb",
                Set.of("cut-length"),
                page(HTML + "Content-Encoding: gzip\r\n", gzip(new byte[64 << 20]))));
        all.add(at("C2", "brotli unasked", Set.of(), page(HTML + "Content-Encoding: br\r\n", odd)));
        all.add(at("C3", "zstd unasked", Set.of(), page(HTML + "Content-Encoding: zstd\r\n", odd)));
        all.add(at(
                "C4",
                "gzip in gzip in gzip",
                Set.of(),
                page(HTML + "Content-Encoding: gzip, gzip, gzip, gzip, gzip\r\n", gzip(gzip(gzip(gzip(gzip(text))))))));
        all.add(at(
                "C5",
                "half a gzip",
                Set.of(),
                page(HTML + "Content-Encoding: gzip\r\n", java.util.Arrays.copyOf(gzip(text), 40))));
        all.add(at("C6", "says gzip and is none", Set.of(), page(HTML + "Content-Encoding: gzip\r\n", text)));
    }

    private static void redirects(List<HostileScene> all) {
        Set<String> blocked = Set.of("blocked:scope", "blocked:url", "blocked:address", "blocked:port");
        all.add(at("D1", "redirects to itself", Set.of("redirect-loop"), redirect(302, "/case")));
        all.add(new HostileScene("D2", "redirects 50 times", Set.of("redirect-limit"), server -> {
            server.on("/", links("/case")).on("/case", redirect(302, "/hop0"));
            for (int i = 0; i < 50; i++) server.on("/hop" + i, redirect(302, "/hop" + (i + 1)));
        }));
        all.add(at(
                "D3",
                "redirects to the metadata service",
                blocked,
                redirect(302, "http://169.254.169.254/latest/meta-data/")));
        all.add(at("D4", "redirects to a decimal address", blocked, redirect(302, "http://2130706441/")));
        all.add(at("D5", "redirects to localhost", blocked, redirect(302, "http://localhost/")));
        all.add(at("D7", "redirects to a file", blocked, redirect(302, "file:///etc/passwd")));
        all.add(at("D8", "redirects to a database's port", blocked, redirect(302, "http://127.0.0.9:5432/")));
        all.add(at("D9", "a host that two parsers read differently", blocked, redirect(302, "http://127.0.0.9\\@ok/")));
        all.add(new HostileScene(
                "D10",
                "links, frames and refreshes that lead inside",
                Set.of(),
                server -> server.on("/", links("/case"))
                        .on(
                                "/case",
                                page(
                                        HTML
                                                + "Refresh: 0; url=http://127.0.0.9/a\r\nLink: <http://127.0.0.9/b>; rel=canonical\r\n",
                                        """
                        <head><base href="http://127.0.0.9/"><meta http-equiv=refresh content="0; url=http://169.254.169.254/">
                        <link rel=canonical href="http://10.0.0.1/"></head><body><iframe src="http://127.0.0.9/c"></iframe>
                        <img srcset="http://127.0.0.9/d 2x"><a href="/relative">r</a><a href="http://127.0.0.9:8080/">x</a>
                        """.getBytes(StandardCharsets.UTF_8)))));
        all.add(new HostileScene(
                "D11",
                "robots.txt that leads inside",
                Set.of("robots-unreadable"),
                server -> server.on("/robots.txt", redirect(302, "http://127.0.0.9/robots.txt"))
                        .on("/", page("<p>never"))));
        all.add(at(
                "D13",
                "redirects to another site",
                Set.of("blocked:scope"),
                redirect(301, "http://other.example/page")));
    }

    private static void pages(List<HostileScene> all) {
        all.add(html("G1", "100,000 elements in each other", "<div>".repeat(100_000) + "needle"));
        all.add(html("G2", "tables in bold in tables", "<b><table><b><td>".repeat(20_000) + "needle"));
        all.add(html(
                "G3",
                "200,000 links",
                IntStream.range(0, 200_000)
                        .mapToObj(i -> "<a href=http://x.example/" + i + ">")
                        .collect(Collectors.joining())));
        all.add(html("G4", "a comment that swallows the page", "<!-- " + "text ".repeat(1_000)));
        all.add(html("G5", "NUL and half characters", "a\u0000b\ufffe " + "text ".repeat(50)));
        all.add(at(
                "G6",
                "four charsets at once",
                Set.of(),
                page(
                        "Content-Type: text/html; charset=utf-16\r\n",
                        "\ufeff<meta charset=gb18030><p>Текст".getBytes(StandardCharsets.UTF_8))));
        all.add(html(
                "G7",
                "letters that turn around and pile up",
                "\u202etxet\u202c a\u0301\u0301\u0301" + "\u0336".repeat(5_000)));
        all.add(html("G8", "hidden text", "<p style=display:none>hidden</p><p>seen"));
        all.add(html("G11", "one word of 2,000,000 letters", "<p>" + "x".repeat(2_000_000)));
    }

    private static void documents(List<HostileScene> all) {
        String laughs = "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"lol\">"
                + IntStream.range(0, 20)
                        .mapToObj(i -> "<!ENTITY " + (char) ('b' + i) + " \""
                                + ("&" + (char) ('a' + i) + ";").repeat(10) + "\">")
                        .collect(Collectors.joining())
                + "]><rss><channel><title>&u;</title></channel></rss>";
        String outside =
                "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY f SYSTEM \"file:///etc/passwd\"><!ENTITY % p SYSTEM \"http://127.0.0.9/x.dtd\"> %p;]>"
                        + "<rss><channel><item><title>&f;</title><link>/x</link></item></channel></rss>";
        all.add(file("H1", "a billion laughs", "application/xml", laughs));
        all.add(file("H2", "an entity from a file", "application/xml", outside));
        all.add(file("H3", "100,000 elements of XML in each other", "application/xml", "<a>".repeat(100_000)));
        all.add(new HostileScene(
                "H4",
                "a sitemap that inflates",
                Set.of(),
                server -> server.on("/", links("/map.xml"))
                        .on(
                                "/map.xml",
                                page(
                                        "Content-Type: application/gzip\r\n",
                                        gzip(("<urlset><url><loc>http://x.example/" + "a".repeat(30 << 20))
                                                .getBytes(StandardCharsets.US_ASCII))))));
        all.add(new HostileScene(
                "H5",
                "a sitemap index that leads to itself",
                Set.of(),
                server -> server.on("/", links("/map.xml"))
                        .on(
                                "/map.xml",
                                page(
                                        "Content-Type: application/xml\r\n",
                                        ("<sitemapindex>"
                                                        + IntStream.range(0, 5_000)
                                                                .mapToObj(i -> "<sitemap><loc>/map.xml?" + i
                                                                        + "</loc></sitemap>")
                                                                .collect(Collectors.joining())
                                                        + "</sitemapindex>")
                                                .getBytes(StandardCharsets.US_ASCII)))));
        all.add(file(
                "H6",
                "a feed of 20,000 items",
                "application/rss+xml",
                "<rss version=\"2.0\"><channel><title>t</title>"
                        + IntStream.range(0, 20_000)
                                .mapToObj(i -> "<item><guid>same</guid><title>t" + i
                                        + "</title><pubDate>Fri, 31 Dec 9999 23:59:59 GMT</pubDate></item>")
                                .collect(Collectors.joining())
                        + "</channel></rss>"));
        all.add(file("H7", "100,000 arrays in each other", "application/json", "[".repeat(100_000)));
    }

    private static void robots(List<HostileScene> all) {
        all.add(robots(
                "R1",
                "robots.txt fails",
                Set.of("robots-unreadable"),
                raw("HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n")));
        all.add(robots("R2", "no robots.txt", Set.of(), raw("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n")));
        all.add(new HostileScene("R3", "robots.txt redirects six times", Set.of("robots-unreadable"), server -> {
            server.on("/robots.txt", redirect(302, "/r1")).on("/", page("<p>never"));
            for (int i = 1; i < 7; i++) server.on("/r" + i, redirect(302, "/r" + (i + 1)));
        }));
        all.add(robots(
                "R4",
                "robots.txt without end",
                Set.of(),
                (request, socket, out) ->
                        endless(out, OK + "\r\nUser-agent: *\nDisallow: /x\n", "# a comment to fill the file\n")));
        all.add(robots(
                "R5",
                "rules made of stars",
                Set.of(),
                page(
                        "Content-Type: text/plain\r\n",
                        ("User-agent: *\n" + ("Disallow: /" + "*a".repeat(200) + "$\n").repeat(500))
                                .getBytes(StandardCharsets.US_ASCII))));
        all.add(at(
                "R8",
                "asks to be left alone for ten years",
                Set.of("http-429"),
                raw("HTTP/1.1 429 Slow\r\nRetry-After: 315360000\r\nContent-Length: 0\r\n\r\n")));
        all.add(at(
                "R9",
                "asks not to be indexed",
                Set.of("robots-noindex"),
                page(
                        HTML + "X-Robots-Tag: noindex\r\n",
                        "<p>words that are not to be found".getBytes(StandardCharsets.US_ASCII))));
    }

    private static void traps(List<HostileScene> all) {
        all.add(new HostileScene(
                "T1",
                "a calendar without end",
                Set.of("trap"),
                server -> server.on("/", links("/cal/1")).on("/cal/*", (request, socket, out) -> {
                    int month = Integer.parseInt(request.path().substring(5));
                    return page("<table><tr><td>1<td>2</table><a rel=next href=/cal/" + (month + 1) + ">next</a>")
                            .to(request, socket, out);
                })));
        all.add(new HostileScene(
                "T2",
                "a session id in every link",
                Set.of(),
                server -> server.on(
                        "/*",
                        (request, socket, out) -> page("<a href='/thread;jsessionid=" + System.nanoTime()
                                        + "'>t</a><a href='/list?PHPSESSID=" + System.nanoTime() + "'>l</a>")
                                .to(request, socket, out))));
        all.add(new HostileScene(
                "T3",
                "filters without end",
                Set.of("trap"),
                server -> server.on(
                        "/*",
                        (request, socket, out) -> page(IntStream.range(0, 40)
                                        .mapToObj(i -> "<a href='/filter?" + System.nanoTime() + "=" + i + "'>f</a>")
                                        .collect(Collectors.joining()))
                                .to(request, socket, out))));
        all.add(new HostileScene(
                "T4",
                "one page in many spellings",
                Set.of(),
                server -> server.on(
                        "/*",
                        (request, socket, out) ->
                                page("<a href=/%61>1</a><a href=/a>2</a><a href=/./a>3</a><a href=/b/../a>4</a><a href=/a#x>5</a>")
                                        .to(request, socket, out))));
        all.add(new HostileScene(
                "T8",
                "links without end",
                Set.of("trap"),
                server -> server.on(
                        "/*",
                        (request, socket, out) -> page(IntStream.range(0, 1_500)
                                        .mapToObj(i -> "<a href=/n" + System.nanoTime() + i + ">n</a>")
                                        .collect(Collectors.joining()))
                                .to(request, socket, out))));
    }

    private static void files(List<HostileScene> all) {
        all.add(at(
                "X1",
                "a film that says it is a page",
                Set.of("blocked:type"),
                (request, socket, out) -> endless(out, OK + HTML + "\r\nID3\u0003", "music")));
        all.add(at(
                "X2", "a PDF", Set.of("blocked:type"), raw(OK + "Content-Type: application/pdf\r\n\r\n%PDF-1.7\r\n")));
        all.add(new HostileScene(
                "X4",
                "a name that climbs out of its folder",
                Set.of(),
                server -> server.on("/", links("/a/..%2f..%2f..%2fetc%2fpasswd"))
                        .on(
                                "/*",
                                page(
                                        HTML + "Content-Disposition: attachment; filename=../../x\r\n",
                                        "<p>a page".getBytes(StandardCharsets.US_ASCII)))));
        all.add(at(
                "Z1",
                "a clock of another age",
                Set.of(),
                page(
                        HTML
                                + "Date: Thu, 01 Jan 1970 00:00:00 GMT\r\nLast-Modified: Fri, 31 Dec 9999 23:59:59 GMT\r\n",
                        "<p>a page".getBytes(StandardCharsets.US_ASCII))));
        all.add(at(
                "Z2",
                "a clock a day ahead",
                Set.of(),
                page(
                        HTML + "Date: Thu, 01 Jan 2099 00:00:00 GMT\r\nExpires: Fri, 31 Dec 2099 23:59:59 GMT\r\n",
                        "<p>a page".getBytes(StandardCharsets.US_ASCII))));
    }

    /// A start page that is as it should be and leads to the hostile one.
    private static HostileScene at(String id, String what, Set<String> codes, HostileServer.Answer answer) {
        return new HostileScene(
                id, what, codes, server -> server.on("/", links("/case")).on("/case", answer));
    }

    private static HostileScene html(String id, String what, String body) {
        return at(id, what, Set.of(), page("<html><title>t</title><body>" + body));
    }

    private static HostileScene file(String id, String what, String type, String text) {
        return at(id, what, Set.of(), page("Content-Type: " + type + "\r\n", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static HostileScene robots(String id, String what, Set<String> codes, HostileServer.Answer robots) {
        return new HostileScene(
                id, what, codes, server -> server.on("/robots.txt", robots).on("/", page("<p>a page")));
    }

    private static HostileServer.Answer links(String path) {
        return page("<html><title>start</title><body><a href='" + path + "'>on</a>");
    }

    private static boolean wait(int millis) throws InterruptedException {
        Thread.sleep(millis);
        return false;
    }

    private static boolean drip(OutputStream out, String text) throws IOException, InterruptedException {
        for (byte one : text.getBytes(StandardCharsets.US_ASCII)) {
            out.write(one);
            out.flush();
            Thread.sleep(50);
        }
        return false;
    }

    private static boolean endless(OutputStream out, String head, String again) throws IOException {
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        byte[] many = again.repeat(500).getBytes(StandardCharsets.ISO_8859_1);
        for (long sent = 0; sent < 64L << 20; sent += many.length) out.write(many);
        return false;
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return join(out.toByteArray());
    }

    String source() {
        return "hostile-" + id.toLowerCase(Locale.ROOT);
    }
}
