package org.fener.classifier.text;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/// Tells the language of a post: the script first, then n-grams among the languages of that script, then the letters
/// that only some of them write, then words of Bulgarian and Greek typed in Latin letters.
///
/// The n-gram weights are those of Apache OpenNLP's language detector, cut to the languages that share a script; see
/// `languages.bin` in the resources.
public final class LanguageDetector {

    /// Enough to be sure; a longer text costs no more.
    private static final int LETTERS_READ = 240;

    private static final int FEWEST_LETTERS = 3;

    /// Against a language that does not write the letter: a few typical n-grams' worth.
    private static final int FOREIGN_LETTER = 120;

    /// For a language whose frequent word is seen.
    private static final int COMMON_WORD = 60;

    /// What the page's or the source's declared language is worth: about two words.
    private static final int HINT = 150;

    private final Map<Script, LanguageProfile> profiles;
    private final Map<Script, long[]> alphabets;
    private final LatinTyped latinTyped = LatinTyped.shipped();
    private final Map<String, Set<String>> commonWords = WordLists.byWord("common-words.txt");

    private LanguageDetector(Map<Script, LanguageProfile> profiles) {
        this.profiles = Map.copyOf(profiles);
        Map<Script, long[]> letters = new EnumMap<>(Script.class);
        profiles.forEach((script, profile) -> letters.put(script, Alphabets.allowed(profile.languages)));
        this.alphabets = letters;
    }

    public static LanguageDetector shipped() {
        try (InputStream raw = LanguageDetector.class.getResourceAsStream("languages.bin")) {
            if (raw == null) throw new IllegalStateException("languages.bin is missing beside LanguageDetector");
            DataInputStream in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(raw)));
            return new LanguageDetector(Map.of(
                    Script.CYRILLIC, LanguageProfile.read(in),
                    Script.LATIN, LanguageProfile.read(in),
                    Script.ARABIC, LanguageProfile.read(in)));
        } catch (IOException e) {
            throw new UncheckedIOException("languages.bin cannot be read", e);
        }
    }

    public DetectedLanguage detect(String text) {
        return detect(text, Optional.empty());
    }

    /// Tells the language with a prior.
    ///
    /// @param hint the language that page or source declares; decides only where the text leaves doubt
    public DetectedLanguage detect(String text, Optional<String> hint) {
        LetterScan scan = LetterScan.of(text, LETTERS_READ);
        Script script = scan.mostFrequent();
        if (scan.letters() < FEWEST_LETTERS)
            return new DetectedLanguage(hint.orElse(DetectedLanguage.UNDETERMINED), script, 0);
        return switch (script) {
            case GREEK -> new DetectedLanguage("el", script, 1);
            case OTHER -> new DetectedLanguage(OtherScripts.language(text), script, 1);
            case LATIN, CYRILLIC, ARABIC -> among(scan, script, hint);
        };
    }

    private DetectedLanguage among(LetterScan scan, Script script, Optional<String> hint) {
        LanguageProfile profile = Objects.requireNonNull(profiles.get(script));
        int[] scores = new int[profile.languages.size()];
        scan.score(profile, scores);
        penalise(scan, Objects.requireNonNull(alphabets.get(script)), scores);
        Map<String, Integer> best = new LinkedHashMap<>();
        for (int i = 0; i < scores.length; i++)
            best.merge(Alphabets.code(profile.languages.get(i)), scores[i], Math::max);
        List<String> words = scan.words();
        for (String word : words)
            for (String language : commonWords.getOrDefault(word, Set.of()))
                best.computeIfPresent(language, (l, score) -> score + COMMON_WORD);
        hint.map(LanguageDetector::base).ifPresent(h -> best.computeIfPresent(h, (language, score) -> score + HINT));
        List<Map.Entry<String, Integer>> ranking = new ArrayList<>(best.entrySet());
        ranking.sort(Map.Entry.<String, Integer>comparingByValue().reversed());
        String language = ranking.getFirst().getKey();
        int lead = ranking.getFirst().getValue() - ranking.get(1).getValue();
        if (script == Script.LATIN && !language.equals("en"))
            language = latinTyped.language(words).orElse(language);
        if (script == Script.LATIN && language.equals("sr") && Ijekavian.writes(words)) language = "hr";
        return new DetectedLanguage(language, script, 1 - Math.exp(-lead / 60.0));
    }

    private static void penalise(LetterScan scan, long[] allowed, int[] scores) {
        for (int i = 0; i < scan.length(); i++) {
            char c = scan.at(i);
            if (c >= allowed.length || allowed[c] == -1L) continue;
            for (int l = 0; l < scores.length; l++) if ((allowed[c] >>> l & 1) == 0) scores[l] -= FOREIGN_LETTER;
        }
    }

    private static String base(String tag) {
        int cut = tag.indexOf('-');
        return cut < 0 ? tag : tag.substring(0, cut);
    }
}
