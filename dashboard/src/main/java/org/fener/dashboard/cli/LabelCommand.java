package org.fener.dashboard.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fener.classifier.Classifier;
import org.fener.classifier.train.Agreement;
import org.fener.classifier.train.LabelQueue;
import org.fener.classifier.train.LabelledRow;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Label;
import org.fener.dashboard.store.LabelRows;
import org.fener.dashboard.store.Labels;
import org.fener.dashboard.tuning.LabelLines;
import org.fener.dashboard.tuning.LabelLines.Said;
import org.fener.dashboard.tuning.NextToLabel;
import org.fener.indexer.PostQuery;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `fener label`: what people say about posts, in and out, and what to ask them next.
@Command(
        name = "label",
        description = "Imports and exports labels, says how far people agree, and which posts to label next.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class LabelCommand extends Group {

    @Command(
            name = "import",
            description = {
                "Reads JSON lines, one answer each: {post, text?, category, answer: yes|no|unsure|withdrawn, lang?, labeller?, note?},",
                "as `export` writes them; or rows as `fener train` reads them: {id, text, lang?, labels{category: true|false}}."
            },
            mixinStandardHelpOptions = true)
    int take(
            @Mixin HomeOption home,
            @Parameters(paramLabel = "FILE") Path file,
            @Option(names = "--by", paramLabel = "NAME", description = "who labelled, where a line does not say")
                    @Nullable
                    String by)
            throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            List<Said> said = new ArrayList<>();
            int number = 0;
            for (String line : Files.readAllLines(workplace().file(file))) {
                number++;
                if (!line.isBlank())
                    said.addAll(LabelLines.read(
                            file + ":" + number, line, by == null ? "" : by, key -> text(opened.installation(), key)));
            }
            int news = LabelLines.keep(said, opened.installation().labels());
            print(news + " new labels of " + said.size());
            return 0;
        }
    }

    /// Of a post as the index has it now.
    private static Optional<String> text(Installation at, String key) {
        try {
            return at.index().get(key).map(post -> post.post().text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Command(
            name = "export",
            description = "Prints the labels that stand as JSON lines, or rows for training or measuring.",
            mixinStandardHelpOptions = true)
    int export(
            @Mixin HomeOption home,
            @Option(
                            names = "--train",
                            description =
                                    "rows for `fener train`: agreed, nearly the same texts once, without the frozen fifth")
                    boolean train,
            @Option(names = "--frozen", description = "rows of the fifth that is never learned from") boolean frozen)
            throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            Labels labels = opened.installation().labels();
            if (train || frozen)
                for (LabelledRow row : train ? LabelRows.learnable(labels) : LabelRows.frozen(labels)) print(row(row));
            else {
                Map<String, Labels.LabelledText> texts = new HashMap<>();
                for (Labels.LabelledText text : labels.texts()) texts.put(text.digest(), text);
                for (Label label : labels.standing())
                    print(LabelLines.write(label, Optional.ofNullable(texts.get(label.textDigest()))));
            }
            return 0;
        }
    }

    private static String row(LabelledRow row) {
        ObjectNode json = JSON.createObjectNode().put("id", row.id()).put("text", row.text());
        row.language().ifPresent(language -> json.put("lang", language));
        ObjectNode labels = json.putObject("labels");
        row.labels().forEach(labels::put);
        return JSON.writeValueAsString(json);
    }

    @Command(
            name = "agreement",
            description = "Cohen's kappa of every two people, by category, on texts that both have answered.",
            mixinStandardHelpOptions = true)
    int agreement(@Mixin HomeOption home, @Option(names = "--json", description = "print JSON lines") boolean json)
            throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            pairs(opened.installation().labels().standing()).forEach((who, pairs) -> {
                Agreement agreement = Agreement.of(pairs);
                if (json) print(JSON.writeValueAsString(new Agreed(who, agreement)));
                else
                    print(String.format(
                            Locale.ROOT,
                            "%s: %d texts, agree on %.0f %%, kappa %.2f",
                            who,
                            agreement.texts(),
                            100 * agreement.agreeing(),
                            agreement.kappa()));
            });
            return 0;
        }
    }

    record Agreed(String who, Agreement agreement) {}

    /// By category and two names, in the order of the names.
    private static Map<String, List<Agreement.Pair>> pairs(List<Label> labels) {
        Map<String, Map<String, String>> byText = new TreeMap<>();
        for (Label label : labels)
            byText.computeIfAbsent(label.category() + "\t" + label.textDigest(), text -> new TreeMap<>())
                    .put(label.labeller(), label.answer().name());
        Map<String, List<Agreement.Pair>> pairs = new TreeMap<>();
        byText.forEach((text, answers) -> {
            List<String> people = List.copyOf(answers.keySet());
            for (int i = 0; i < people.size(); i++)
                for (int j = i + 1; j < people.size(); j++)
                    pairs.computeIfAbsent(
                                    text.substring(0, text.indexOf('\t')) + " " + people.get(i) + " and "
                                            + people.get(j),
                                    who -> new ArrayList<>())
                            .add(new Agreement.Pair(
                                    answers.getOrDefault(people.get(i), ""), answers.getOrDefault(people.get(j), "")));
        });
        return pairs;
    }

    @Command(
            name = "queue",
            description = "Prints the posts that a person should label next as JSON lines, each with its reason.",
            mixinStandardHelpOptions = true)
    int queue(
            @Mixin HomeOption home,
            @Option(names = "--category", paramLabel = "C", required = true, description = "what to ask about")
                    String category,
            @Option(names = "--most", paramLabel = "N", defaultValue = "20", description = "default: ${DEFAULT-VALUE}")
                    int most,
            @Option(names = "--query", paramLabel = "Q", defaultValue = "*", description = "only posts that match")
                    String query,
            @Option(
                            names = "--against",
                            paramLabel = "VERSION",
                            description = "a registered model; posts on which it disagrees come up too")
                    @Nullable
                    String against)
            throws IOException {
        try (Workplace.Opened opened = workplace().open(home.path())) {
            Installation at = opened.installation();
            Optional<Classifier> other = against == null
                    ? Optional.empty()
                    : Optional.of(at.classifier().with(Optional.of(at.models().named(against))));
            for (LabelQueue.Asked asked : NextToLabel.of(at, category, PostQuery.of(query), other, most))
                print(asked(asked, category));
            return 0;
        }
    }

    private static String asked(LabelQueue.Asked asked, String category) {
        return JSON.writeValueAsString(JSON.createObjectNode()
                .put("post", asked.candidate().id())
                .put("category", category)
                .put("reason", asked.reason().name().toLowerCase(Locale.ROOT))
                .put("probability", asked.candidate().probability())
                .put("threshold", asked.candidate().threshold())
                .put("text", asked.candidate().text()));
    }
}
