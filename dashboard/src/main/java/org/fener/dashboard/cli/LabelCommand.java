package org.fener.dashboard.cli;

import java.io.IOException;
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
import org.fener.dashboard.store.Label.Answer;
import org.fener.dashboard.store.LabelRows;
import org.fener.dashboard.store.Labels;
import org.fener.dashboard.tuning.NextToLabel;
import org.fener.indexer.PostQuery;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
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
                "Reads JSON lines, one answer each: {post, text, category, answer: yes|no|unsure|withdrawn, lang?, labeller?, note?},",
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
            Labels labels = opened.installation().labels();
            List<Said> said = new ArrayList<>();
            int number = 0;
            for (String line : Files.readAllLines(workplace().file(file))) {
                number++;
                if (!line.isBlank()) said.addAll(said(file + ":" + number, line, by));
            }
            int news = 0;
            for (Said one : said)
                if (labels.add(
                        one.post(),
                        one.text(),
                        one.language(),
                        one.category(),
                        one.answer(),
                        one.labeller(),
                        one.note())) news++;
            labels.sync();
            print(news + " new labels of " + said.size());
            return 0;
        }
    }

    private record Said(
            String post,
            String text,
            Optional<String> language,
            String category,
            Answer answer,
            String labeller,
            String note) {}

    private static List<Said> said(String where, String line, @Nullable String by) {
        JsonNode json;
        try {
            json = JSON.readTree(line);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(where + ": not JSON: " + e.getOriginalMessage());
        }
        String post = json.path("post").asString(json.path("id").asString(""));
        String text = json.path("text").asString("");
        String labeller = json.path("labeller").asString(by == null ? "" : by);
        if (post.isBlank() || text.isBlank())
            throw new IllegalArgumentException(where + ": expected post and text, got " + shortened(line));
        if (labeller.isBlank())
            throw new IllegalArgumentException(where + ": expected a labeller in the line or --by NAME");
        Optional<String> language =
                json.hasNonNull("lang") ? Optional.of(json.path("lang").asString("")) : Optional.empty();
        List<Said> said = new ArrayList<>();
        if (json.has("labels"))
            json.path("labels")
                    .properties()
                    .forEach(entry -> said.add(new Said(
                            post,
                            text,
                            language,
                            entry.getKey(),
                            entry.getValue().asBoolean() ? Answer.YES : Answer.NO,
                            labeller,
                            "")));
        else
            said.add(new Said(
                    post,
                    text,
                    language,
                    json.path("category").asString(""),
                    answer(where, json.path("answer").asString("")),
                    labeller,
                    json.path("note").asString("")));
        return said;
    }

    private static Answer answer(String where, String word) {
        try {
            return Answer.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    where + ": answer '" + word + "': expected yes, no, unsure or withdrawn", e);
        }
    }

    private static String shortened(String line) {
        return line.length() > 60 ? line.substring(0, 60) + "…" : line;
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
                for (Label label : labels.standing()) print(line(label, texts.get(label.textDigest())));
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

    private static String line(Label label, Labels.@Nullable LabelledText text) {
        ObjectNode json = JSON.createObjectNode().put("post", label.post());
        if (text != null) {
            text.language().ifPresent(language -> json.put("lang", language));
            json.put("text", text.content());
        }
        return JSON.writeValueAsString(json.put("textDigest", label.textDigest())
                .put("category", label.category())
                .put("answer", label.answer().name().toLowerCase(Locale.ROOT))
                .put("labeller", label.labeller())
                .put("at", label.at().toString())
                .put("note", label.note()));
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
