package org.fener.classifier.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Bulgarian ("shlyokavitsa") and Greek ("Greeklish") typed in Latin letters, told by their commonest words.
final class LatinTyped {

    private final Map<String, Set<String>> words;

    private LatinTyped(Map<String, Set<String>> words) {
        this.words = words;
    }

    static LatinTyped shipped() {
        return new LatinTyped(WordLists.read("latin-typed.txt"));
    }

    /// A language of which at least two words, and a sixth of all, are seen.
    Optional<String> language(List<String> seen) {
        String best = "";
        int most = 1;
        for (Map.Entry<String, Set<String>> language : words.entrySet()) {
            int count = 0;
            for (String word : seen) if (language.getValue().contains(word)) count++;
            if (count > most && count * 6 >= seen.size()) {
                most = count;
                best = language.getKey();
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }
}
