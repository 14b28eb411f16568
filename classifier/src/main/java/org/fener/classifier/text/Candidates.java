package org.fener.classifier.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The languages of one script that a text may be in, each with a place; several profiles may share one.
final class Candidates {

    /// Against a language that does not write the letter: a few typical n-grams' worth.
    private static final int FOREIGN_LETTER = 120;

    private static final int[] NONE = {};

    private final LanguageProfile profile;
    private final long[] allowed;
    private final List<String> languages = new ArrayList<>();
    private final int[] places;
    private final Map<String, int[]> commonWords = new HashMap<>();

    Candidates(LanguageProfile profile, Map<String, Set<String>> commonWords) {
        this.profile = profile;
        this.allowed = Alphabets.allowed(profile.languages);
        this.places = new int[profile.languages.size()];
        for (int i = 0; i < places.length; i++) {
            String code = Alphabets.code(profile.languages.get(i));
            if (!languages.contains(code)) languages.add(code);
            places[i] = languages.indexOf(code);
        }
        commonWords.forEach((word, speaksFor) -> {
            int[] here = speaksFor.stream()
                    .mapToInt(languages::indexOf)
                    .filter(place -> place >= 0)
                    .toArray();
            if (here.length > 0) this.commonWords.put(word, here);
        });
    }

    String language(int place) {
        return languages.get(place);
    }

    /// Of a language, -1 if it is no candidate.
    int place(String language) {
        return languages.indexOf(language);
    }

    /// Places of the languages among whose frequent words it is; not to be changed.
    int[] speaksFor(String word) {
        return commonWords.getOrDefault(word, NONE);
    }

    /// What n-grams and letters say, by place.
    int[] scores(LetterScan scan) {
        int[] ofProfiles = profile.scores(scan.grams());
        penalise(scan, ofProfiles);
        int[] scores = new int[languages.size()];
        Arrays.fill(scores, Integer.MIN_VALUE / 2);
        for (int i = 0; i < places.length; i++) scores[places[i]] = Math.max(scores[places[i]], ofProfiles[i]);
        return scores;
    }

    private void penalise(LetterScan scan, int[] scores) {
        for (int i = 0; i < scan.length(); i++) {
            char c = scan.at(i);
            if (c >= allowed.length || allowed[c] == -1L) continue;
            for (int l = 0; l < scores.length; l++) if ((allowed[c] >>> l & 1) == 0) scores[l] -= FOREIGN_LETTER;
        }
    }
}
