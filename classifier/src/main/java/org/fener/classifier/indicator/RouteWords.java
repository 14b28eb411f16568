package org.fener.classifier.indicator;

import java.util.Locale;
import org.fener.classifier.text.WordLines;
import org.fener.classifier.text.WordTrie;

/// Words that say whether a place is where a way begins, passes or ends, kept as data in `route-words.txt`.
final class RouteWords {

    /// What a word says of the place beside it.
    enum Role {
        FROM,
        TO,
        VIA,
        /// Behind the place it speaks of, as Turkish endings and postpositions are.
        AFTER_FROM,
        AFTER_TO,
        AFTER_VIA,
        JOIN
    }

    private RouteWords() {}

    static WordTrie<Role> shipped() {
        WordTrie<Role> words = new WordTrie<>(0);
        WordLines.read(
                RouteWords.class,
                "route-words.txt",
                (form, role) ->
                        words.put(form, Role.valueOf(role.replace('-', '_').toUpperCase(Locale.ROOT))));
        return words;
    }
}
