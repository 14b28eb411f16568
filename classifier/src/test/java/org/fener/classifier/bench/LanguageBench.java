package org.fener.classifier.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.fener.classifier.SharedMaterial;
import org.fener.classifier.SharedRows;
import org.fener.classifier.text.LanguageDetector;

/// Tells the language of paragraphs of the Universal Declaration and of sentences cut to 40 to 120 characters, beside
/// OpenNLP's detector, whose answers Croatian and Bosnian count as Serbian.
final class LanguageBench {

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
    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("bul", "bg"),
            Map.entry("eng", "en"),
            Map.entry("ell", "el"),
            Map.entry("tur", "tr"),
            Map.entry("ron", "ro"),
            Map.entry("srp", "sr"),
            Map.entry("hrv", "sr"),
            Map.entry("bos", "sr"),
            Map.entry("ukr", "uk"),
            Map.entry("rus", "ru"),
            Map.entry("ara", "ar"),
            Map.entry("pes", "fa"),
            Map.entry("fas", "fa"));
    private static final Pattern PARAGRAPH = Pattern.compile("<p>(.*?)</p>", Pattern.DOTALL);
    private static final int SHORTEST = 40;
    private static final int LONGEST = 120;

    private final LanguageDetector ours = LanguageDetector.shipped();
    private final LanguageDetectorME peer;

    private LanguageBench(LanguageDetectorME peer) {
        this.peer = peer;
    }

    private record Known(String language, String text) {}

    static void run() throws IOException {
        LanguageBench bench = new LanguageBench(peerDetector());
        System.out.printf(Locale.ROOT, "%n%-34s %7s %9s %9s %8s%n", "language", "texts", "ours", "OpenNLP", "ratio");
        bench.accuracy("udhr paragraphs", paragraphs());
        List<Known> sentences = sentences();
        bench.accuracy("40 to 120 characters", sentences);
        Map<String, List<Known>> byLanguage = new TreeMap<>();
        for (Known text : sentences)
            byLanguage.computeIfAbsent(text.language(), l -> new ArrayList<>()).add(text);
        byLanguage.forEach((language, texts) -> bench.accuracy("  of them " + language, texts));
        bench.speed(sentences);
    }

    private static LanguageDetectorME peerDetector() throws IOException {
        try (InputStream in = Objects.requireNonNull(LanguageBench.class.getResourceAsStream("/langdetect-183.bin"))) {
            return new LanguageDetectorME(new LanguageDetectorModel(in));
        }
    }

    private void accuracy(String what, List<Known> texts) {
        System.out.printf(
                Locale.ROOT,
                "%-34s %7d %8.2f%% %8.2f%%%n",
                what,
                texts.size(),
                100 * right(texts, this::ours),
                100 * right(texts, this::peer));
    }

    private static double right(List<Known> texts, UnaryOperator<String> detector) {
        return texts.stream()
                        .filter(text -> detector.apply(text.text()).equals(text.language()))
                        .count()
                / (double) texts.size();
    }

    private String ours(String text) {
        return ours.detect(text).language();
    }

    private String peer(String text) {
        String code = peer.predictLanguage(text).getLang();
        return CODES.getOrDefault(code, code);
    }

    private void speed(List<Known> texts) {
        List<Known> sample = new ArrayList<>();
        for (int i = 0; i < texts.size(); i += 20) sample.add(texts.get(i));
        double mine = CpuTime.micros(sample.size(), () -> right(sample, this::ours));
        double theirs = CpuTime.micros(sample.size(), () -> right(sample, this::peer));
        System.out.printf(
                Locale.ROOT,
                "%-34s %7d %9.1f %9.1f %8.1f%n",
                "CPU microseconds a text",
                sample.size(),
                mine,
                theirs,
                theirs / mine);
    }

    private static List<Known> paragraphs() throws IOException {
        List<Known> texts = new ArrayList<>();
        for (Map.Entry<String, String> file : new TreeMap<>(DECLARATIONS).entrySet()) {
            String html = Files.readString(SharedMaterial.path("corpora/udhr/declaration/" + file.getKey() + ".html"));
            PARAGRAPH
                    .matcher(html)
                    .results()
                    .map(p -> p.group(1).replaceAll("<[^>]+>", "").strip())
                    .filter(text -> !text.isEmpty())
                    .forEach(text -> texts.add(new Known(file.getValue(), text)));
        }
        return texts;
    }

    private static List<Known> sentences() throws IOException {
        List<Known> texts = new ArrayList<>();
        for (String set : List.of("sib200", "ud_negatives"))
            for (SharedRows.Row row : SharedRows.read(set)) {
                String text = row.text().strip();
                if (text.length() >= SHORTEST)
                    texts.add(new Known(row.lang(), text.substring(0, Math.min(LONGEST, text.length()))));
            }
        return texts;
    }
}
