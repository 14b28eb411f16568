package org.fener.crawler.fetch;

import java.time.InstantSource;

/// The one way to the network. Safe for many threads; each call blocks until its fetch has ended and waits for its
/// turn at the host (see [Politeness]), for robots.txt too. Meant for virtual threads.
public final class GuardedFetcher implements AutoCloseable {

    private final FetchSettings settings;
    private final Politeness politeness;
    private final InstantSource clock;
    private final HopFetcher hops;
    private final Robots robots;

    public GuardedFetcher(FetchSettings settings, Politeness politeness, Resolver resolver, InstantSource clock) {
        this(settings, politeness, resolver, clock, StrictTrust.in(null));
    }

    GuardedFetcher(
            FetchSettings settings, Politeness politeness, Resolver resolver, InstantSource clock, StrictTrust trust) {
        this.settings = settings;
        this.politeness = politeness;
        this.clock = clock;
        Watchdog watchdog = new Watchdog();
        Connector connector = new Connector(
                settings.limits(),
                new AddressGuard(settings.allowAddresses()),
                resolver,
                new TlsHandshake(settings.limits().connect(), trust, watchdog),
                watchdog);
        this.hops = new HopFetcher(settings, politeness, connector, watchdog, clock);
        this.robots = new Robots(settings, hops, clock);
    }

    /// Asks robots.txt, then fetches, following redirects within the source's scope. Never throws for what a server
    /// does.
    public Fetch fetch(FetchRequest request) throws InterruptedException {
        try (LargeBodies.Claim room = claim()) {
            return fetch(request, room);
        }
    }

    /// As [#fetch(FetchRequest)]; a large body has its room in memory until the claim is closed.
    public Fetch fetch(FetchRequest request, LargeBodies.Claim room) throws InterruptedException {
        return new FetchRun(request, room, settings, politeness, hops, robots, clock).run();
    }

    /// To be closed when what was fetched is read.
    public LargeBodies.Claim claim() {
        return hops.bodies().claim();
    }

    /// What robots.txt files say; shared by all fetches.
    public Robots robots() {
        return robots;
    }

    static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    /// Closes idle connections.
    @Override
    public void close() {
        hops.close();
    }
}
