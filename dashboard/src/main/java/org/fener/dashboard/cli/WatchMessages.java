package org.fener.dashboard.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.fener.dashboard.alert.AlertDispatch;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.AlertDelivery;
import org.fener.dashboard.store.Channels;
import org.fener.indexer.watch.Watches.State;
import org.jspecify.annotations.Nullable;

/// What `fener watch` does about channels: opens and closes them, tries them, reads their log.
final class WatchMessages {

    private static final int MOST = 200;

    private final Installation installation;

    WatchMessages(Installation installation) {
        this.installation = installation;
    }

    /// One line of the log, as `--json` prints it.
    record Shown(
            long id,
            String kind,
            String channel,
            String recipient,
            String state,
            int attempts,
            String createdAt,
            @Nullable String endedAt,
            String reply) {

        static Shown of(AlertDelivery delivery) {
            return new Shown(
                    delivery.id(),
                    delivery.kind().name(),
                    delivery.channel().name(),
                    delivery.recipient(),
                    delivery.state().name(),
                    delivery.attempts(),
                    delivery.createdAt().toString(),
                    delivery.endedAt().map(Object::toString).orElse(null),
                    delivery.reply());
        }

        String line() {
            return id + "\t" + createdAt + "\t" + kind + "\t" + channel + " " + recipient + "\t" + state + "\t"
                    + attempts + " attempts\t" + reply;
        }
    }

    /// A webhook must be in the settings.
    Optional<String> named(@Nullable String webhook) {
        Set<String> known = new TreeSet<>(installation.settings().webhooks().keySet());
        if (webhook != null && !known.contains(webhook))
            throw new IllegalArgumentException(
                    "no webhook '" + webhook + "' in the settings: expected one of " + known);
        return Optional.ofNullable(webhook);
    }

    /// @param mail    null leaves it as it is
    /// @param webhook null leaves it as it is, `-` closes it
    Channels set(String watch, @Nullable Boolean mail, @Nullable String webhook) {
        watch(watch);
        Channels before = installation.watchChannels().of(watch);
        Optional<String> target =
                webhook == null ? before.webhook() : webhook.equals("-") ? Optional.empty() : named(webhook);
        Channels channels = new Channels(mail == null ? before.mail() : mail, target);
        installation.watchChannels().set(watch, channels);
        return channels;
    }

    private State watch(String id) {
        return installation
                .watches()
                .find(id)
                .orElseThrow(() -> new IllegalArgumentException("no watch '" + id + "'; see: fener watch list"));
    }

    /// Asks for a test by every channel.
    ///
    /// @param now sends it too; a running server does that by itself
    List<Shown> test(String watch, boolean now) {
        AlertDispatch dispatch = new AlertDispatch(installation);
        List<Long> asked = dispatch.test(watch(watch).watch());
        if (asked.isEmpty())
            throw new IllegalArgumentException("watch '" + watch + "' has no channel that leads anywhere; see: "
                    + "fener watch channel, fener user mail");
        if (now) dispatch.deliver();
        List<Shown> shown = new ArrayList<>();
        for (long number : asked)
            installation.alertDeliveries().find(number).map(Shown::of).ifPresent(shown::add);
        return shown;
    }

    /// Asks for a message to go out again.
    void again(String watch, long number) {
        new AlertDispatch(installation)
                .again(installation
                        .alertDeliveries()
                        .find(number)
                        .filter(delivery -> delivery.watch().equals(watch))
                        .orElseThrow(() ->
                                new IllegalArgumentException("no delivery " + number + " of watch '" + watch + "'")));
    }

    /// Newest first.
    List<Shown> log(String watch) {
        return installation.alertDeliveries().of(watch, MOST).stream()
                .map(Shown::of)
                .toList();
    }
}
