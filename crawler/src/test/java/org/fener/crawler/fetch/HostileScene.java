package org.fener.crawler.fetch;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.fener.crawler.SourceAccess;

/// One hostile host: what it does, by which of these reasons the operator must learn of it, and what must be left when
/// the crawl has been there.
///
/// @param id     of the catalogue, with a variant where there are several: `A5`, `D11.feed`
/// @param what   it does, in words
/// @param codes  reasons of which at least one must stand in the round's account; empty where a crawl takes it in its
///               stride
/// @param server sets the host up; its start page is `/`
/// @param access how the source reaches it
/// @param must   what must be left, in words
/// @param check  holds that against what is left
record HostileScene(
        String id, String what, Set<String> codes, Play server, SourceAccess access, String must, Check check) {

    HostileScene(String id, String what, Set<String> codes, Play server, String must, Check check) {
        this(id, what, codes, server, SourceAccess.DIRECT, must, check);
    }

    @FunctionalInterface
    interface Play {
        void on(HostileServer server) throws IOException;
    }

    @FunctionalInterface
    interface Check {
        void of(Aftermath left);
    }

    /// The cases that one host can play to a crawl by itself. Cases of names, proxies and several hosts have tests of
    /// their own.
    static List<HostileScene> all() {
        return Stream.of(
                        TransportScenes.all(),
                        FramingScenes.all(),
                        ContentScenes.all(),
                        RedirectScenes.all(),
                        PageScenes.all(),
                        DocumentScenes.all(),
                        RobotsScenes.all(),
                        TrapScenes.all(),
                        TlsScenes.all())
                .flatMap(List::stream)
                .toList();
    }

    /// A start page that is as it should be and leads to the hostile one.
    static HostileScene at(
            String id, String what, Set<String> codes, HostileServer.Answer answer, String must, Check check) {
        return new HostileScene(
                id,
                what,
                codes,
                server -> server.on("/", HostileAnswers.links("/case")).on("/case", answer),
                must,
                check);
    }

    /// The id without its variant.
    String ofCatalogue() {
        return id.replaceFirst("\\..*", "");
    }

    String source() {
        return "hostile-" + id.toLowerCase(Locale.ROOT).replace('.', '-');
    }
}
