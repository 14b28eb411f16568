package org.fener.classifier.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fener.classifier.CategoriesFile;
import org.fener.classifier.Category;
import org.fener.classifier.SharedRows;
import org.fener.classifier.opennlp.ModelFolder;

/// What the shipped models learn from: the texts written for this project, neutral sentences, and the real sets whose
/// licence allows it.
public final class ShippedRows {

    public static final List<String> CATEGORIES =
            CategoriesFile.shipped().stream().map(Category::key).toList();

    public static final TrainingOptions OPTIONS = TrainingOptions.standard().forFewTexts();

    private static final int SENTENCES_A_PAGE = 8;

    private ShippedRows() {}

    public static List<LabelledRow> all() throws IOException {
        List<LabelledRow> rows = new ArrayList<>(own());
        rows.addAll(neutral());
        rows.addAll(every(3, real("slavic_persuasion", List.of("disinformation"), row -> !row.isPositive())));
        rows.addAll(every(3, real("cti_ann", List.of("cyber-threat"), row -> !row.isPositive())));
        rows.addAll(real("emscad_partial", CATEGORIES, row -> !row.isPositive()));
        rows.addAll(every(
                5,
                real("sms_spam", List.of("smuggling", "trafficking", "document-fraud"), row -> true).stream()
                        .map(ShippedRows::asNegative)
                        .toList()));
        return rows;
    }

    /// The part that a writer is tested in; drawn apart from the folds that training cuts for itself.
    public static int testPart(String group, int parts) {
        return HeldOut.fold("tested " + group, parts);
    }

    private static List<LabelledRow> every(int step, List<LabelledRow> rows) {
        return IntStream.range(0, rows.size())
                .filter(i -> i % step == 0)
                .mapToObj(rows::get)
                .toList();
    }

    /// Spam and chatter: neither smuggles, recruits nor sells papers.
    private static LabelledRow asNegative(LabelledRow row) {
        Map<String, Boolean> labels = new TreeMap<>();
        row.labels().keySet().forEach(category -> labels.put(category, false));
        return new LabelledRow(row.id(), row.text(), row.language(), labels, row.group(), false, row.origin());
    }

    /// `classifier/texts/<category>/<language>.jsonl`, in the order of the names.
    public static List<LabelledRow> own() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(texts())) {
            files = found.filter(path -> path.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
        List<LabelledRow> rows = new ArrayList<>();
        for (Path file : files) {
            String origin = "own texts, " + file.getName(file.getNameCount() - 2);
            for (LabelledRow row : LabelledRows.read(file))
                rows.add(new LabelledRow(
                        row.id(), row.text(), row.language(), row.labels(), row.group(), false, origin));
        }
        return rows;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> found = Files.walk(texts())) {
            return found.filter(path -> path.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    /// Changes when any text does.
    static String digestOfTexts() throws IOException {
        StringBuilder digests = new StringBuilder();
        for (Path file : files())
            digests.append(texts().relativize(file))
                    .append(' ')
                    .append(ModelFolder.sha256(Files.readAllBytes(file)))
                    .append('\n');
        return ModelFolder.sha256(digests.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Path texts() {
        Path here = Path.of("texts");
        return Files.isDirectory(here) ? here : Path.of("classifier", "texts");
    }

    /// Sentences, pages of eight sentences in a row, and the Serbian ones in Latin letters too. The same sentence in
    /// ten languages is one group, and so is a page of them.
    static List<LabelledRow> neutral() throws IOException {
        Map<String, List<String>> sentences = new TreeMap<>();
        for (SharedRows.Row row : SharedRows.read("sib200")) {
            sentences.computeIfAbsent(row.lang(), language -> new ArrayList<>()).add(row.text());
            if (row.lang().equals("sr"))
                sentences
                        .computeIfAbsent("sr-Latn", language -> new ArrayList<>())
                        .add(SerbianLatin.of(row.text()));
        }
        List<LabelledRow> rows = new ArrayList<>();
        sentences.forEach((language, texts) -> {
            for (int i = 0; i < texts.size(); i++)
                rows.add(neutral(language + "-" + i, language, texts.get(i), "sib200-" + i / SENTENCES_A_PAGE));
            for (int i = 0; i + SENTENCES_A_PAGE <= texts.size(); i += SENTENCES_A_PAGE)
                rows.add(neutral(
                        language + "-page-" + i,
                        language,
                        String.join(" ", texts.subList(i, i + SENTENCES_A_PAGE)),
                        "sib200-" + i / SENTENCES_A_PAGE));
        });
        return rows;
    }

    private static LabelledRow neutral(String id, String language, String text, String group) {
        String base = language.split("-", 2)[0];
        return new LabelledRow("sib200-" + id, text, Optional.of(base), none(), group, true, "sib200");
    }

    static List<LabelledRow> real(String set, List<String> categories, Predicate<SharedRows.Row> wanted)
            throws IOException {
        List<LabelledRow> rows = new ArrayList<>();
        for (SharedRows.Row row : SharedRows.read(set)) {
            if (row.text().isBlank() || !wanted.test(row)) continue;
            Map<String, Boolean> labels = new TreeMap<>();
            for (String category : categories) labels.put(category, row.isPositive());
            rows.add(new LabelledRow(row.id(), row.text(), Optional.of(row.lang()), labels, row.id(), false, set));
        }
        return rows;
    }

    private static Map<String, Boolean> none() {
        Map<String, Boolean> labels = new TreeMap<>();
        for (String category : CATEGORIES) labels.put(category, false);
        return labels;
    }
}
