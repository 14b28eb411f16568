package org.fener.indexer.lucene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;
import org.apache.lucene.analysis.uk.UkrainianMorfologikAnalyzer;
import org.fener.indexer.SharedMaterial;

/// How many forms of one lemma find each other, and how many words that only begin alike do, on treebanks: macro over
/// lemmas, beside Lucene's own analyzers. Arguments: any languages (default all); `misses` prints what fell short.
public final class ConflationBench {

    /// Words whose first letters are the same are the ones that a stemmer confuses.
    private static final int SHARED = 4;

    private static final Map<String, Analyzer> LUCENE = new TreeMap<>(Map.of(
            "bg", new BulgarianAnalyzer(),
            "uk", new UkrainianMorfologikAnalyzer(),
            "tr", new TurkishAnalyzer()));

    private static final Map<String, String> FOLDERS =
            Map.of("bg", "ud-bulgarian", "uk", "ud-ukrainian", "tr", "ud-turkish");

    private ConflationBench() {}

    record Conflation(double found, double confused, List<String> misses, List<String> mistakes) {}

    public static void main(String[] arguments) throws IOException {
        Set<String> asked = new HashSet<>(List.of(arguments));
        boolean misses = asked.remove("misses");
        Languages ours = new Languages();
        System.out.printf(
                "%-10s %8s %12s %12s %12s %12s%n",
                "language", "lemmas", "Lucene", "ours", "Lucene false", "ours false");
        for (String language : LUCENE.keySet()) {
            if (!asked.isEmpty() && !asked.contains(language)) continue;
            Map<String, Set<String>> lemmas = lemmas(language);
            Conflation lucene = measure(lemmas, language, LUCENE.get(language), "any");
            Conflation own = measure(lemmas, language, ours.analyzer(), Names.text(language));
            System.out.printf(
                    Locale.ROOT,
                    "%-10s %8d %12.3f %12.3f %12.4f %12.4f%n",
                    language,
                    lemmas.values().stream().filter(it -> it.size() > 1).count(),
                    lucene.found,
                    own.found,
                    lucene.confused,
                    own.confused);
            if (misses) {
                own.misses.forEach(it -> System.out.println("miss  " + it));
                own.mistakes.forEach(it -> System.out.println("false " + it));
            }
        }
    }

    static Conflation measure(Map<String, Set<String>> lemmas, String language, Analyzer analyzer, String field)
            throws IOException {
        Map<String, Set<String>> stems = new HashMap<>();
        for (Set<String> forms : lemmas.values())
            for (String form : forms) stems.put(form, stems(analyzer, field, form));
        double sum = 0;
        int counted = 0;
        List<String> misses = new ArrayList<>();
        for (Map.Entry<String, Set<String>> lemma : lemmas.entrySet()) {
            List<String> forms = List.copyOf(lemma.getValue());
            if (forms.size() < 2) continue;
            int together = 0;
            int pairs = 0;
            for (int i = 0; i < forms.size(); i++)
                for (int j = i + 1; j < forms.size(); j++) {
                    pairs++;
                    if (share(stems, forms.get(i), forms.get(j))) together++;
                }
            if (together < pairs)
                misses.add(lemma.getKey() + ": "
                        + forms.stream().map(it -> it + "→" + stems.get(it)).toList());
            sum += (double) together / pairs;
            counted++;
        }
        Map<String, List<String[]>> byBeginning = new HashMap<>();
        lemmas.forEach((lemma, forms) -> forms.stream()
                .filter(it -> it.length() >= SHARED)
                .forEach(it -> byBeginning
                        .computeIfAbsent(it.substring(0, SHARED), none -> new ArrayList<>())
                        .add(new String[] {lemma, it})));
        long different = 0;
        long confused = 0;
        List<String> mistakes = new ArrayList<>();
        for (List<String[]> words : byBeginning.values())
            for (int i = 0; i < words.size(); i++)
                for (int j = i + 1; j < words.size(); j++) {
                    String[] one = words.get(i);
                    String[] other = words.get(j);
                    if (one[0].equals(other[0]) || one[1].equals(other[1])) continue;
                    different++;
                    if (share(stems, one[1], other[1])) {
                        confused++;
                        mistakes.add(
                                one[0] + "/" + other[0] + ": " + one[1] + " " + other[1] + " → " + stems.get(one[1]));
                    }
                }
        return new Conflation(sum / counted, (double) confused / different, misses, mistakes);
    }

    private static boolean share(Map<String, Set<String>> stems, String one, String other) {
        Set<String> others = stems.getOrDefault(other, Set.of());
        return stems.getOrDefault(one, Set.of()).stream().anyMatch(others::contains);
    }

    private static Set<String> stems(Analyzer analyzer, String field, String form) throws IOException {
        Set<String> stems = new TreeSet<>();
        try (TokenStream words = analyzer.tokenStream(field, form)) {
            CharTermAttribute word = words.addAttribute(CharTermAttribute.class);
            words.reset();
            while (words.incrementToken()) stems.add(word.toString());
            words.end();
        }
        return stems;
    }

    /// Forms in lower case by lemma and word class; words of letters only.
    static Map<String, Set<String>> lemmas(String language) throws IOException {
        Map<String, Set<String>> lemmas = new TreeMap<>();
        Locale locale = Locale.of(language);
        Path file;
        try (Stream<Path> files = Files.list(SharedMaterial.path("corpora/" + FOLDERS.get(language)))) {
            file = files.filter(it -> it.toString().endsWith(".conllu"))
                    .findFirst()
                    .orElseThrow();
        }
        for (String line : Files.readAllLines(file)) {
            String[] columns = line.split("\t", -1);
            if (columns.length != 10 || !columns[0].matches("\\d+") || columns[3].matches("PUNCT|NUM|SYM|X")) continue;
            if (!columns[1].matches("\\p{L}+(['’]\\p{L}+)?")) continue;
            lemmas.computeIfAbsent(columns[2].toLowerCase(locale), none -> new TreeSet<>())
                    .add(columns[1].toLowerCase(locale));
        }
        return lemmas;
    }
}
