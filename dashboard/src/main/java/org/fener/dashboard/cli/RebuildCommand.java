package org.fener.dashboard.cli;

import java.io.IOException;
import org.fener.indexer.PostQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `fener rebuild`: makes the index again from the archive.
@Command(
        name = "rebuild",
        description = "Makes the index again from the archive: the same posts and versions.",
        mixinStandardHelpOptions = true)
final class RebuildCommand extends org.fener.dashboard.cli.Command {

    @Mixin
    HomeOption home = new HomeOption();

    @Override
    public Integer call() throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            long began = System.nanoTime();
            opened.installation().rebuild(read -> {
                if (read % 1000 == 0) say("fener: " + read + " records read");
            });
            long posts = opened.installation().index().search(PostQuery.of("")).total();
            print(posts + " posts in " + (System.nanoTime() - began) / 1_000_000_000 + " s");
            return 0;
        }
    }
}
