package org.fener.dashboard;

import java.util.List;
import java.util.Random;

/// Short texts of two kinds that a small model learns to tell apart; each is another one, with words of no meaning.
public final class TellingTexts {

    private static final int MEANINGLESS = 14;

    private static final List<String> OFFERS = List.of(
            "we take you over the border",
            "van to Vienna tonight",
            "pay on arrival no documents",
            "guide walks with you");
    private static final List<String> ORDINARY = List.of(
            "the library opens at nine",
            "two tomatoes and fresh bread",
            "my bicycle needs a chain",
            "rain in the hills");

    private final Random random = new Random(11);

    public String next(boolean offer) {
        List<String> from = offer ? OFFERS : ORDINARY;
        StringBuilder text = new StringBuilder(from.get(random.nextInt(from.size())));
        for (int word = 0; word < MEANINGLESS; word++)
            text.append(' ').append((char) ('a' + random.nextInt(26))).append((char) ('a' + random.nextInt(26)));
        return text.toString();
    }
}
