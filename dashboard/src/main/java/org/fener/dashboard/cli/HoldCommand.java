package org.fener.dashboard.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import org.fener.dashboard.erasure.HeldPosts;
import org.fener.dashboard.store.Holds;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fener hold`: what must not be erased.
@Command(
        name = "hold",
        description = "Keeps posts from being erased, whatever their time or an order says.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class HoldCommand extends Group {

    @Command(
            name = "set",
            description =
                    "Sets a hold on a post, a source, a case (its number) or all that matches a query, and prints its"
                            + " number.",
            mixinStandardHelpOptions = true)
    int set(
            @Mixin HomeOption home,
            @Parameters(paramLabel = "KIND", description = "post, source, case or query") Holds.Kind kind,
            @Parameters(paramLabel = "WHAT") String what,
            @Option(names = "--why", paramLabel = "TEXT", required = true) String why,
            @Option(names = "--until", paramLabel = "DAY", description = "the first day on which it holds no more")
                    Optional<LocalDate> until)
            throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            HeldPosts.check(kind, what, opened.installation());
            Holds holds = new Holds(
                    opened.installation().database(), opened.installation().clock());
            print(Long.toString(holds.set(
                    kind,
                    what,
                    why,
                    workplace().console(),
                    until.map(day -> day.atStartOfDay(
                                    opened.installation().settings().zone())
                            .toInstant()))));
            return 0;
        }
    }

    @Command(name = "end", description = "Ends a hold.", mixinStandardHelpOptions = true)
    int end(
            @Mixin HomeOption home,
            @Parameters(paramLabel = "NUMBER") long number,
            @Option(names = "--why", paramLabel = "TEXT", required = true, description = "for the audit log")
                    String why)
            throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            Holds holds = new Holds(
                    opened.installation().database(), opened.installation().clock());
            if (holds.end(number, workplace().console())) return 0;
            say("fener: no hold " + number + " stands");
            return FenerCommand.FAILED;
        }
    }

    @Command(name = "list", description = "Prints all holds, newest first.", mixinStandardHelpOptions = true)
    int list(@Mixin HomeOption home) throws IOException {
        return workplace().withDatabase(home.path(), database -> {
            new Holds(database, workplace().clock())
                    .all()
                    .forEach(hold ->
                            print(hold.id() + "\t" + hold.kind() + "\t" + hold.subject() + "\t" + hold.why() + "\t"
                                    + hold.by() + "\t" + hold.since() + "\tuntil "
                                    + hold.until().map(String::valueOf).orElse("ended")
                                    + hold.ended().map(at -> "\tended " + at).orElse("")));
            return 0;
        });
    }
}
