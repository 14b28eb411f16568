package org.fener.dashboard.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.fener.dashboard.store.Channels;
import org.fener.indexer.watch.Telling;
import org.fener.indexer.watch.Telling.Quiet;
import org.fener.indexer.watch.Telling.Rhythm;
import org.fener.indexer.watch.Watch;
import org.fener.indexer.watch.Watch.Listed;
import org.jspecify.annotations.Nullable;

/// What a person typed into the form of a watch, word for word, so that a mistake loses nothing.
///
/// @param list contacts as pasted; empty keeps those that are there
record WatchForm(
        String name,
        String q,
        String list,
        List<String> category,
        String leastScore,
        String rhythm,
        String quietFrom,
        String quietUntil,
        String expires,
        boolean mail,
        String webhook) {

    /// A field that cannot be read, by the key of the message that says so.
    static final class Unreadable extends IllegalArgumentException {

        private static final long serialVersionUID = 1;

        Unreadable(String key) {
            super(key);
        }
    }

    static List<String> values(String @Nullable [] values) {
        return values == null
                ? List.of()
                : Arrays.stream(values).filter(value -> !value.isBlank()).toList();
    }

    static WatchForm of(Watch watch, Channels channels, ZoneId zone) {
        Optional<Quiet> quiet = watch.telling().quiet();
        return new WatchForm(
                watch.name(),
                watch.query(),
                "",
                watch.categories(),
                watch.leastScore() == 0 ? "" : String.valueOf(Math.round(watch.leastScore() * 100)),
                watch.telling().rhythm().name(),
                quiet.map(hours -> hours.from().toString()).orElse(""),
                quiet.map(hours -> hours.until().toString()).orElse(""),
                watch.expires()
                        .map(end -> end.atZone(zone).toLocalDate().minusDays(1).toString())
                        .orElse(""),
                channels.mail(),
                channels.webhook().orElse(""));
    }

    /// @param before the watch that is changed
    Watch watch(Optional<Watch> before, String owner, List<Listed> contacts, Instant now, ZoneId zone) {
        String called = !name.isBlank() ? name.strip() : q.isBlank() ? String.join(", ", category) : q.strip();
        Watch watch = new Watch(
                before.map(Watch::id).orElseGet(() -> UUID.randomUUID().toString()),
                before.map(Watch::owner).orElse(owner),
                called.length() > 200 ? called.substring(0, 200) : called,
                q.strip(),
                contacts,
                category,
                score(),
                before.map(Watch::muted).orElse(List.of()),
                new Telling(
                        rhythmOfTelling(),
                        quiet(),
                        before.flatMap(it -> it.telling().silentUntil())),
                before.map(Watch::since).orElse(now),
                end(zone));
        if (watch.isBoundless()) throw new Unreadable("watch.mistake.boundless");
        if (watch.isExpired(now) && !watch.expires().equals(before.flatMap(Watch::expires)))
            throw new Unreadable("watch.mistake.past");
        return watch;
    }

    /// @param webhooks names of those in the settings
    Channels channels(Set<String> webhooks) {
        if (!webhook.isEmpty() && !webhooks.contains(webhook)) throw new Unreadable("watch.mistake.webhook");
        return new Channels(mail, webhook.isEmpty() ? Optional.empty() : Optional.of(webhook));
    }

    private double score() {
        try {
            double percent = leastScore.isBlank() ? 0 : Double.parseDouble(leastScore.replace(',', '.'));
            if (percent >= 0 && percent <= 100) return percent / 100;
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw new Unreadable("watch.mistake.score");
    }

    private Rhythm rhythmOfTelling() {
        return Stream.of(Rhythm.values())
                .filter(known -> known.name().equals(rhythm))
                .findFirst()
                .orElseThrow(() -> new Unreadable("watch.mistake.rhythm"));
    }

    private Optional<Quiet> quiet() {
        if (quietFrom.isBlank() && quietUntil.isBlank()) return Optional.empty();
        try {
            return Optional.of(new Quiet(LocalTime.parse(quietFrom), LocalTime.parse(quietUntil)));
        } catch (DateTimeException | IllegalArgumentException notHours) {
            throw new Unreadable("watch.mistake.quiet");
        }
    }

    private Optional<Instant> end(ZoneId zone) {
        try {
            return expires.isBlank()
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(expires)
                            .plusDays(1)
                            .atStartOfDay(zone)
                            .toInstant());
        } catch (DateTimeException notADay) {
            throw new Unreadable("watch.mistake.expires");
        }
    }
}
