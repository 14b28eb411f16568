package org.fener.classifier.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fener.classifier.SharedMaterial;
import org.fener.classifier.SharedRows;
import org.junit.jupiter.api.Test;

/// The goals for telling languages, on texts that nobody on this project wrote.
final class LanguageOnRealTextsTest {

    private static final Map<String, String> DECLARATIONS = Map.ofEntries(
            Map.entry("bul", "bg"),
            Map.entry("eng", "en"),
            Map.entry("ell_monotonic", "el"),
            Map.entry("tur", "tr"),
            Map.entry("ron_2006", "ro"),
            Map.entry("srp_cyrl", "sr"),
            Map.entry("srp_latn", "sr"),
            Map.entry("ukr", "uk"),
            Map.entry("rus", "ru"),
            Map.entry("arb", "ar"),
            Map.entry("pes_1", "fa"));
    private static final Pattern PARAGRAPH = Pattern.compile("<p>(.*?)</p>", Pattern.DOTALL);
    private final LanguageDetector detector = LanguageDetector.shipped();

    @Test
    void tellsTheLanguageOfParagraphsOfTheDeclaration() throws IOException {
        Map<String, double[]> right = new TreeMap<>();
        for (Map.Entry<String, String> file : DECLARATIONS.entrySet())
            for (String paragraph : paragraphs(file.getKey())) count(right, file.getKey(), file.getValue(), paragraph);
        report("udhr paragraphs", right);
        assertThat(share(right)).isGreaterThanOrEqualTo(0.98);
        assertThat(right.values()).allSatisfy(r -> assertThat(r[0] / r[1]).isGreaterThanOrEqualTo(0.95));
    }

    @Test
    void tellsTheLanguageOfShortTexts() throws IOException {
        Map<String, double[]> right = new TreeMap<>();
        for (Map.Entry<String, String> file : DECLARATIONS.entrySet())
            for (String paragraph : paragraphs(file.getKey()))
                for (int i = 0; i + 60 < paragraph.length(); i += 80)
                    count(
                            right,
                            file.getValue(),
                            file.getValue(),
                            paragraph.substring(i, Math.min(paragraph.length(), i + 80)));
        for (String set : List.of("sib200", "ud_negatives"))
            for (SharedRows.Row row : SharedRows.read(set)) {
                String text = row.text().strip();
                if (text.length() >= 40)
                    count(right, row.lang(), row.lang(), text.substring(0, Math.min(120, text.length())));
            }
        report("40 to 120 characters", right);
        assertThat(share(right)).isGreaterThanOrEqualTo(0.98);
        assertThat(right.values()).allSatisfy(r -> assertThat(r[0] / r[1]).isGreaterThanOrEqualTo(0.95));
    }

    private void count(Map<String, double[]> right, String key, String expected, String text) {
        double[] counts = right.computeIfAbsent(key, k -> new double[2]);
        counts[1]++;
        String told = detector.detect(text).language();
        if (told.equals(expected)) counts[0]++;
        else if (System.getProperty("fener.show") != null)
            System.err.println(expected + " told as " + told + ": " + text);
    }

    private static void report(String what, Map<String, double[]> right) {
        System.err.println(what
                + right.entrySet().stream()
                        .map(e -> " %s %.2f%% of %.0f"
                                .formatted(e.getKey(), 100 * e.getValue()[0] / e.getValue()[1], e.getValue()[1]))
                        .collect(Collectors.joining(",", ": ", "")));
    }

    private static double share(Map<String, double[]> right) {
        double[] sums = new double[2];
        for (double[] counts : new HashMap<>(right).values()) {
            sums[0] += counts[0];
            sums[1] += counts[1];
        }
        return sums[0] / sums[1];
    }

    private static List<String> paragraphs(String file) throws IOException {
        String html = Files.readString(SharedMaterial.path("corpora/udhr/declaration/" + file + ".html"));
        List<String> paragraphs = new ArrayList<>();
        PARAGRAPH
                .matcher(html)
                .results()
                .forEach(
                        p -> paragraphs.add(p.group(1).replaceAll("<[^>]+>", "").strip()));
        return paragraphs;
    }
}
