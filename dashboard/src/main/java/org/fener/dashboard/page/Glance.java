package org.fener.dashboard.page;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.fener.crawler.Source;
import org.fener.dashboard.manage.IndexFolder;
import org.fener.dashboard.page.WaitingPosts.Counts;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.round.SourceHealth;
import org.fener.dashboard.store.Run;
import org.fener.dashboard.store.Run.Kind;

/// How things are, in the few numbers that stand on every page.
///
/// @param light     see [Light]
/// @param care      sources that need care
/// @param sources   all sources
/// @param lastRound when a round last ended
/// @param waiting   flagged posts about which nobody decided
/// @param atLeast   whether there are more than were counted
/// @param indexed   when the index was last written
record Glance(
        Light light,
        int care,
        int sources,
        Optional<Instant> lastRound,
        int waiting,
        boolean atLeast,
        Optional<Instant> indexed) {

    /// How the crawl is, the gravest first.
    enum Light {
        /// a person has stopped all fetching
        STOPPED,
        CARE,
        WELL,
        /// nothing is watched
        NONE
    }

    private static final int RUNS_READ = 20;

    static Glance of(Installation installation) throws IOException {
        int care = 0;
        int sources = 0;
        Instant now = installation.clock().instant();
        for (Source source : installation.sources().all()) {
            sources++;
            if (SourceHealth.of(source, installation.ledger(), installation.index(), now)
                    .state()
                    .needsCare()) care++;
        }
        Counts counts = new WaitingPosts(installation).counts();
        return new Glance(
                light(installation, care, sources),
                care,
                sources,
                installation.ledger().latest(Kind.ROUND, RUNS_READ).stream()
                        .map(Run::endedAt)
                        .flatMap(Optional::stream)
                        .max(Instant::compareTo),
                counts.undecided(),
                counts.atLeast(),
                IndexFolder.lastCommit(installation.home().index()));
    }

    private static Light light(Installation installation, int care, int sources) {
        if (installation.fetchStop().current().isPresent()) return Light.STOPPED;
        if (care > 0 || !installation.sources().mistakes().isEmpty()) return Light.CARE;
        return sources == 0 ? Light.NONE : Light.WELL;
    }
}
