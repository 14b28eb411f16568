package org.fener.dashboard.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fener.crawler.erasure.Erasures.Kind;
import org.fener.crawler.erasure.Erasures.Order;
import org.fener.dashboard.erasure.Erasure;
import org.fener.dashboard.erasure.Selection;
import org.fener.dashboard.erasure.Selection.Preview;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fener erase`: takes posts out of everything, for good.
@Command(
        name = "erase",
        description = {
            "Erases posts from archive, index, database and reports, so that they never come back: also if their site"
                    + " still",
            "shows them, or a backup is restored. Names in the running text of other posts may remain."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class EraseCommand extends Group {

    /// Which posts.
    static final class Chosen {
        @Parameters(paramLabel = "POST", arity = "0..*", description = "keys of posts: source/id")
        List<String> posts = List.of();

        @Option(names = "--query", paramLabel = "QUERY", description = "and all posts that match a search")
        Optional<String> query = Optional.empty();

        @Option(names = "--author", paramLabel = "NAME", description = "and all posts of an author, written just so")
        Optional<String> author = Optional.empty();

        @Option(names = "--contact", paramLabel = "CONTACT", description = "and all posts that name a contact")
        Optional<String> contact = Optional.empty();

        Selection selection() {
            return new Selection(posts, query, author, contact);
        }
    }

    @Command(name = "preview", description = "Tells what would go.", mixinStandardHelpOptions = true)
    int preview(@Mixin HomeOption home, @Mixin Chosen chosen) throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            Preview preview = chosen.selection().preview(opened.installation());
            preview.posts().forEach(this::print);
            print(preview.posts().size() + " posts, " + preview.versions() + " versions, " + preview.labels()
                    + " labels, " + preview.notes() + " notes, " + preview.cases() + " places in cases");
            return 0;
        }
    }

    @Command(
            name = "order",
            description = "Erases posts, for good. The reason is kept: it must not name what is erased.",
            mixinStandardHelpOptions = true)
    int order(
            @Mixin HomeOption home,
            @Mixin Chosen chosen,
            @Option(
                            names = "--why",
                            paramLabel = "TEXT",
                            required = true,
                            description = "reason, such as the number of an order")
                    String why)
            throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            Set<String> keys = chosen.selection().posts(opened.installation());
            if (keys.isEmpty()) {
                say("fener: no such post");
                return FenerCommand.FAILED;
            }
            told(new Erasure(opened.installation())
                    .order(keys, Kind.ORDER, workplace().console(), why));
            return 0;
        }
    }

    @Command(
            name = "list",
            description = "Prints the erasures, without what was erased.",
            mixinStandardHelpOptions = true)
    int list(@Mixin HomeOption home) throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            for (Order order : opened.installation().erasures().orders())
                print(order.number() + "\t" + order.at() + "\t" + order.kind() + "\t" + order.posts() + " posts\t"
                        + order.by() + "\t" + order.why() + (order.done() ? "" : "\tnot done yet"));
            return 0;
        }
    }

    private void told(Erasure.Done done) {
        print("erasure " + done.number() + ": " + done.posts() + " posts; " + done.groups()
                + " places of the archive in " + done.files() + " files, " + done.rows() + " rows, " + done.reports()
                + " reports, " + done.auditLines() + " lines of the audit log");
        done.left().forEach(file -> print("look at " + file + ": what was erased may stand in it"));
    }
}
