package org.fener.classifier.offer;

import java.util.Locale;
import org.fener.classifier.text.WordLines;
import org.fener.classifier.text.WordTrie;

/// Words of offers in ten languages, kept as data in `offer-words.txt`.
final class OfferWords {

    private static final int LONGEST_ENDING = 4;

    /// What a word tells: a slot's value, or how to read what stands beside it.
    enum Topic {
        VEHICLE,
        PAYMENT,
        PAPERS,
        HOUSING,
        JOB,
        /// A job only where the text speaks of work: "our driver" seeks nobody.
        TRADE,
        /// Speaks of work.
        HIRE,
        DATE,
        /// Behind a number of seats.
        PEOPLE,
        /// Before a sum that is earned.
        WAGE,
        /// Behind a sum that is earned.
        PERIOD,
        /// Before a sum that each passenger pays.
        BEFORE,
        /// Behind such a sum.
        EACH,
        NUMBER,
        THOUSAND,
        /// Before a place where the way begins.
        BOARD,
        /// Before a place where the way ends.
        LEAVE,
        /// Passports and the like.
        IDENTITY,
        /// Somebody else has them.
        KEEP,
        NOT,
        /// Behind what is denied.
        DENIED
    }

    record Word(Topic topic, String value) {}

    private OfferWords() {}

    static WordTrie<Word> shipped() {
        WordTrie<Word> words = new WordTrie<>(LONGEST_ENDING);
        WordLines.read(OfferWords.class, "offer-words.txt", (form, entry) -> {
            int blank = entry.indexOf(' ');
            Topic topic = Topic.valueOf(entry.substring(0, blank).toUpperCase(Locale.ROOT));
            words.put(form, new Word(topic, entry.substring(blank + 1).strip()));
        });
        return words;
    }
}
