package org.fener.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fener.crawler.fetch.HostileServer.page;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.fener.crawler.fetch.HostileScene.Check;
import org.fener.crawler.fetch.Neighbourhood.Brought;
import org.fener.crawler.fetch.PlayedNames.Says;

/// Hosts that are known by names, beside 20 well-behaved ones, in a network of its own with a name server of its own
/// and a forbidden place that counts who comes. Ends with 1 and says why if one of them leaves what it must not.
public final class HostileNames {

    private static final String INSIDE = "10.0.0.1";
    private static final List<String> FORBIDDEN = List.of(INSIDE, "fd00::1");
    private static final String HERE = "127.0.0.1";
    private static final int MANY_HOSTS = 1_000;
    private static final int MANY_ADDRESSES = 500;
    private static final Duration DELAY = Duration.ofMillis(10);

    /// A host and the names under which it is asked for.
    private record Named(HostileScene scene, List<String> names) {}

    private HostileNames() {}

    public static void main(String[] arguments) throws Exception {
        ForbiddenPlace place = new ForbiddenPlace();
        try (PlayedNames names = new PlayedNames();
                Neighbourhood street = new Neighbourhood(Path.of(arguments[0]), FetchBench.PATIENT, DELAY)) {
            street.wake();
            long process = street.crawlProcess();
            List<Named> all = all(names);
            for (Named one : all) {
                street.add(one.scene(), one.names());
                for (String inside : FORBIDDEN)
                    place.open(inside, street.server(one.scene()).port());
            }
            place.listen();

            Brought brought = street.round(Duration.ofSeconds(150));

            SoftAssertions softly = new SoftAssertions();
            for (Named one : all) HostileNeighboursTest.check(one.scene(), street, brought, softly);
            softly.assertThat(place.arrived().availablePermits())
                    .as("connections to a forbidden place")
                    .isZero();
            softly.assertThat(street.crawlProcess()).as("the crawl process").isEqualTo(process);
            softly.assertThat(street.log()).as("the crawl's log").noneMatch(line -> line.contains("Error"));
            softly.assertThat(street.collected())
                    .as("known posts of the neighbours")
                    .hasSize(Neighbourhood.HOSTS * Neighbourhood.POSTS);
            softly.assertThat(street.damages()).as("damages in the archive").isEmpty();
            softly.assertThat(names.asked())
                    .as("names that were looked up")
                    .contains("turns.example")
                    .doesNotContain("looked-up.example")
                    .noneMatch(name -> name.endsWith(".wild.example") && !name.equals("www.wild.example"));
            int port = street.server(all.getFirst().scene()).port();
            new Socket(InetAddress.ofLiteral(INSIDE), port).close();
            softly.assertThat(place.arrived().tryAcquire(5, TimeUnit.SECONDS))
                    .as("a connection made on purpose is counted")
                    .isTrue();
            softly.assertAll();
            System.out.println("played " + all.size() + " hosts beside "
                    + street.collected().size() + " posts");
            System.exit(0);
        } catch (AssertionError e) {
            System.out.println(e.getMessage());
            System.exit(1);
        }
    }

    private static List<Named> all(PlayedNames names) {
        names.say("fails.example", new Says.Failure());
        names.say("silent.example", new Says.Nothing());
        names.say("many.example", Collections.nCopies(MANY_ADDRESSES, HERE).toArray(String[]::new));
        names.say("loop.example", new Says.Alias("pool.example"));
        names.say("pool.example", new Says.Alias("loop.example"));
        names.say("*.wild.example", HERE);
        names.say("mixed.example", HERE, INSIDE);
        names.say("alias.example", new Says.Alias("inside.example"));
        names.say("inside.example", INSIDE);
        names.say("six.example", HERE, "fd00::1");
        names.say("turns.example", new Says.InTurn(List.of(HERE, INSIDE), new AtomicInteger()));
        names.say("feeds.example", HERE);
        names.say("looked-up.example", INSIDE);
        String[] crowd = IntStream.range(0, MANY_HOSTS)
                .mapToObj(i -> "h" + i + ".crowd.example")
                .toArray(String[]::new);
        names.say("*.crowd.example", HERE);
        return List.of(
                nowhere("E1.none", "a name that does not exist", "nx.example"),
                nowhere("E1.fails", "a name server that fails", "fails.example"),
                nowhere("E1.silent", "a name server that says nothing", "silent.example"),
                nowhere("E1.loop", "a name that is its own alias", "loop.example"),
                here(
                        "E1.many",
                        "500 addresses of one name",
                        "many.example",
                        left -> assertThat(left.text("/")).contains("words that are seen")),
                here(
                        "E1.wild",
                        "names without end below one",
                        "www.wild.example",
                        left -> assertThat(left.asked()).containsExactly("/")),
                blocked("D6.mixed", "an allowed and a forbidden address", "mixed.example"),
                blocked("D6.alias", "an alias of a name inside", "alias.example"),
                blocked("D6.six", "a forbidden IPv6 address beside an allowed one", "six.example"),
                new Named(
                        new HostileScene(
                                "D6.turns",
                                "an address that is another one as soon as it was checked",
                                Set.of("blocked:address", "robots-unreadable"),
                                server -> server.on("/*", HostileAnswers.thenCloses(page("<p>a page"))),
                                "what was checked is what is connected",
                                left -> assertThat(left.attempts())
                                        .anySatisfy(
                                                one -> assertThat(one.code()).isEqualTo("blocked:address"))),
                        List.of("turns.example")),
                new Named(
                        HostileScene.all().stream()
                                .filter(scene -> scene.id().equals("H2.name"))
                                .findFirst()
                                .orElseThrow(),
                        List.of("feeds.example")),
                new Named(
                        new HostileScene(
                                "A10",
                                "1,000 hosts at one address",
                                Set.of(),
                                server -> server.on("/*", HostileAnswers.thenCloses(page("<p>a page"))),
                                "they share one turn",
                                HostileNames::oneAtATime),
                        List.of(crowd)));
    }

    private static void oneAtATime(Aftermath left) {
        long[] times = left.requests().stream()
                .mapToLong(HostileServer.Seen::began)
                .sorted()
                .toArray();
        assertThat(times.length).isGreaterThan(20);
        for (int i = 1; i < times.length; i++)
            assertThat(times[i] - times[i - 1]).isGreaterThanOrEqualTo(DELAY.toNanos());
    }

    private static Named nowhere(String id, String what, String name) {
        return new Named(
                new HostileScene(
                        id,
                        what,
                        Set.of("robots-unreadable"),
                        server -> {},
                        "the try is kept, and nobody is connected",
                        left -> {
                            assertThat(left.codes("/robots.txt")).containsOnly("dns");
                            assertThat(left.requests()).isEmpty();
                        }),
                List.of(name));
    }

    private static Named here(String id, String what, String name, Check check) {
        StringBuilder links = new StringBuilder("<p>" + "words that are seen ".repeat(9));
        for (int i = 0; i < 500; i++) links.append("<a href=http://w").append(i).append(".wild.example/>x</a>");
        return new Named(
                new HostileScene(
                        id, what, Set.of(), server -> server.on("/", page(links.toString())), "it is read", check),
                List.of(name));
    }

    private static Named blocked(String id, String what, String name) {
        return new Named(
                new HostileScene(
                        id,
                        what,
                        Set.of("robots-unreadable"),
                        server -> server.on("/", page("<p>a page")),
                        "nobody is connected",
                        left -> {
                            assertThat(left.codes("/robots.txt")).containsOnly("blocked:address");
                            assertThat(left.requests()).isEmpty();
                        }),
                List.of(name));
    }
}
