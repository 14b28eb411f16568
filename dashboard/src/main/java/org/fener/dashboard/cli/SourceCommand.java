package org.fener.dashboard.cli;

import java.io.IOException;
import java.util.List;
import org.fener.crawler.Source;
import org.fener.crawler.source.SourceList;
import org.fener.crawler.source.SourcesFile;
import org.fener.dashboard.home.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `fener source`: what is watched.
@Command(
        name = "source",
        description = "Lists and checks the sources.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class SourceCommand extends Group {

    record Shown(
            String id,
            String name,
            List<String> start,
            String every,
            String purpose,
            String legalBasis,
            boolean paused) {}

    @Command(
            name = "list",
            description = "Lists the sources and every mistake in the file; exit code 4 if there is one.",
            mixinStandardHelpOptions = true)
    int list(@Mixin HomeOption home, @Option(names = "--json", description = "print JSON lines") boolean json)
            throws IOException {
        Home at = workplace().home(home.path()).prepare();
        SourceList list = SourcesFile.read(at.sourcesFile());
        for (Source source : list.sources())
            print(
                    json
                            ? JSON.writeValueAsString(shown(source))
                            : source.id() + "\t" + source.name() + "\t" + source.start());
        list.mistakes().forEach(mistake -> say("fener: " + mistake));
        return list.mistakes().isEmpty() ? 0 : FenerCommand.BAD_CONFIGURATION;
    }

    private static Shown shown(Source source) {
        return new Shown(
                source.id(),
                source.name(),
                source.start().stream().map(String::valueOf).toList(),
                source.every().toString(),
                source.purpose(),
                source.legalBasis(),
                source.paused());
    }
}
