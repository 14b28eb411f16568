package org.fener.classifier.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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
final class ShippedRows {

    static final List<String> CATEGORIES =
            CategoriesFile.shipped().stream().map(Category::key).toList();

    private ShippedRows() {}

    static List<LabelledRow> all() throws IOException {
        List<LabelledRow> rows = new ArrayList<>(own());
        rows.addAll(neutral());
        rows.addAll(every(3, real("slavic_persuasion", List.of("disinformation"), row -> !row.isPositive())));
        rows.addAll(every(3, real("cti_ann", List.of("cyber-threat"), row -> !row.isPositive())));
        rows.addAll(real(
                "emscad_partial", List.of("smuggling", "trafficking", "document-fraud"), row -> !row.isPositive()));
        rows.addAll(every(
                5,
                real("sms_spam", List.of("smuggling", "trafficking", "document-fraud"), row -> true).stream()
                        .map(ShippedRows::asNegative)
                        .toList()));
        return rows;
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
    static List<LabelledRow> own() throws IOException {
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

    /// The same sentence in ten languages is one group.
    static List<LabelledRow> neutral() throws IOException {
        Map<String, Integer> numbers = new HashMap<>();
        List<LabelledRow> rows = new ArrayList<>();
        for (SharedRows.Row row : SharedRows.read("sib200")) {
            int number = numbers.merge(row.lang(), 1, Integer::sum);
            rows.add(new LabelledRow(
                    row.id(), row.text(), Optional.of(row.lang()), none(), "sib200-" + number, true, "sib200"));
        }
        return rows;
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
