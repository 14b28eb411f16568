package org.fener.classifier.text;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
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

    /// For a language whose frequent word is seen.
    private static final int COMMON_WORD = 60;

    /// What the page's or the source's declared language is worth: about two words.
    private static final int HINT = 150;

    private final Map<Script, Candidates> candidates;
    private final LatinTyped latinTyped = LatinTyped.shipped();

    private LanguageDetector(Map<Script, LanguageProfile> profiles) {
        Map<String, Set<String>> commonWords = WordLists.byWord("common-words.txt");
        Map<Script, Candidates> byScript = new EnumMap<>(Script.class);
        profiles.forEach((script, profile) -> byScript.put(script, new Candidates(profile, commonWords)));
        this.candidates = byScript;
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
        Candidates among = Objects.requireNonNull(candidates.get(script));
        List<String> words = scan.words();
        int[] scores = among.scores(scan);
        for (String word : words) for (int place : among.speaksFor(word)) scores[place] += COMMON_WORD;
        int hinted = hint.map(LanguageDetector::base).map(among::place).orElse(-1);
        if (hinted >= 0) scores[hinted] += HINT;
        int best = 0;
        for (int i = 1; i < scores.length; i++) if (scores[i] > scores[best]) best = i;
        int next = best == 0 ? 1 : 0;
        for (int i = 0; i < scores.length; i++) if (i != best && scores[i] > scores[next]) next = i;
        String language = among.language(best);
        int lead = scores[best] - scores[next];
        if (script == Script.LATIN && !language.equals("en"))
            language = latinTyped.language(words).orElse(language);
        if (script == Script.LATIN && language.equals("sr") && Ijekavian.writes(words)) language = "hr";
        return new DetectedLanguage(language, script, 1 - Math.exp(-lead / 60.0));
    }

    private static String base(String tag) {
        int cut = tag.indexOf('-');
        return cut < 0 ? tag : tag.substring(0, cut);
    }
}
