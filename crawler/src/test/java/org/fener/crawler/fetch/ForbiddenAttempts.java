package org.fener.crawler.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.fener.crawler.Source;
import org.fener.crawler.SourceKind;

/// Tries to lead the fetcher to forbidden places, in a network of its own in which these places exist and count who
/// comes. Prints `tries N attempts M control K`: of the tries M connections arrived, and the counter was shown to count
/// by K connections made on purpose.
public final class ForbiddenAttempts {

    private static final int[] PORTS = {22, 25, 80, 443, 2375, 3306, 5432, 6379, 8080, 9200, 11_211};

    private static final List<String> HOSTS = List.of(
            "10.0.0.1",
            "10.255.255.254",
            "172.16.0.1",
            "172.31.255.254",
            "192.168.0.1",
            "192.168.255.254",
            "100.64.0.1",
            "100.127.255.254",
            "169.254.169.254",
            "127.0.0.9",
            "127.255.255.254",
            "192.0.2.1",
            "198.18.0.1",
            "198.51.100.1",
            "203.0.113.1");

    private static final List<String> KINDS =
            List.of("301", "302", "303", "307", "308", "refresh", "start", "robots", "name", "mixed");

    private final ForbiddenPlace place = new ForbiddenPlace();

    private ForbiddenAttempts() throws IOException {}

    public static void main(String[] arguments) throws Exception {
        ForbiddenAttempts attempts = new ForbiddenAttempts();
        attempts.listen();
        int tries = attempts.tries(Integer.parseInt(arguments[0]));
        int after = attempts.place.arrived().availablePermits();
        int control = attempts.control();
        System.out.println("tries " + tries + " attempts " + after + " control " + control);
        System.exit(0);
    }

    private void listen() throws IOException {
        for (int port : PORTS) {
            if (port == 80) continue; // there the hostile host itself listens, on its own address only
            place.open("0.0.0.0", port);
        }
        for (String host : HOSTS) place.open(host, 80);
        place.listen();
    }

    private int control() throws IOException, InterruptedException {
        int before = place.arrived().availablePermits();
        for (String host : HOSTS)
            for (int port : new int[] {80, 22, 6379}) new Socket(InetAddress.ofLiteral(host), port).close();
        int made = HOSTS.size() * 3;
        boolean all = place.arrived().tryAcquire(before + made, 5, TimeUnit.SECONDS);
        return all ? made : place.arrived().availablePermits() - before;
    }

    private int tries(int most) throws IOException, InterruptedException {
        int tries = 0;
        try (HostileServer server = new HostileServer("127.0.0.1", 80)) {
            for (int round = 0; tries < most; round++)
                for (String host : HOSTS)
                    for (String spelling : spellings(host)) {
                        String kind = KINDS.get(tries % KINDS.size());
                        int port = PORTS[(tries / KINDS.size()) % PORTS.length];
                        attempt(server, kind, spelling, host, port, round);
                        if (++tries >= most) return tries;
                    }
        }
        return tries;
    }

    private void attempt(HostileServer server, String kind, String spelling, String plain, int port, int round)
            throws InterruptedException {
        String target = "http://" + spelling + ":" + port + "/" + round;
        FetchSettings settings = new FetchSettings(
                UserAgent.fener("soc@example.org"),
                FetchBench.SHORT,
                List.of(AddressRange.parse("127.0.0.1")),
                OptOuts.NONE);
        Resolver names = name -> switch (name) {
            case "evil.example" -> List.of(InetAddress.ofLiteral(plain));
            case "mixed.example" -> List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral(plain));
            default -> throw new UnknownHostException(name);
        };
        server.on(
                "/robots.txt",
                kind.equals("robots")
                        ? HostileServer.redirect(302, target)
                        : HostileServer.raw("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n"));
        server.on(
                "/",
                switch (kind) {
                    case "refresh" ->
                        HostileServer.page(
                                "Refresh: 0; url=" + target + "\r\n",
                                ("<meta http-equiv=refresh content='0;url=" + target + "'>")
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
                    case "301", "302", "303", "307", "308" -> HostileServer.redirect(Integer.parseInt(kind), target);
                    default -> HostileServer.page("<p>a page");
                });
        String asked =
                switch (kind) {
                    case "start" -> target;
                    case "name" -> "http://evil.example:" + port + "/";
                    case "mixed" -> "http://mixed.example:" + port + "/";
                    default -> "http://127.0.0.1/";
                };
        List<URI> starts = new ArrayList<>();
        starts.add(URI.create("http://127.0.0.1/"));
        // scope and ports are open to the target, so that the address check stands alone
        for (String start : List.of(asked, target)) CanonicalUrl.of(start).ifPresent(url -> starts.add(url.uri()));
        Source source = new Source(
                "evil",
                "evil",
                SourceKind.AUTO,
                starts,
                starts,
                Duration.ofHours(1),
                Duration.ZERO,
                500,
                5,
                java.util.Optional.empty(),
                "a test",
                "none needed",
                java.util.Optional.empty(),
                false);
        try (GuardedFetcher fetcher =
                new GuardedFetcher(settings, new Politeness(InstantSource.system()), names, InstantSource.system())) {
            CanonicalUrl.of(asked).ifPresent(url -> {
                try {
                    fetcher.fetch(FetchRequest.of(source, url.uri()));
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    /// One IPv4 address in the forms that parsers take.
    private static List<String> spellings(String host) {
        String[] parts = host.split("\\.", -1);
        long value = 0;
        StringBuilder octal = new StringBuilder();
        StringBuilder hex = new StringBuilder();
        for (String part : parts) {
            int number = Integer.parseInt(part);
            value = value * 256 + number;
            octal.append(octal.isEmpty() ? "" : ".").append('0').append(Integer.toOctalString(number));
            hex.append(hex.isEmpty() ? "" : ".").append("0x").append(Integer.toHexString(number));
        }
        String high = Long.toHexString(value >> 16);
        String low = Long.toHexString(value & 0xffff);
        return List.of(
                host,
                host + ".",
                Long.toString(value),
                "0x" + Long.toHexString(value),
                "0" + Long.toOctalString(value),
                octal.toString(),
                hex.toString(),
                parts[0] + "." + (value & 0xffffff),
                parts[0] + "." + parts[1] + "." + (value & 0xffff),
                "ok@" + host,
                host.replace(".", "%2e"),
                "[::ffff:" + host + "]",
                "[::ffff:" + high + ":" + low + "]",
                "[64:ff9b::" + high + ":" + low + "]",
                "[2002:" + high + ":" + low + "::]",
                "[::" + host + "]",
                "[fd00::" + high + ":" + low + "]",
                "[fe80::" + high + ":" + low + "]");
    }
}
