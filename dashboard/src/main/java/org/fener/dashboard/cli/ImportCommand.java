package org.fener.dashboard.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fener.dashboard.round.Importer;
import org.fener.dashboard.round.Tally;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fener import`: posts or WARC files that were collected elsewhere.
@Command(
        name = "import",
        description = {
            "Takes in posts as JSON lines {id?, permalink, source, thread?, author?, publishedAt?, lang?, text}",
            "or WARC files, through the same pipeline as crawled pages."
        },
        mixinStandardHelpOptions = true)
final class ImportCommand extends org.fener.dashboard.cli.Command {

    @Parameters(paramLabel = "FILE", arity = "1..*")
    List<Path> files = new ArrayList<>();

    @Mixin
    HomeOption home = new HomeOption();

    @Option(names = "--json", description = "print the counts as one JSON document")
    boolean json;

    record Answer(int posts, int newPosts, int changedPosts, int flagged, int refused) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            Importer importer = new Importer(opened.installation(), mistake -> say("fener: " + mistake));
            for (Path file : files) {
                Path found = workplace().file(file);
                importer.take(found);
                say("fener: " + found + " is kept");
            }
            Tally tally = importer.finish();
            Answer answer =
                    new Answer(tally.posts(), tally.newPosts(), tally.changed(), tally.flagged(), importer.refused());
            print(
                    json
                            ? JSON.writeValueAsString(answer)
                            : answer.posts() + " posts, " + answer.newPosts() + " new, " + answer.changedPosts()
                                    + " changed, " + answer.flagged() + " flagged, " + answer.refused()
                                    + " lines refused");
            return importer.refused() > 0 ? FenerCommand.FAILED : 0;
        }
    }
}
