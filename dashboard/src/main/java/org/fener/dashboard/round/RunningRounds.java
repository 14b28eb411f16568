package org.fener.dashboard.round;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.fener.crawler.Crawler;

/// The rounds that run in this process: one at most for each source, and a person can end it.
public final class RunningRounds {

    private final Crawler crawler;
    private final Set<String> sources = ConcurrentHashMap.newKeySet();

    RunningRounds(Crawler crawler) {
        this.crawler = crawler;
    }

    /// False if a round of this source runs already.
    boolean enter(String source) {
        return sources.add(source);
    }

    void leave(String source) {
        sources.remove(source);
    }

    public boolean contains(String source) {
        return sources.contains(source);
    }

    public int count() {
        return sources.size();
    }

    /// Asks the round of a source to end soon: it keeps what it has. Nothing happens if none runs.
    public void end(String source) throws IOException {
        if (sources.contains(source)) crawler.stop(source);
    }

    public void endAll() throws IOException {
        for (String source : sources) crawler.stop(source);
    }
}
