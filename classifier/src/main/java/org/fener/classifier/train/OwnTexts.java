package org.fener.classifier.train;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fener.classifier.CategoriesFile;
import org.fener.classifier.Category;

/// The labelled texts that were written for this project; the program carries them, so that a site can train on them
/// and its own labels together. All names, phones, handles and prices in them are invented.
public final class OwnTexts {

    private static final List<String> LANGUAGES = List.of("ar", "bg", "el", "en", "fa", "ro", "ru", "sr", "tr", "uk");

    private OwnTexts() {}

    /// Those of all categories, in the order of the names of their files; each row's origin names the category that it
    /// was written for.
    public static List<LabelledRow> all() throws IOException {
        List<LabelledRow> rows = new ArrayList<>();
        for (String category :
                CategoriesFile.shipped().stream().map(Category::key).sorted().toList())
            for (String language : LANGUAGES) rows.addAll(of(category, language));
        return rows;
    }

    private static List<LabelledRow> of(String category, String language) throws IOException {
        String name = "/org/fener/classifier/texts/" + category + "/" + language + ".jsonl";
        try (InputStream in = OwnTexts.class.getResourceAsStream(name)) {
            if (in == null) return List.of();
            return LabelledRows.read(Path.of(category, language + ".jsonl"), in).stream()
                    .map(row -> new LabelledRow(
                            row.id(),
                            row.text(),
                            row.language(),
                            row.labels(),
                            row.group(),
                            false,
                            "own texts, " + category))
                    .toList();
        }
    }
}
