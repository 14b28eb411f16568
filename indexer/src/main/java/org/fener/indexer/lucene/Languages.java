package org.fener.indexer.lucene;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.el.GreekLowerCaseFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.sr.SerbianAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;
import org.apache.lucene.analysis.tr.TurkishLowerCaseFilter;
import org.apache.lucene.analysis.uk.UkrainianMorfologikAnalyzer;
import org.fener.indexer.language.BulgarianStems;
import org.fener.indexer.language.GreekStems;
import org.fener.indexer.language.TurkishStems;

/// The languages whose words are brought to their stems; every other text is found by its folded words alone.
final class Languages {

    private final Map<String, Analyzer> stemming = new LinkedHashMap<>();
    private final Analyzer folding = new FoldingAnalyzer();
    private final FoldedLetters letters = new FoldedLetters(folding);

    Languages() {
        stemming.put(
                "bg",
                new StemmingAnalyzer(
                        BulgarianAnalyzer.getDefaultStopSet(), LowerCaseFilter::new, new BulgarianStems()));
        stemming.put("en", new EnglishAnalyzer());
        stemming.put(
                "el",
                new StemmingAnalyzer(
                        new CharArraySet(GreekStems.COMMON, false), GreekLowerCaseFilter::new, new GreekStems()));
        stemming.put(
                "tr",
                new StemmingAnalyzer(
                        TurkishAnalyzer.getDefaultStopSet(), TurkishLowerCaseFilter::new, new TurkishStems()));
        stemming.put("ro", new RomanianAnalyzer());
        stemming.put("sr", new SerbianAnalyzer());
        stemming.put("uk", new UkrainianMorfologikAnalyzer());
        stemming.put("ru", new RussianAnalyzer());
        stemming.put("ar", new ArabicAnalyzer());
        stemming.put("fa", new PersianAnalyzer());
    }

    /// One analyzer for all fields.
    Analyzer analyzer() {
        Map<String, Analyzer> byField = new HashMap<>();
        stemming.forEach((language, analyzer) -> {
            byField.put(Names.text(language), analyzer);
            byField.put(Names.asTyped(Names.text(language)), analyzer);
        });
        return new PerFieldAnalyzerWrapper(folding, byField);
    }

    /// A word, or a part of one, as it stands in [Names#TEXT].
    String folded(String word) {
        return letters.of(word);
    }

    Set<String> stemmed() {
        return stemming.keySet();
    }

    boolean stems(String language) {
        return stemming.containsKey(language);
    }

    /// Where the words of a post stand: as they are and, if its language has stems, as these.
    List<String> fields(String tag) {
        String language = primary(tag);
        return stems(language) ? List.of(Names.TEXT, Names.text(language)) : List.of(Names.TEXT);
    }

    /// The two-letter language of a BCP 47 tag.
    static String primary(String tag) {
        return tag.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    }

    /// Languages in which this word may be written, by its letters.
    List<String> writtenWith(String word) {
        int letter = word.codePoints().filter(Character::isLetter).findFirst().orElse(-1);
        if (letter < 0) return List.of();
        return switch (Character.UnicodeScript.of(letter)) {
            case CYRILLIC -> List.of("bg", "ru", "uk", "sr");
            case LATIN -> List.of("en", "tr", "ro", "sr");
            case GREEK -> List.of("el");
            case ARABIC -> List.of("ar", "fa");
            default -> List.of();
        };
    }
}
