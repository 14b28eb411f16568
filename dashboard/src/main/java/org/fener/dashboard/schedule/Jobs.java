package org.fener.dashboard.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.fener.crawler.Source;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Run;
import org.fener.dashboard.store.Run.Kind;
import org.fener.dashboard.store.Run.Outcome;

/// What runs by itself: how it went, and when it is due next.
public final class Jobs {

    private static final Duration DAY = Duration.ofDays(1);

    private Jobs() {}

    /// One kind of job.
    ///
    /// @param last   the newest run; its details may name what only some people may see
    /// @param ran    in the last 24 hours
    /// @param failed of these
    /// @param next   empty where it is not due by the clock
    public record Job(Kind kind, Optional<Run> last, int ran, int failed, Optional<Instant> next) {

        /// How long the last run took; empty while it runs.
        public Optional<Duration> took() {
            return last.flatMap(run -> run.endedAt().map(end -> Duration.between(run.startedAt(), end)));
        }
    }

    public static List<Job> of(Installation installation) {
        return Arrays.stream(Kind.values()).map(kind -> job(installation, kind)).toList();
    }

    private static Job job(Installation installation, Kind kind) {
        Instant now = installation.clock().instant();
        List<Run> today = installation.ledger().between(kind, now.minus(DAY), now.plus(DAY));
        int failed = (int)
                today.stream().filter(run -> run.outcome() == Outcome.FAILED).count();
        return new Job(
                kind,
                installation.ledger().latest(kind, 1).stream().findFirst(),
                today.size(),
                failed,
                next(installation, kind, now));
    }

    private static Optional<Instant> next(Installation installation, Kind kind, Instant now) {
        ZonedDateTime here = now.atZone(installation.settings().zone());
        return switch (kind) {
            case ROUND ->
                installation.fetchStop().current().isPresent()
                        ? Optional.empty()
                        : installation.sources().all().stream()
                                .filter(source -> !source.paused())
                                .map(source -> due(source, now))
                                .min(Comparator.naturalOrder());
            case REPORT -> Optional.of(next(here, installation.settings().reportAt()));
            case AUDIT_CHECK -> Optional.of(next(here, AuditCheckJob.AT));
            case RETENTION -> Optional.of(next(here, RetentionJob.AT));
            case TRAINING -> Optional.empty();
        };
    }

    private static Instant due(Source source, Instant now) {
        return RoundJob.slot(source, now).plus(source.every());
    }

    private static Instant next(ZonedDateTime now, LocalTime at) {
        ZonedDateTime today = now.with(at);
        return (today.isAfter(now) ? today : now.plusDays(1).with(at)).toInstant();
    }
}
