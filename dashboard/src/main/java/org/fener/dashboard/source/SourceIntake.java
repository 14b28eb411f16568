package org.fener.dashboard.source;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fener.crawler.Source;
import org.fener.crawler.fetch.OptOuts.OptOut;
import org.fener.crawler.source.OptOutFile;
import org.fener.crawler.source.SourceList.Mistake;
import org.fener.crawler.source.SourcesEditor;
import org.fener.crawler.source.SourcesExchange;
import org.fener.crawler.source.SourcesExchange.Incoming;
import org.fener.crawler.source.SourcesFile;
import org.fener.dashboard.home.Home;

/// Takes sources into a home's file, each once, and none whose owner has opted out.
public final class SourceIntake {

    /// What became of several sources.
    ///
    /// @param refused why the others were not taken
    public record Taken(List<Source> added, List<Refusal> refused) {
        public Taken {
            added = List.copyOf(added);
            refused = List.copyOf(refused);
        }
    }

    /// Why a source was not taken.
    public sealed interface Refusal {}

    /// It could not run.
    public record Mistaken(Mistake mistake) implements Refusal {}

    /// A source of this id is there already.
    public record Known(String id) implements Refusal {}

    /// The owner of its site wishes to be left alone.
    public record OptedOut(String id, OptOut wish) implements Refusal {}

    private final Home home;
    private final InstantSource clock;

    public SourceIntake(Home home, InstantSource clock) {
        this.home = home;
        this.clock = clock;
    }

    /// Checks a source that a person put together; an id that is left out is made of the host.
    ///
    /// @param values under the keys of `sources.yaml`
    public Incoming check(Map<String, String> values, String name) throws IOException {
        return SourcesExchange.check(values, ids(), name);
    }

    /// Adds what is new and allowed.
    ///
    /// @param dryRun only says what would be added
    public Taken take(Incoming incoming, boolean dryRun) throws IOException {
        List<Refusal> refused =
                new ArrayList<>(incoming.mistakes().stream().map(Mistaken::new).toList());
        List<Source> added = new ArrayList<>();
        OptOutFile wishes = OptOutFile.open(home.optOutFile());
        SourcesEditor editor = new SourcesEditor(home.sourcesFile(), clock);
        Set<String> taken = ids();
        for (Source source : incoming.sources()) {
            Optional<Refusal> refusal = refusal(source, taken, wishes);
            if (refusal.isPresent()) refused.add(refusal.get());
            else {
                if (!dryRun) editor.add(source);
                taken.add(source.id());
                added.add(source);
            }
        }
        return new Taken(added, refused);
    }

    private Set<String> ids() throws IOException {
        return SourcesFile.read(home.sourcesFile()).sources().stream()
                .map(Source::id)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Optional<Refusal> refusal(Source source, Set<String> taken, OptOutFile wishes) {
        if (taken.contains(source.id())) return Optional.of(new Known(source.id()));
        return unwanted(source, wishes);
    }

    /// Where the owner of a site at which the source begins wishes to be left alone.
    public Optional<Refusal> unwanted(Source source) throws IOException {
        return unwanted(source, OptOutFile.open(home.optOutFile()));
    }

    private static Optional<Refusal> unwanted(Source source, OptOutFile wishes) {
        return source.start().stream()
                .flatMap(start -> wishes.of(String.valueOf(start.getHost())).stream())
                .findFirst()
                .map(wish -> new OptedOut(source.id(), wish));
    }
}
