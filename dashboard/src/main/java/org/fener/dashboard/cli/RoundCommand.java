package org.fener.dashboard.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.fener.crawler.Source;
import org.fener.dashboard.home.BadConfiguration;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.round.RoundRecord;
import org.fener.dashboard.round.RoundRunner;
import org.fener.dashboard.round.WatchedSources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `fener round`: one round now.
@Command(
        name = "round",
        description = "Looks at all sources now (or at those given): fetch, read, judge, index.",
        mixinStandardHelpOptions = true)
final class RoundCommand extends org.fener.dashboard.cli.Command {

    @Mixin
    HomeOption home = new HomeOption();

    @Option(names = "--source", paramLabel = "ID", description = "only this source; may be repeated")
    List<String> only = List.of();

    @Option(names = "--json", description = "print the counts as one JSON document")
    boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            Installation installation = opened.installation();
            installation.sources().mistakes().forEach(mistake -> say("fener: " + mistake));
            RoundRunner runner = new RoundRunner(installation);
            RoundRecord all = runner.runNow(
                    chosen(installation.sources()),
                    (source, outcome) -> say(
                            switch (outcome) {
                                case RoundRunner.Ended ended -> line(source, ended.record());
                                case RoundRunner.Broken broken -> source.id() + ": failed: " + broken.why();
                            }));
            print(json ? all.json() : summary(all));
            boolean configured = installation.sources().mistakes().isEmpty();
            return runner.failures() > 0 ? FenerCommand.FAILED : configured ? 0 : FenerCommand.BAD_CONFIGURATION;
        }
    }

    private List<Source> chosen(WatchedSources sources) {
        if (only.isEmpty()) {
            if (sources.all().isEmpty() && sources.mistakes().isEmpty())
                throw new BadConfiguration("no source is configured: add one to config/sources.yaml");
            return sources.all();
        }
        return only.stream()
                .map(id -> sources.find(id)
                        .orElseThrow(() -> new BadConfiguration("no source '" + id + "'; there are: "
                                + sources.all().stream().map(Source::id).toList())))
                .toList();
    }

    private static String line(Source source, RoundRecord record) {
        return source.id() + ": " + summary(record)
                + record.problems().stream()
                        .limit(5)
                        .map(problem -> "\n  " + problem.code() + " " + problem.uri() + ": " + problem.why())
                        .reduce("", String::concat);
    }

    private static String summary(RoundRecord record) {
        return record.fetched() + " fetched, " + record.notModified() + " unchanged, " + record.posts() + " posts, "
                + record.newPosts() + " new, " + record.changedPosts() + " changed, " + record.gonePosts() + " gone, "
                + record.flagged() + " flagged"
                + Optional.of(record.disallowed() + record.deferred() + record.refused() + record.failed())
                        .filter(count -> count > 0)
                        .map(count -> ", " + count + " not fetched")
                        .orElse("")
                + " in " + record.seconds() + " s";
    }
}
