package org.fener.dashboard.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.fener.classifier.opennlp.ModelFolder;
import org.fener.classifier.opennlp.OpenNlpClassifier;
import org.fener.classifier.train.ChangeGuard;
import org.fener.classifier.train.Comparison;
import org.fener.classifier.train.LabelledRow;
import org.fener.classifier.train.LabelledRows;
import org.fener.classifier.train.Objection;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.round.Replay;
import org.fener.dashboard.store.LabelRows;
import org.fener.dashboard.store.Models;
import org.fener.dashboard.store.Promotion;
import org.fener.dashboard.store.RegisteredModel;
import org.fener.dashboard.store.ThresholdRows.ThresholdRow;
import org.fener.dashboard.tuning.Drift;
import org.fener.dashboard.tuning.ModelChange;
import org.fener.dashboard.tuning.Said;
import org.fener.indexer.PostQuery;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fener model`: which models judge, since when, by whose decision. Nothing is promoted by itself.
@Command(
        name = "model",
        description = "Registers, compares, promotes and rolls back models; sets thresholds.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class ModelCommand extends Group {

    private static final String PROGRAM = "program";
    private static final int MOST_SHOWN = 20;

    record Listed(String version, String folder, String registeredAt, String by, String note, boolean inForce) {}

    @Command(name = "list", description = "Lists models and promotions.", mixinStandardHelpOptions = true)
    int list(@Mixin HomeOption home, @Option(names = "--json", description = "print JSON lines") boolean json)
            throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            Models models = opened.installation().models();
            Optional<RegisteredModel> champion = models.champion();
            List<Listed> listed = new ArrayList<>();
            listed.add(new Listed(PROGRAM, "", "", "", "the models of the program", champion.isEmpty()));
            for (RegisteredModel model : models.all())
                listed.add(new Listed(
                        version(model),
                        model.folder(),
                        model.at().toString(),
                        model.by(),
                        Said.plainNote(model.note()),
                        champion.filter(model::equals).isPresent()));
            for (Listed model : listed)
                print(
                        json
                                ? JSON.writeValueAsString(model)
                                : (model.inForce() ? "* " : "  ") + model.version() + "\t" + model.registeredAt() + "\t"
                                        + model.by() + "\t" + Said.plainNote(model.note()));
            if (!json)
                for (Promotion promotion : models.promotions())
                    say(promotion.at() + " "
                            + promotion.digest().map(ModelCommand::version).orElse(PROGRAM) + " was put in charge by "
                            + promotion.by() + ": " + promotion.why());
            return 0;
        }
    }

    @Command(
            name = "add",
            description = "Copies a folder that `fener train` wrote into the home and registers its SHA-256.",
            mixinStandardHelpOptions = true)
    int add(
            @Mixin HomeOption home,
            @Mixin DecisionOption decision,
            @Parameters(paramLabel = "DIR", description = "the folder") Path folder)
            throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            Installation at = opened.installation();
            Path from = workplace().file(folder);
            ModelFolder read = ModelFolder.read(from);
            Path to = at.home().models().resolve(read.version());
            if (!Files.exists(to)) copy(from, to);
            ModelFolder.read(to, read.digest());
            at.models().register(read.digest(), read.version(), decision.by(), decision.why);
            print(read.version());
            return 0;
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Path unfinished = to.resolveSibling(to.getFileName() + ".unfinished");
        Files.createDirectories(unfinished);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList())
                Files.write(unfinished.resolve(file.getFileName().toString()), Files.readAllBytes(file));
        }
        Files.move(unfinished, to);
    }

    @Command(
            name = "compare",
            description = "Measures a challenger beside the model in charge on texts that neither learned from.",
            mixinStandardHelpOptions = true)
    int compare(
            @Mixin HomeOption home,
            @Mixin FrozenOption frozen,
            @Parameters(paramLabel = "VERSION", description = "first digits of a registered model, or 'program'")
                    String version,
            @Option(names = "--json", description = "print JSON lines") boolean json)
            throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            Installation at = opened.installation();
            List<LabelledRow> rows = ChangeGuard.once(frozen.rows(at));
            say("fener: " + rows.size() + " frozen texts");
            for (Comparison comparison : Comparison.of(champion(at), challenger(at, version), rows))
                if (json) print(JSON.writeValueAsString(comparison));
                else show(comparison);
            return 0;
        }
    }

    private void show(Comparison comparison) {
        print(String.format(
                Locale.ROOT,
                "%s: F1 %.3f, was %.3f (%+.3f, 95 %% %+.3f to %+.3f); AP %.3f, was %.3f; false alarms %.2f %%, were %.2f %%",
                comparison.category(),
                comparison.challenger().f1(),
                comparison.champion().f1(),
                comparison.gain(),
                comparison.interval().low(),
                comparison.interval().high(),
                comparison.challenger().averagePrecision(),
                comparison.champion().averagePrecision(),
                100 * comparison.challenger().falseAlarms(),
                100 * comparison.champion().falseAlarms()));
        for (Comparison.Flip flip : comparison.flipped())
            print(String.format(
                    Locale.ROOT,
                    "  %s %s %.3f -> %.3f %s (%s)",
                    flip.truth() == flip.flaggedNow() ? "right now" : "wrong now",
                    flip.flaggedNow() ? "flagged" : "left alone",
                    flip.champion(),
                    flip.challenger(),
                    shortened(flip.text()),
                    flip.id()));
    }

    @Command(
            name = "promote",
            description = "Puts a model in charge, unless something speaks against it (exit code 3).",
            mixinStandardHelpOptions = true)
    int promote(
            @Mixin HomeOption home,
            @Mixin FrozenOption frozen,
            @Mixin DecisionOption decision,
            @Parameters(paramLabel = "VERSION", description = "first digits of a registered model") String version)
            throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            Installation at = opened.installation();
            RegisteredModel model = at.models().named(version);
            List<Objection> objections = new ModelChange(at).objections(model, frozen.rows(at));
            if (!objections.isEmpty()) {
                objections.forEach(objection -> print("not promoted: " + objection.words()));
                return FenerCommand.FOUND;
            }
            new ModelChange(at).takeCharge(Optional.of(model.digest()), decision.by(), decision.why);
            inCharge(Optional.of(model.digest()));
            return 0;
        }
    }

    @Command(
            name = "rollback",
            description = "Puts the model in charge that was before this one; again: the one before that.",
            mixinStandardHelpOptions = true)
    int rollback(@Mixin HomeOption home, @Mixin DecisionOption decision) throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            Installation at = opened.installation();
            inCharge(new ModelChange(at).rollBack(decision.by(), decision.why));
            return 0;
        }
    }

    private void inCharge(Optional<String> digest) {
        print(digest.map(ModelCommand::version).orElse(PROGRAM) + " judges new posts from now on");
        say("fener: posts that are there keep their verdicts until `fener rebuild`");
    }

    @Command(
            name = "drift",
            description = {
                "Compares the scores of posts now with those of the day the model was promoted,",
                "and how many texts that people labelled 'no' it flags, since then and before."
            },
            mixinStandardHelpOptions = true)
    int drift(
            @Mixin HomeOption home,
            @Option(names = "--since", paramLabel = "DAY", description = "only posts first seen since") @Nullable
                    LocalDate since,
            @Option(names = "--json", description = "print JSON lines") boolean json)
            throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            Installation at = opened.installation();
            Promotion last = at.models().promotions().stream()
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "no model was promoted yet: there is no day to compare with; see: fener model promote"));
            Instant from = since == null
                    ? last.at()
                    : since.atStartOfDay(at.settings().zone()).toInstant();
            List<Drift> drifts = Drift.since(at, last, from);
            say("fener: "
                    + drifts.stream()
                            .mapToInt(drift -> drift.now().posts())
                            .max()
                            .orElse(0)
                    + " posts first seen since " + from);
            for (Drift drift : drifts) print(json ? JSON.writeValueAsString(drift.figures()) : drift.words());
            return 0;
        }
    }

    @Command(
            name = "replay",
            description = "Says what another model or threshold would have flagged among posts that are there.",
            mixinStandardHelpOptions = true)
    int replay(
            @Mixin HomeOption home,
            @Parameters(
                            paramLabel = "VERSION",
                            arity = "0..1",
                            description =
                                    "first digits of a registered model, or 'program' (default: the one in charge)")
                    @Nullable
                    String version,
            @Option(names = "--query", paramLabel = "Q", defaultValue = "*", description = "which posts (default: all)")
                    String query,
            @Option(names = "--threshold", paramLabel = "CATEGORY=P", description = "may be repeated")
                    Map<String, Double> thresholds,
            @Option(names = "--json", description = "print one JSON document") boolean json)
            throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            Installation at = opened.installation();
            OpenNlpClassifier other = version == null ? champion(at) : challenger(at, version);
            Replay replay = Replay.of(
                    at.index(), PostQuery.of(query), thresholds == null ? other : other.withThresholds(thresholds));
            if (json) {
                print(JSON.writeValueAsString(replay));
                return 0;
            }
            say("fener: " + replay.posts() + " posts judged again");
            replay.categories().forEach((category, change) -> {
                print(category + ": " + change.would() + " would be flagged, " + change.was() + " are; "
                        + change.gained().size() + " more, " + change.lost().size() + " fewer");
                change.gained().stream().limit(MOST_SHOWN).forEach(key -> print("  + " + key));
                change.lost().stream().limit(MOST_SHOWN).forEach(key -> print("  - " + key));
            });
            return 0;
        }
    }

    @Command(
            name = "threshold",
            description = "Sets the probability from which on a category is flagged, over the model's own.",
            mixinStandardHelpOptions = true)
    int threshold(
            @Mixin HomeOption home,
            @Mixin DecisionOption decision,
            @Parameters(paramLabel = "CATEGORY") String category,
            @Parameters(paramLabel = "P", arity = "0..1", description = "without it the model's own stands again")
                    @Nullable
                    Double least,
            @Option(names = "--language", paramLabel = "L", description = "only texts of this language") @Nullable
                    String language)
            throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            Installation at = opened.installation();
            List<String> known = champion(at).categories();
            if (!known.contains(category))
                throw new IllegalArgumentException("category '" + category + "': expected one of " + known);
            at.thresholds()
                    .set(
                            category,
                            Optional.ofNullable(language),
                            least == null ? OptionalDouble.empty() : OptionalDouble.of(least),
                            decision.by(),
                            decision.why);
            at.classifier().reload();
            for (ThresholdRow row : at.thresholds().history())
                if (row.category().equals(category))
                    print(row.at() + " " + row.by() + " " + row.language().orElse("all") + " "
                            + (row.least().isPresent() ? row.least().getAsDouble() : "the model's own") + ": "
                            + row.why());
            return 0;
        }
    }

    private static OpenNlpClassifier champion(Installation at) throws IOException {
        return at.classifier().with(at.models().champion());
    }

    private static OpenNlpClassifier challenger(Installation at, String version) throws IOException {
        return at.classifier()
                .with(
                        version.equals(PROGRAM)
                                ? Optional.empty()
                                : Optional.of(at.models().named(version)));
    }

    private static String version(RegisteredModel model) {
        return version(model.digest());
    }

    private static String version(String digest) {
        return digest.substring(0, 12);
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() > 80 ? line.substring(0, 80) + "…" : line;
    }

    /// `--data FILE…`: other frozen rows than the fifth of the labels that is never learned from.
    static final class FrozenOption {

        @Option(
                names = "--data",
                paramLabel = "FILE",
                arity = "1..*",
                description = "labelled rows that neither model learned from (default: the frozen fifth of the labels)")
        @Nullable
        List<Path> files;

        List<LabelledRow> rows(Installation at) throws IOException {
            return files == null ? LabelRows.frozen(at.labels()) : LabelledRows.read(files);
        }
    }
}
