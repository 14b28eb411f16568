package org.fener.dashboard.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Channels;
import org.fener.indexer.watch.Telling;
import org.fener.indexer.watch.Telling.Quiet;
import org.fener.indexer.watch.Telling.Rhythm;
import org.fener.indexer.watch.Watch;
import org.fener.indexer.watch.Watch.Listed;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a watch is, as it is typed.
final class WatchOptions {

    @Option(names = "--name", paramLabel = "NAME", description = "default: the query")
    @Nullable
    String name;

    @Option(
            names = "--owner",
            paramLabel = "ACCOUNT",
            defaultValue = "admin",
            description = "who is told (default: ${DEFAULT-VALUE})")
    String owner = "admin";

    @Option(names = "--category", paramLabel = "CATEGORY", description = "flagged for it; may be given again")
    List<String> categories = List.of();

    @Option(
            names = "--least-score",
            paramLabel = "S",
            defaultValue = "0",
            description = "of one of the categories, 0 to 1")
    double leastScore;

    @Option(names = "--mute", paramLabel = "SOURCE", description = "leaves a source out; may be given again")
    List<String> muted = List.of();

    @Option(
            names = "--rhythm",
            paramLabel = "RHYTHM",
            defaultValue = "EACH",
            description = "when alerts are told: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    Rhythm rhythm = Rhythm.EACH;

    @Option(names = "--quiet", paramLabel = "FROM-UNTIL", description = "hours without alerts, such as 22:00-07:00")
    @Nullable
    String quiet;

    @Option(names = "--expires", paramLabel = "DAY", description = "ends with that day, such as 2027-01-31")
    @Nullable
    String expires;

    @Option(names = "--mail", description = "tells its owner by mail too; see: fener user mail")
    boolean mail;

    @Option(names = "--webhook", paramLabel = "NAME", description = "tells this webhook of the settings too")
    @Nullable
    String webhook;

    /// How it tells beside the pages.
    Channels channels(Installation installation) {
        return new Channels(mail, new WatchMessages(installation).named(webhook));
    }

    Watch watch(Installation installation, String query, List<Listed> list) {
        if (!installation.accounts().isEmpty()
                && installation.accounts().find(owner).isEmpty())
            throw new IllegalArgumentException(
                    "no account '" + owner + "' that could own a watch; see: fener user list");
        List<String> known =
                installation.categories().stream().map(it -> it.key()).toList();
        for (String category : categories)
            if (!known.contains(category))
                throw new IllegalArgumentException("no category '" + category + "': expected one of " + known);
        Watch watch = new Watch(
                UUID.randomUUID().toString(),
                owner,
                name != null ? name : query,
                query.strip(),
                list,
                categories,
                leastScore,
                muted,
                new Telling(rhythm, Optional.ofNullable(quiet).map(WatchOptions::quiet), Optional.empty()),
                installation.clock().instant(),
                Optional.ofNullable(expires)
                        .map(day -> endOf(
                                day,
                                installation.settings().zone(),
                                installation.clock().instant())));
        if (watch.isBoundless())
            throw new IllegalArgumentException(
                    "this watch would tell of every post: give a query, a category or a least score; `*` means it");
        return watch;
    }

    private static Quiet quiet(String hours) {
        String[] parts = hours.split("-", -1);
        try {
            if (parts.length == 2) return new Quiet(LocalTime.parse(parts[0]), LocalTime.parse(parts[1]));
        } catch (DateTimeParseException notATime) {
            // said below
        }
        throw new IllegalArgumentException("--quiet: expected hours such as 22:00-07:00, got '" + hours + "'");
    }

    private static Instant endOf(String day, ZoneId zone, Instant now) {
        try {
            Instant end = LocalDate.parse(day).plusDays(1).atStartOfDay(zone).toInstant();
            if (!end.isAfter(now))
                throw new IllegalArgumentException("--expires: expected today or a day to come, got '" + day + "'");
            return end;
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("--expires: expected a day such as 2027-01-31, got '" + day + "'", e);
        }
    }
}
