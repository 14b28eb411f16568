package org.fener.dashboard.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.dashboard.demo.DemoWeb;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.page.WebServer;
import org.fener.dashboard.report.ReportFiles;
import org.fener.dashboard.report.ReportMaker;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.round.RoundRecord;
import org.fener.dashboard.round.RoundRunner;
import org.fener.indexer.PostQuery;
import org.fener.indexer.SearchPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `fener demo`: the product on made-up sites. Only the sites are invented.
@Command(
        name = "demo",
        description = {
            "Serves small made-up sites on this machine, crawls, judges and indexes them, makes the report and shows the",
            "dashboard. Nothing leaves this machine."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand extends org.fener.dashboard.cli.Command {

    /// A second round that follows the first at once must look again at what would be due only later: two days reach
    /// what was written in the last three weeks.
    private static final Duration LOOK_AHEAD = Duration.ofDays(2);

    @Mixin
    HomeOption home = new HomeOption();

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "port of the dashboard (default: ${DEFAULT-VALUE})")
    int port;

    @Option(
            names = "--once",
            description = {
                "three rounds without the dashboard, then end: prints {posts, newPosts, changedPosts, gonePosts, flagged,",
                "categories, reports, seconds}; newPosts and changedPosts are those of the second round, which the sites",
                "changed before; the third confirms which posts are gone"
            })
    boolean once;

    record Summary(
            long posts,
            int newPosts,
            int changedPosts,
            int gonePosts,
            long flagged,
            Map<String, Long> categories,
            List<String> reports,
            double seconds) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        long began = System.nanoTime();
        Optional<Path> path =
                home.path().or(() -> Optional.of(Path.of(System.getProperty("user.home"), ".fener-demo")));
        try (DemoWeb web = once
                ? DemoWeb.stepped(DemoWeb.DEFAULT_PORT, workplace().clock())
                : DemoWeb.living(DemoWeb.DEFAULT_PORT, workplace().clock())) {
            configure(workplace().home(path), web);
            say("fener: home " + workplace().home(path).path());
            web.addresses().forEach((id, address) -> say("fener: made-up site " + id + " at " + address));
            try (Workplace.Opened opened = workplace().openAlone(path)) {
                return once ? threeRounds(opened.installation(), web, began) : live(opened.installation());
            }
        }
    }

    private static void configure(Home home, DemoWeb web) throws IOException {
        Files.createDirectories(home.config());
        Files.writeString(home.sourcesFile(), web.sourcesYaml());
        Files.writeString(home.settingsFile(), """
                # The demo fetches from this machine alone.
                fetch:
                  contact: demo@example.org
                  allow-addresses: [127.0.0.0/8]
                """);
    }

    private int threeRounds(Installation installation, DemoWeb web, long began)
            throws IOException, InterruptedException {
        RoundRecord first = round(installation, Duration.ZERO);
        say("fener: first round: " + first.newPosts() + " posts; now the sites change");
        web.advanceTo(2);
        RoundRecord second = round(installation, LOOK_AHEAD);
        RoundRecord third = round(installation, LOOK_AHEAD);
        SearchPage all = installation.index().search(PostQuery.of(""));
        Map<String, Long> categories = new LinkedHashMap<>();
        installation.categories().forEach(category -> categories.put(category.key(), 0L));
        all.facets().stream()
                .filter(facet -> facet.field().equals("category"))
                .flatMap(facet -> facet.counts().stream())
                .filter(count -> categories.containsKey(count.value()))
                .forEach(count -> categories.put(count.value(), count.posts()));
        long flagged = installation.index().search(any()).total();
        print(JSON.writeValueAsString(new Summary(
                all.total(),
                second.newPosts(),
                second.changedPosts(),
                second.gonePosts() + third.gonePosts(),
                flagged,
                categories,
                report(installation).stream().map(Path::toString).toList(),
                Math.round((System.nanoTime() - began) / 1e8) / 10.0)));
        return first.reached() && second.reached() ? 0 : FenerCommand.FAILED;
    }

    private static PostQuery any() {
        PostQuery all = PostQuery.of("");
        return new PostQuery(
                "",
                List.of("any"),
                all.sources(),
                all.languages(),
                all.from(),
                all.until(),
                all.seenFrom(),
                all.seenUntil(),
                all.order(),
                0,
                all.after(),
                true);
    }

    private RoundRecord round(Installation installation, Duration lookAhead) throws InterruptedException {
        return new RoundRunner(installation)
                .lookingAhead(lookAhead)
                .runNow(
                        installation.sources().all(),
                        (source, result) -> say(
                                switch (result) {
                                    case RoundRunner.Ended ended ->
                                        "fener: " + source.id() + ": "
                                                + ended.record().fetched() + " pages, "
                                                + ended.record().newPosts() + " new posts, "
                                                + ended.record().flagged() + " flagged";
                                    case RoundRunner.Broken broken ->
                                        "fener: " + source.id() + ": failed: " + broken.why();
                                }));
    }

    private static List<Path> report(Installation installation) throws IOException {
        LocalDate today = installation
                .clock()
                .instant()
                .atZone(installation.settings().zone())
                .toLocalDate();
        return new ReportFiles(installation.home().reports()).write(new ReportMaker(installation).make(today));
    }

    private int live(Installation installation) throws IOException, InterruptedException {
        try (Handover _ = Handover.serve(installation);
                WebServer server = WebServer.start(installation, "127.0.0.1", port, true)) {
            String password = DemoAccounts.make(installation.accounts());
            ServeCommand.announce(installation, "http://127.0.0.1:" + server.port(), this::say);
            say("fener: sign in as " + DemoAccounts.names() + " with the password " + password
                    + " (made anew at each start; 'analyst' sees most, 'admin' no posts)");
            say("fener: the first round runs; posts appear within seconds. Stop with Ctrl-C.");
            ServeCommand.untilStopped();
        }
        return 0;
    }
}
