package org.fener.dashboard.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fener.crawler.Source;
import org.fener.crawler.SourceKind;
import org.fener.crawler.fetch.CanonicalUrl;
import org.fener.crawler.fetch.OptOuts.OptOut;
import org.fener.crawler.source.OptOutFile;
import org.fener.crawler.source.SourceList;
import org.fener.crawler.source.SourceList.Mistake;
import org.fener.crawler.source.SourcesEditor;
import org.fener.crawler.source.SourcesExchange;
import org.fener.crawler.source.SourcesExchange.Format;
import org.fener.crawler.source.SourcesExchange.Incoming;
import org.fener.crawler.source.SourcesFile;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.home.SettingsFile;
import org.fener.dashboard.round.FetchStop;
import org.fener.dashboard.source.SourceIntake;
import org.fener.dashboard.source.SourceIntake.Known;
import org.fener.dashboard.source.SourceIntake.Mistaken;
import org.fener.dashboard.source.SourceIntake.OptedOut;
import org.fener.dashboard.source.SourceIntake.Refusal;
import org.fener.dashboard.source.SourceIntake.Taken;
import org.fener.dashboard.source.SourceTrial;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fener source`: what is watched.
@Command(
        name = "source",
        description = "Lists, tries, adds, imports, exports, pauses and stops the sources.",
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

    @Command(
            name = "test",
            description = {
                "Fetches one address as a round would and shows what robots.txt says, what kind of page it is and the"
                        + " posts it would give. Nothing is stored.",
                "Exit code 3 if the page may not or could not be read."
            },
            mixinStandardHelpOptions = true)
    int test(
            @Mixin HomeOption home,
            @Parameters(paramLabel = "URL") String url,
            @Option(names = "--json", description = "print one JSON document with all posts and links") boolean json)
            throws IOException, InterruptedException {
        Home at = workplace().home(home.path()).prepare();
        SourceTrial.Findings found = new SourceTrial(
                        SettingsFile.read(at.settingsFile()),
                        OptOutFile.open(at.optOutFile()),
                        workplace().clock())
                .look(configured(at, url).orElseGet(() -> SourceTrial.passing(url)), url);
        if (json) print(JSON.writeValueAsString(found));
        else found.lines().forEach(this::print);
        return found.readable() ? 0 : FenerCommand.FOUND;
    }

    /// A source that has this address among its start pages: it is reached as it is configured.
    private static Optional<Source> configured(Home home, String url) throws IOException {
        return CanonicalUrl.of(url)
                .map(CanonicalUrl::uri)
                .flatMap(uri -> sources(home).stream()
                        .filter(source -> source.start().contains(uri))
                        .findFirst());
    }

    private static List<Source> sources(Home home) {
        try {
            return SourcesFile.read(home.sourcesFile()).sources();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Command(name = "add", description = "Adds a source at the end of the file.", mixinStandardHelpOptions = true)
    int add(
            @Mixin HomeOption home,
            @Parameters(paramLabel = "URL", arity = "1..*", description = "where a round begins") List<String> start,
            @Option(
                            names = "--purpose",
                            paramLabel = "TEXT",
                            required = true,
                            description = "why it is watched, such as an order's subject")
                    String purpose,
            @Option(
                            names = "--legal-basis",
                            paramLabel = "TEXT",
                            required = true,
                            description = "what allows the watching")
                    String basis,
            @Option(names = "--id", paramLabel = "ID", description = "default: made of the host") @Nullable String id,
            @Option(names = "--name", paramLabel = "NAME", description = "default: the host") @Nullable String name,
            @Option(names = "--every", paramLabel = "TIME", description = "such as 15m; default: 1h") @Nullable
                    String every,
            @Option(names = "--delay", paramLabel = "TIME", description = "between requests; default: 1s") @Nullable
                    String delay,
            @Option(names = "--budget", paramLabel = "PAGES", description = "pages a round; default: 500") @Nullable
                    Integer budget,
            @Option(names = "--depth", paramLabel = "LINKS", description = "from a start page; default: 5") @Nullable
                    Integer depth,
            @Option(names = "--kind", paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}") @Nullable
                    SourceKind kind,
            @Option(names = "--language", paramLabel = "CODE", description = "a hint, such as bg") @Nullable
                    String language,
            @Option(
                            names = "--proxy",
                            paramLabel = "URL",
                            description = "the way out: http://host:port or socks5://host:port")
                    @Nullable
                    String proxy)
            throws IOException {
        Home at = workplace().home(home.path()).prepare();
        Map<String, String> values = new HashMap<>();
        values.put("start", String.join(" ", start));
        values.put("purpose", purpose);
        values.put("legal-basis", basis);
        put(values, "id", id);
        put(values, "name", name);
        put(values, "every", every);
        put(values, "delay", delay);
        put(values, "budget", budget);
        put(values, "depth", depth);
        put(values, "kind", kind == null ? null : kind.name().toLowerCase(Locale.ROOT));
        put(values, "language", language);
        put(values, "proxy", proxy);
        Incoming checked = new SourceIntake(at, workplace().clock()).check(values, "source add");
        checked.mistakes().forEach(mistake -> say("fener: " + mistake.key() + ": " + mistake.wantedIn("en")));
        if (!checked.mistakes().isEmpty()) return FenerCommand.FAILED;
        return take(at, checked, false);
    }

    private static void put(Map<String, String> values, String key, @Nullable Object value) {
        if (value != null) values.put(key, value.toString());
    }

    @Command(
            name = "import",
            description = {
                "Adds the sources of an OPML, CSV or YAML file.",
                "OPML knows no purpose and legal basis: give them here for all entries that have none."
            },
            mixinStandardHelpOptions = true)
    int take(
            @Mixin HomeOption home,
            @Parameters(paramLabel = "FILE") Path file,
            @Option(names = "--format", description = "${COMPLETION-CANDIDATES}; default: by the file's name") @Nullable
                    Format format,
            @Option(names = "--purpose", paramLabel = "TEXT", description = "for entries without one") @Nullable
                    String purpose,
            @Option(names = "--legal-basis", paramLabel = "TEXT", description = "for entries without one") @Nullable
                    String basis,
            @Option(names = "--dry-run", description = "say what would be added and change nothing") boolean dryRun)
            throws IOException {
        Home at = workplace().home(home.path()).prepare();
        Path from = workplace().file(file);
        Map<String, String> defaults = new HashMap<>();
        put(defaults, "purpose", purpose);
        put(defaults, "legal-basis", basis);
        Incoming incoming =
                SourcesExchange.read(text(from), format(format, from), String.valueOf(from.getFileName()), defaults);
        return take(at, incoming, dryRun);
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    file + ": expected text in UTF-8; a spreadsheet writes it as 'CSV UTF-8'", e);
        }
    }

    private static Format format(@Nullable Format given, Path file) {
        if (given != null) return given;
        return Format.of(String.valueOf(file.getFileName()))
                .orElseThrow(() -> new IllegalArgumentException(
                        file + ": expected a name that ends in .opml, .csv or .yaml, or --format"));
    }

    /// Adds what is new, says why the rest is not, and counts both.
    private int take(Home home, Incoming incoming, boolean dryRun) throws IOException {
        Taken taken = new SourceIntake(home, workplace().clock()).take(incoming, dryRun);
        taken.added().forEach(source -> print(source.id() + "\t" + source.name() + "\t" + source.start()));
        taken.refused().forEach(refusal -> say("fener: not added: " + words(refusal)));
        say("fener: " + taken.added().size() + " added" + (dryRun ? " (dry run: nothing was changed)" : "") + ", "
                + taken.refused().size() + " not");
        return taken.refused().isEmpty() ? 0 : FenerCommand.FOUND;
    }

    private static String words(Refusal refusal) {
        return switch (refusal) {
            case Mistaken(Mistake mistake) -> mistake.toString();
            case Known(String id) -> "source '" + id + "' is there already";
            case OptedOut(String id, OptOut wish) ->
                "source '" + id + "': the owner of " + wish.host() + " has opted out (" + wish.since() + "): "
                        + wish.reason();
        };
    }

    @Command(name = "export", description = "Prints all sources as OPML, CSV or YAML.", mixinStandardHelpOptions = true)
    int export(
            @Mixin HomeOption home,
            @Option(
                            names = "--format",
                            required = true,
                            paramLabel = "FORMAT",
                            description = "${COMPLETION-CANDIDATES}")
                    Format format)
            throws IOException {
        Home at = workplace().home(home.path()).prepare();
        print(SourcesExchange.write(sources(at), format).stripTrailing());
        return 0;
    }

    @Command(name = "pause", description = "Stops the rounds of a source.", mixinStandardHelpOptions = true)
    int pause(@Mixin HomeOption home, @Parameters(paramLabel = "ID") String id) throws IOException {
        return pause(home, id, true);
    }

    @Command(name = "resume", description = "Begins them again.", mixinStandardHelpOptions = true)
    int resume(@Mixin HomeOption home, @Parameters(paramLabel = "ID") String id) throws IOException {
        return pause(home, id, false);
    }

    @Command(
            name = "stop-all",
            description =
                    "Stops all fetching, also after a restart, until resume-all. A server ends its rounds at once.",
            mixinStandardHelpOptions = true)
    int stopAll(
            @Mixin HomeOption home,
            @Option(names = "--why", paramLabel = "TEXT", required = true, description = "the reason, for everybody")
                    String why)
            throws IOException {
        fetchStop(home).stop(System.getProperty("user.name"), why);
        say("fener: all fetching is stopped; 'fener source resume-all' lets it go on");
        return 0;
    }

    @Command(name = "resume-all", description = "Lets fetching go on.", mixinStandardHelpOptions = true)
    int resumeAll(@Mixin HomeOption home) throws IOException {
        FetchStop stop = fetchStop(home);
        say(stop.current()
                .map(stopped -> "fener: " + stopped + "; now it goes on")
                .orElse("fener: nothing was stopped"));
        stop.lift();
        return 0;
    }

    private FetchStop fetchStop(HomeOption home) throws IOException {
        return new FetchStop(
                workplace().home(home.path()).prepare().fetchStopFile(),
                workplace().clock());
    }

    private int pause(HomeOption home, String id, boolean paused) throws IOException {
        Home at = workplace().home(home.path()).prepare();
        new SourcesEditor(at.sourcesFile(), workplace().clock()).pause(id, paused);
        say("fener: source '" + id + "' " + (paused ? "is paused" : "runs again"));
        return 0;
    }
}
