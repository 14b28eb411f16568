package org.fener.dashboard.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.AlertLedger.Counts;
import org.fener.dashboard.store.Channels;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.watch.Alert;
import org.fener.indexer.watch.ContactList;
import org.fener.indexer.watch.Rehearsal;
import org.fener.indexer.watch.Watch;
import org.fener.indexer.watch.Watches.State;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fener watch`: standing queries and lists of contacts, matched as posts arrive.
@Command(
        name = "watch",
        description = "Lists, tries, adds and removes watches; imports lists of contacts.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class WatchCommand extends Group {

    private static final int SHOWN_REFUSED = 10;

    record Shown(
            String id,
            String name,
            String owner,
            String query,
            int contacts,
            List<String> categories,
            double leastScore,
            @Nullable String expires,
            @Nullable String broken,
            boolean mail,
            @Nullable String webhook,
            int alerts,
            int unread) {}

    @Command(
            name = "list",
            description = "Lists the watches; exit code 3 if one is broken.",
            mixinStandardHelpOptions = true)
    int list(@Mixin HomeOption home, @Option(names = "--json", description = "print JSON lines") boolean json)
            throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            boolean broken = false;
            for (State state : opened.installation().watches().states().values()) {
                Shown shown = shown(opened.installation(), state);
                broken |= shown.broken() != null;
                print(json ? JSON.writeValueAsString(shown) : line(shown));
            }
            return broken ? FenerCommand.FOUND : 0;
        }
    }

    private static Shown shown(Installation installation, State state) {
        Watch watch = state.watch();
        Counts counts = installation.watches().alerts().counts(watch.id());
        Channels channels = installation.watchChannels().of(watch.id());
        return new Shown(
                watch.id(),
                watch.name(),
                watch.owner(),
                watch.query(),
                watch.list().size(),
                watch.categories(),
                watch.leastScore(),
                watch.expires().map(Instant::toString).orElse(null),
                state instanceof State.Broken broken ? broken.why() : null,
                channels.mail(),
                channels.webhook().orElse(null),
                counts.told() + counts.held(),
                counts.unread());
    }

    private static String line(Shown shown) {
        String what = shown.contacts() > 0 ? shown.query() + " [" + shown.contacts() + " contacts]" : shown.query();
        return shown.id() + "\t" + shown.owner() + "\t" + shown.name() + "\t" + what.strip() + "\t" + shown.alerts()
                + " alerts" + (shown.broken() == null ? "" : "\tBROKEN: " + shown.broken());
    }

    @Command(
            name = "try",
            description = "Tells what a watch would have found in the last 30 days. Nothing is kept.",
            mixinStandardHelpOptions = true)
    int tryOut(
            @Mixin HomeOption home,
            @Mixin WatchOptions options,
            @Option(names = "--json", description = "print one JSON document") boolean json,
            @Parameters(paramLabel = "QUERY", arity = "0..*") @Nullable List<String> query)
            throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            Watch watch = options.watch(opened.installation(), words(query), List.of());
            Rehearsal rehearsal = opened.installation().watches().rehearse(watch);
            if (json) print(JSON.writeValueAsString(Tried.of(rehearsal)));
            else show(rehearsal);
            return 0;
        }
    }

    record Example(String key, String permalink, List<String> words) {

        static Example of(Alert alert) {
            IndexedPost post = alert.post();
            String text = post.post().text();
            return new Example(
                    post.key(),
                    post.post().permalink().toString(),
                    alert.words().stream()
                            .map(span -> text.substring(span.start(), span.end()))
                            .toList());
        }
    }

    record Tried(long alerts, @Nullable String busiestDay, long onThatDay, List<Example> examples) {

        static Tried of(Rehearsal rehearsal) {
            List<Example> examples =
                    rehearsal.examples().stream().map(Example::of).toList();
            return rehearsal.alerts() == 0
                    ? new Tried(0, null, 0, examples)
                    : new Tried(
                            rehearsal.alerts(),
                            rehearsal.busiest().getKey().toString(),
                            rehearsal.busiest().getValue(),
                            examples);
        }
    }

    private void show(Rehearsal rehearsal) {
        Tried tried = Tried.of(rehearsal);
        print("would have fired " + tried.alerts() + " times in 30 days"
                + (tried.alerts() == 0 ? "" : " (most on " + tried.busiestDay() + ": " + tried.onThatDay() + ")"));
        for (Example example : tried.examples())
            print("  " + example.permalink() + "\t" + String.join(", ", example.words()));
    }

    @Command(name = "add", description = "Keeps a watch and sets it to work.", mixinStandardHelpOptions = true)
    int add(
            @Mixin HomeOption home,
            @Mixin WatchOptions options,
            @Parameters(paramLabel = "QUERY", arity = "0..*") @Nullable List<String> query)
            throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            keep(opened.installation(), options, options.watch(opened.installation(), words(query), List.of()));
            return 0;
        }
    }

    @Command(
            name = "import",
            description = "Watches for a list of contacts, domains, wallets: lines, CSV, a STIX bundle or MISP events.",
            mixinStandardHelpOptions = true)
    int importList(
            @Mixin HomeOption home,
            @Mixin WatchOptions options,
            @Option(names = "--query", paramLabel = "QUERY", description = "what the posts must say as well") @Nullable
                    String query,
            @Parameters(paramLabel = "FILE") Path file)
            throws IOException {
        ContactList list = ContactList.read(Files.readString(workplace().file(file)));
        if (list.entries().isEmpty())
            throw new IllegalArgumentException(file + ": no contact, domain or wallet was found in it");
        list.refused().stream().limit(SHOWN_REFUSED).forEach(line -> say("fener: no contact: " + line));
        if (list.refused().size() > SHOWN_REFUSED)
            say("fener: and " + (list.refused().size() - SHOWN_REFUSED) + " more");
        if (options.name == null) options.name = String.valueOf(file.getFileName());
        try (Workplace.Opened opened = workplace().open(home.path())) {
            say(list.entries().size() + " contacts, " + list.refused().size() + " lines without one");
            keep(
                    opened.installation(),
                    options,
                    options.watch(opened.installation(), query == null ? "" : query, list.entries()));
            return 0;
        }
    }

    /// A query that cannot be understood is refused here, where it can be put right at once.
    private void keep(Installation installation, WatchOptions options, Watch watch) throws IOException {
        Channels channels = options.channels(installation);
        Rehearsal rehearsal = installation.watches().rehearse(watch);
        installation.watches().save(watch);
        installation.watchChannels().set(watch.id(), channels);
        say("would have fired " + rehearsal.alerts() + " times in 30 days");
        print(watch.id());
    }

    @Command(
            name = "channel",
            description = "Shows or sets how a watch tells its owner beside the pages.",
            mixinStandardHelpOptions = true)
    int channel(
            @Mixin HomeOption home,
            @Option(names = "--mail", negatable = true, description = "by mail to its owner's address, or no longer")
                    @Nullable
                    Boolean mail,
            @Option(
                            names = "--webhook",
                            paramLabel = "NAME",
                            description = "to this webhook of the settings; `-` for none")
                    @Nullable
                    String webhook,
            @Parameters(paramLabel = "ID") String id)
            throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            Channels channels = new WatchMessages(opened.installation()).set(id, mail, webhook);
            print("mail: " + (channels.mail() ? "yes" : "no") + ", webhook: "
                    + channels.webhook().orElse("none"));
            return 0;
        }
    }

    @Command(
            name = "test",
            description = "Sends a test by every channel of a watch; exit code 3 if one was not accepted.",
            mixinStandardHelpOptions = true)
    int test(@Mixin HomeOption home, @Parameters(paramLabel = "ID") String id) throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            boolean later = workplace().inServer();
            List<WatchMessages.Shown> asked = new WatchMessages(opened.installation()).test(id, !later);
            asked.forEach(shown -> print(shown.line()));
            if (later) say("fener: asked for; see in a minute: fener watch deliveries " + id);
            return later || asked.stream().allMatch(shown -> shown.state().equals("SENT")) ? 0 : FenerCommand.FOUND;
        }
    }

    @Command(
            name = "deliveries",
            description = "Lists what a watch sent by mail and webhook, newest first; asks for one again.",
            mixinStandardHelpOptions = true)
    int deliveries(
            @Mixin HomeOption home,
            @Option(names = "--json", description = "print JSON lines") boolean json,
            @Option(names = "--again", paramLabel = "N", description = "asks for this one to go out again") @Nullable
                    Long again,
            @Parameters(paramLabel = "ID") String id)
            throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            WatchMessages messages = new WatchMessages(opened.installation());
            if (again != null) messages.again(id, again);
            for (WatchMessages.Shown shown : messages.log(id))
                print(json ? JSON.writeValueAsString(shown) : shown.line());
            return 0;
        }
    }

    @Command(name = "remove", description = "Removes a watch with its alerts.", mixinStandardHelpOptions = true)
    int remove(@Mixin HomeOption home, @Parameters(paramLabel = "ID") String id) throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            Optional<State> state = opened.installation().watches().find(id);
            if (state.isEmpty()) throw new IllegalArgumentException("no watch '" + id + "'; see: fener watch list");
            opened.installation().watches().remove(id);
            say("removed '" + state.get().watch().name() + "'");
            return 0;
        }
    }

    private static String words(@Nullable List<String> query) {
        return query == null ? "" : String.join(" ", query);
    }
}
