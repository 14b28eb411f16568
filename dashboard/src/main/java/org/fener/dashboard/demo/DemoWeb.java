package org.fener.dashboard.demo;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Eight small made-up sites on loopback, each on its own port, which tell an invented story in a few chapters.
///
/// In the first chapter the sites have some hundred posts; in each later one posts appear, change or are taken down, so
/// that a second round has something new. Publication times count back from the start, so that today always has posts.
public final class DemoWeb implements AutoCloseable {

    /// The first site's port; the others follow.
    public static final int DEFAULT_PORT = 18081;

    private static final Duration LIVING_PACE = Duration.ofMinutes(2);

    private final StoryTeller teller;
    private final List<SiteServer> servers;

    private DemoWeb(StoryTeller teller, List<SiteServer> servers) {
        this.teller = teller;
        this.servers = List.copyOf(servers);
    }

    /// Sites on which a new chapter begins every two minutes.
    public static DemoWeb living(int basePort, InstantSource clock) throws IOException {
        return start(basePort, clock, Optional.of(LIVING_PACE));
    }

    /// Sites that stay as they are until [#advanceTo].
    public static DemoWeb stepped(int basePort, InstantSource clock) throws IOException {
        return start(basePort, clock, Optional.empty());
    }

    /// @param basePort port of the first site; 0 gives every site a free port
    private static DemoWeb start(int basePort, InstantSource clock, Optional<Duration> pace) throws IOException {
        List<DemoSite> sites = SiteFolder.readAll();
        int lastChapter = sites.stream().mapToInt(DemoSite::lastChapter).max().orElse(1);
        StoryTeller teller = new StoryTeller(clock, pace, lastChapter);
        List<SiteServer> servers = new ArrayList<>();
        try {
            for (DemoSite site : sites)
                servers.add(SiteServer.start(site, basePort == 0 ? 0 : basePort + servers.size(), teller::now));
        } catch (IOException | RuntimeException failed) {
            servers.forEach(SiteServer::close);
            throw failed;
        }
        return new DemoWeb(teller, servers);
    }

    /// The sites' ids and where a person can open them, in the order of their ports.
    public Map<String, URI> addresses() {
        Map<String, URI> addresses = new LinkedHashMap<>();
        servers.forEach(
                server -> addresses.put(server.site().id(), server.base().resolve("/")));
        return addresses;
    }

    public int chapter() {
        return teller.now().chapter();
    }

    /// Begins every chapter up to this one now. The story never goes back.
    public void advanceTo(int chapter) {
        teller.advanceTo(chapter);
    }

    /// All posts that the sites show now.
    public List<DemoGold> gold() {
        return servers.stream()
                .flatMap(server -> {
                    SiteView view = server.view();
                    return view.posts().map(post -> DemoGold.of(post, server.engine(), view));
                })
                .toList();
    }

    /// What visitors asked each site for.
    public Map<String, DemoTraffic> traffic() {
        Map<String, DemoTraffic> traffic = new LinkedHashMap<>();
        servers.forEach(server -> traffic.put(server.site().id(), server.traffic()));
        return traffic;
    }

    /// All sites as a `config/sources.yaml`.
    public String sourcesYaml() {
        StringBuilder yaml = new StringBuilder("# The demo's made-up sites on this machine.\nsources:\n");
        servers.forEach(server -> yaml.append(SourceEntry.of(server.site(), server.base())));
        return yaml.toString();
    }

    @Override
    public void close() {
        servers.forEach(SiteServer::close);
    }
}
