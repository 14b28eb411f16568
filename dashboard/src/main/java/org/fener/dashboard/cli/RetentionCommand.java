package org.fener.dashboard.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.TreeMap;
import org.fener.dashboard.erasure.Erasure;
import org.fener.dashboard.erasure.Retention;
import org.fener.dashboard.store.RetentionRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fener retention`: how long posts are kept.
@Command(
        name = "retention",
        description = {
            "How long posts are kept: 90 days, flagged ones 730, unless decided otherwise. What lies in an open case"
                    + " or is",
            "held stays. A running server erases what is due each night."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class RetentionCommand extends Group {

    @Command(name = "list", description = "Prints the decisions, newest first.", mixinStandardHelpOptions = true)
    int list(@Mixin HomeOption home) throws IOException {
        return workplace().withDatabase(home.path(), database -> {
            new RetentionRules(database, workplace().clock())
                    .history()
                    .forEach(rule -> print(rule.kind() + "\t" + rule.source().orElse("every source") + "\t"
                            + rule.days() + " days\t" + rule.by() + "\t" + rule.at() + "\t" + rule.why()));
            return 0;
        });
    }

    @Command(
            name = "set",
            description = "Decides for how many days posts of a category are kept: its key, flagged or unflagged.",
            mixinStandardHelpOptions = true)
    int set(
            @Mixin HomeOption home,
            @Parameters(paramLabel = "KIND") String kind,
            @Parameters(paramLabel = "DAYS") int days,
            @Option(names = "--source", paramLabel = "ID", description = "of this source alone")
                    Optional<String> source,
            @Option(names = "--why", paramLabel = "TEXT", required = true) String why)
            throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            new RetentionRules(
                            opened.installation().database(),
                            opened.installation().clock())
                    .set(kind, source, days, workplace().console(), why);
            return 0;
        }
    }

    @Command(name = "preview", description = "Tells what would go now.", mixinStandardHelpOptions = true)
    int preview(@Mixin HomeOption home) throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            Retention.Due due = new Retention(opened.installation()).due();
            new TreeMap<>(due.counts()).forEach((kind, posts) -> print(kind + "\t" + posts + " posts"));
            print(due.posts().size() + " posts would go; " + due.inCases() + " stay in open cases, " + due.held()
                    + " are held");
            return 0;
        }
    }

    @Command(name = "run", description = "Erases what is due, now.", mixinStandardHelpOptions = true)
    int run(@Mixin HomeOption home) throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            Optional<Erasure.Done> done =
                    new Retention(opened.installation()).run(workplace().console());
            print(done.map(it -> "erasure " + it.number() + ": " + it.posts() + " posts")
                    .orElse("nothing is due"));
            return 0;
        }
    }
}
