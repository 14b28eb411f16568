package org.fener.classifier.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fener.classifier.CategoriesFile;
import org.fener.classifier.Category;
import org.fener.classifier.SharedRows;

/// What the shipped models learn from: the texts written for this project, neutral sentences, and the real sets whose
/// licence allows it.
final class ShippedRows {

    static final List<String> CATEGORIES =
            CategoriesFile.shipped().stream().map(Category::key).toList();

    private ShippedRows() {}

    static List<LabelledRow> all() throws IOException {
        List<LabelledRow> rows = new ArrayList<>(own());
        rows.addAll(neutral());
        rows.addAll(real("slavic_persuasion", "disinformation"));
        rows.addAll(real("cti_ann", "cyber-threat"));
        rows.addAll(real("emscad_partial", "trafficking"));
        rows.addAll(spam());
        return rows;
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

    static List<LabelledRow> real(String set, String category) throws IOException {
        List<LabelledRow> rows = new ArrayList<>();
        for (SharedRows.Row row : SharedRows.read(set))
            if (!row.text().isBlank())
                rows.add(new LabelledRow(
                        row.id(),
                        row.text(),
                        Optional.of(row.lang()),
                        Map.of(category, row.isPositive()),
                        row.id(),
                        false,
                        set));
        return rows;
    }

    /// Spam and chatter: neither smuggles, recruits nor sells papers.
    private static List<LabelledRow> spam() throws IOException {
        Map<String, Boolean> labels = Map.of("smuggling", false, "trafficking", false, "document-fraud", false);
        List<LabelledRow> rows = new ArrayList<>();
        for (SharedRows.Row row : SharedRows.read("sms_spam"))
            rows.add(new LabelledRow(row.id(), row.text(), Optional.of("en"), labels, row.id(), false, "sms_spam"));
        return rows;
    }

    private static Map<String, Boolean> none() {
        Map<String, Boolean> labels = new TreeMap<>();
        for (String category : CATEGORIES) labels.put(category, false);
        return labels;
    }
}
