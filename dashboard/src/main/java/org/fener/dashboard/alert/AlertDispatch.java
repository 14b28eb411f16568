package org.fener.dashboard.alert;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.fener.dashboard.access.Permissions;
import org.fener.dashboard.home.BadConfiguration;
import org.fener.dashboard.home.Secrets;
import org.fener.dashboard.home.Secrets.Secret;
import org.fener.dashboard.mail.MailServer;
import org.fener.dashboard.mail.OwnReply;
import org.fener.dashboard.mail.Sent;
import org.fener.dashboard.report.ReportTimes;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Account;
import org.fener.dashboard.store.AlertDeliveries;
import org.fener.dashboard.store.AlertDelivery;
import org.fener.dashboard.store.AlertDelivery.Kind;
import org.fener.dashboard.store.Channels.Channel;
import org.fener.dashboard.store.KeptAlert;
import org.fener.dashboard.store.WatchChannels;
import org.fener.dashboard.store.WatchChannels.Open;
import org.fener.dashboard.webhook.Webhook;
import org.fener.indexer.QueryMistake;
import org.fener.indexer.query.QueryReader;
import org.fener.indexer.watch.Watch;
import org.fener.indexer.watch.Watches.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends what watches have to tell beside the pages: what is due goes into the delivery log first, then out. Rhythm,
/// quiet hours and silence have set an alert's time before; what is due together goes in one message.
public final class AlertDispatch {

    private static final Logger LOG = LoggerFactory.getLogger(AlertDispatch.class);

    /// More go into a further message.
    private static final int MOST_IN_ONE = 50;

    /// A flood goes out over several runs.
    private static final int MOST_MESSAGES_A_RUN = 10;

    private static final int SHORTEST_SECRET = 16;

    private final Installation installation;
    private final Secrets secrets;
    private final WatchChannels channels;
    private final AlertDeliveries deliveries;

    public AlertDispatch(Installation installation) {
        this(installation, new Secrets(installation.home(), System.getenv()));
    }

    AlertDispatch(Installation installation, Secrets secrets) {
        this.installation = installation;
        this.secrets = secrets;
        this.channels = new WatchChannels(installation.database(), installation.clock());
        this.deliveries = new AlertDeliveries(installation.database(), installation.clock());
    }

    /// Asks for what is due and tries all that waits.
    public void run() {
        for (Open open : channels.all()) find(open.watch()).ifPresent(watch -> askForAlerts(open, watch));
        askForBroken();
        deliver();
    }

    private Optional<Watch> find(String id) {
        return installation.watches().find(id).map(State::watch);
    }

    /// Where a channel of a watch leads; empty while there is nowhere.
    private Optional<String> recipient(Channel channel, String target, Watch watch) {
        return switch (channel) {
            case MAIL -> installation.settings().mail().flatMap(there -> channels.address(watch.owner()));
            case WEBHOOK -> Optional.of(target);
        };
    }

    private void askForAlerts(Open open, Watch watch) {
        Optional<String> recipient = recipient(open.channel(), open.target(), watch);
        for (int message = 0; recipient.isPresent() && message < MOST_MESSAGES_A_RUN; message++) {
            List<Long> due = deliveries.untold(watch.id(), open.channel(), open.since(), MOST_IN_ONE);
            if (due.isEmpty()) return;
            deliveries.ask(watch.id(), Kind.ALERTS, open.channel(), recipient.get(), due);
        }
    }

    /// Once for each time that a watch breaks, to its owner's address, whatever channels it has.
    private void askForBroken() {
        Set<String> told = deliveries.brokenTold();
        for (State state : installation.watches().states().values()) {
            Watch watch = state.watch();
            boolean broken = state instanceof State.Broken;
            if (broken == told.contains(watch.id())) continue;
            Optional<String> address = recipient(Channel.MAIL, "", watch);
            if (broken && address.isEmpty()) continue;
            if (broken) deliveries.ask(watch.id(), Kind.BROKEN, Channel.MAIL, address.orElseThrow(), List.of());
            deliveries.setBrokenTold(watch.id(), broken);
        }
    }

    /// Asks for a test by every channel of a watch.
    ///
    /// @return the numbers of the messages; none if the watch has no channel that leads anywhere
    public List<Long> test(Watch watch) {
        List<Long> asked = new ArrayList<>();
        for (Open open : channels.all())
            if (open.watch().equals(watch.id()))
                recipient(open.channel(), open.target(), watch)
                        .ifPresent(
                                to -> asked.add(deliveries.ask(watch.id(), Kind.TEST, open.channel(), to, List.of())));
        return asked;
    }

    /// Asks for a message to go out once more.
    ///
    /// @return as it is to go out
    public AlertDelivery again(AlertDelivery delivery) {
        return led(deliveries.again(delivery));
    }

    /// To where the owner's letters go now, wherever they went when the message was asked for.
    private AlertDelivery led(AlertDelivery delivery) {
        return find(delivery.watch())
                .flatMap(watch -> recipient(delivery.channel(), delivery.recipient(), watch))
                .filter(now -> !now.equals(delivery.recipient()))
                .map(now -> deliveries.lead(delivery, now))
                .orElse(delivery);
    }

    /// Tries all that waits and is due.
    public void deliver() {
        for (AlertDelivery due : deliveries.due()) {
            AlertDelivery delivery = led(due);
            Sent sent;
            try {
                sent = send(delivery);
            } catch (BadConfiguration e) {
                sent = new Sent.NotNow(String.valueOf(e.getMessage()));
            } catch (IOException | RuntimeException e) {
                LOG.error("alerts of delivery {} could not be sent: {}", delivery.id(), e.toString(), e);
                sent = new Sent.NotNow(OwnReply.FAULT.words());
            }
            note(delivery, sent);
        }
    }

    private void note(AlertDelivery delivery, Sent sent) {
        switch (sent) {
            case Sent.Accepted(String reply) -> deliveries.accepted(delivery, reply);
            case Sent.NotNow(String reply) -> deliveries.failed(delivery, reply);
            case Sent.Refused(String reply) -> deliveries.refused(delivery, reply);
        }
        if (!(sent instanceof Sent.Accepted))
            LOG.warn("delivery {} of watch {} was not accepted: {}", delivery.id(), delivery.watch(), sent.reply());
    }

    private Sent send(AlertDelivery delivery) throws IOException {
        Optional<State> state = installation.watches().find(delivery.watch());
        if (state.isEmpty()) return new Sent.Refused(OwnReply.NO_WATCH.words());
        if (delivery.kind() == Kind.BROKEN && !(state.get() instanceof State.Broken))
            return new Sent.Refused(OwnReply.WORKS_AGAIN.words());
        AlertMessage message = message(delivery, state.get());
        return switch (delivery.channel()) {
            case MAIL -> mail(message);
            case WEBHOOK -> post(message);
        };
    }

    private AlertMessage message(AlertDelivery delivery, State state) throws IOException {
        List<ToldPost> posts = new ArrayList<>();
        for (KeptAlert alert : installation.watches().alerts().of(deliveries.alerts(delivery.id())))
            posts.add(new ToldPost(alert, installation.index().get(alert.postKey())));
        String broken = delivery.kind() == Kind.BROKEN && state instanceof State.Broken it ? it.why() : "";
        return new AlertMessage(
                delivery,
                state.watch(),
                posts,
                broken,
                broken.isEmpty() ? Optional.empty() : mistake(state.watch().query()));
    }

    private Optional<QueryMistake> mistake(String query) {
        try {
            new QueryReader(installation.clock(), installation.settings().zone()).read(query);
            return Optional.empty();
        } catch (QueryMistake mistake) {
            return Optional.of(mistake);
        }
    }

    private Sent mail(AlertMessage message) {
        Optional<Account> owner = installation.accounts().find(message.watch().owner());
        String to = message.delivery().recipient();
        if (installation.settings().mail().isEmpty()) return new Sent.NotNow(OwnReply.NO_MAIL_SERVER.words());
        if (owner.isEmpty() || owner.get().disabled()) return new Sent.Refused(OwnReply.OWNER_CLOSED.words());
        if (!Permissions.shipped().of(owner.get().role()).contains("watches"))
            return new Sent.Refused(OwnReply.OWNER_ROLE.words());
        if (channels.address(owner.get().name()).isEmpty()) return new Sent.Refused(OwnReply.NO_ADDRESS.words());
        if (!installation.settings().mayBeWrittenTo(to)) return new Sent.Refused(OwnReply.DOMAIN.words());
        String language = owner.get().language().equals("en") ? "en" : "bg";
        AlertLetter letter = new AlertLetter(
                language,
                new ReportTimes(installation.settings().zone(), Locale.forLanguageTag(language)),
                installation.categories());
        return new MailServer(installation.settings().mail().get(), installation.clock())
                .send(letter.letter(message, to));
    }

    private Sent post(AlertMessage message) {
        String name = message.delivery().recipient();
        URI address = installation.settings().webhooks().get(name);
        if (address == null) return new Sent.Refused(OwnReply.NO_WEBHOOK.about(name));
        Optional<Secret> secret = secrets.find("webhook." + name);
        if (secret.isEmpty() || secret.get().value().length() < SHORTEST_SECRET)
            return new Sent.NotNow(OwnReply.NO_SECRET.about(name));
        return new Webhook(address, secret.get(), installation.clock())
                .send(
                        String.valueOf(message.delivery().id()),
                        AlertJson.of(message, installation.clock().instant()));
    }
}
