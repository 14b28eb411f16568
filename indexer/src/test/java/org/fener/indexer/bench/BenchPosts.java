package org.fener.indexer.bench;

import java.util.List;
import java.util.Random;
import org.fener.indexer.Samples;

/// Posts with words as frequent as in real texts (Zipf), about 1.2 kB each, in several languages.
final class BenchPosts {

    private static final int VOCABULARY = 60_000;
    private static final int WORDS = 160;
    private static final List<String> LANGUAGES = List.of("bg", "en", "ru", "tr");
    private static final List<String> CATEGORIES =
            List.of("smuggling", "trafficking", "disinformation", "document-fraud", "cyber-threat");

    private final Random random;
    private final String[] latin = new String[VOCABULARY];
    private final String[] cyrillic = new String[VOCABULARY];

    BenchPosts(long seed) {
        this.random = new Random(seed);
        Random letters = new Random(17);
        for (int i = 0; i < VOCABULARY; i++) {
            latin[i] = word(letters, 'a', 26);
            cyrillic[i] = word(letters, 'а', 32);
        }
    }

    private static String word(Random letters, char first, int alphabet) {
        StringBuilder word = new StringBuilder();
        for (int length = 3 + letters.nextInt(8); length > 0; length--)
            word.append((char) (first + letters.nextInt(alphabet)));
        return word.toString();
    }

    /// A word of the language, the rarer the higher its number.
    String word(String language, int number) {
        String[] words = language.equals("bg") || language.equals("ru") ? cyrillic : latin;
        return words[number];
    }

    Samples next(int number) {
        String language = LANGUAGES.get(random.nextInt(LANGUAGES.size()));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < WORDS; i++) text.append(word(language, zipf())).append(' ');
        Samples post = Samples.post("p" + number, text.toString())
                .from("source-" + random.nextInt(40))
                .in(language)
                .thread("thread " + number / 20)
                .author("author" + random.nextInt(5_000))
                .published(
                        Samples.NOON.minusSeconds(random.nextInt(86_400 * 365)).toString());
        return random.nextInt(10) == 0
                ? post.scored(CATEGORIES.get(random.nextInt(CATEGORIES.size())), 0.5 + random.nextDouble() / 2)
                : post;
    }

    int zipf() {
        return (int) Math.pow(VOCABULARY, random.nextDouble()) - 1;
    }
}
