package org.fener.dashboard.page;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.fener.crawler.erasure.Erasures.Kind;
import org.fener.dashboard.erasure.Erasure;
import org.fener.dashboard.erasure.Erasure.Begun;
import org.fener.dashboard.round.Installation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Carries out erasures one after another, away from the request that ordered them: they wait until running rounds have
/// ended and write files anew. What is left when the program ends is gone on with at its next start.
@Component
final class ErasureDesk implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ErasureDesk.class);

    private final Installation installation;
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("erasure").factory());
    private final Map<Integer, String> troubles = new ConcurrentHashMap<>();
    private final Map<Integer, List<String>> left = new ConcurrentHashMap<>();

    ErasureDesk(Installation installation) {
        this.installation = installation;
    }

    /// Writes the order down, from when on it is final, and begins with it.
    ///
    /// @throws IllegalArgumentException as [Erasure#check]
    void order(Set<String> posts, String by, String why) throws IOException {
        Erasure erasure = new Erasure(installation);
        Begun begun = erasure.begin(posts, Kind.ORDER, by, why);
        worker.execute(() -> carryOut(erasure, begun));
    }

    private void carryOut(Erasure erasure, Begun begun) {
        try {
            List<String> files = erasure.carryOut(begun).left();
            if (files.isEmpty()) return;
            left.put(begun.number(), files);
            LOG.warn("erasure {}: what was erased may stand in {}", begun.number(), files);
        } catch (IOException | RuntimeException e) {
            troubles.put(begun.number(), e.toString());
            LOG.error("erasure {} was not carried out: it is tried again at the next start", begun.number(), e);
        }
    }

    /// Why an erasure of this process was not carried out.
    Optional<String> trouble(int number) {
        return Optional.ofNullable(troubles.get(number));
    }

    /// Files of the home that a person has to look at after an erasure of this process.
    List<String> left(int number) {
        return left.getOrDefault(number, List.of());
    }

    @Override
    public void close() {
        worker.close();
    }
}
