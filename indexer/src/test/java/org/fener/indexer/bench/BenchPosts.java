package org.fener.indexer.bench;

import java.util.List;
import java.util.Random;
import org.fener.classifier.indicator.Indicator.Kind;
import org.fener.indexer.Samples;

/// Posts with words as frequent as in real texts (Zipf), of log-normal length, in several languages; every tenth is
/// flagged, every seventh has a phone, one in twenty is an advertisement seen before with other words put in.
public final class BenchPosts {

    private static final int VOCABULARY = 60_000;
    private static final int ENDINGS = 40;
    private static final int REMEMBERED = 64;
    private static final List<String> LANGUAGES = List.of("bg", "en", "ru", "tr");
    private static final List<String> CATEGORIES =
            List.of("smuggling", "trafficking", "disinformation", "document-fraud", "cyber-threat");

    private final Random random;
    private final int usualWords;
    private final String[] latin = new String[VOCABULARY];
    private final String[] cyrillic = new String[VOCABULARY];
    private final Samples[] seen = new Samples[REMEMBERED];

    public BenchPosts(long seed) {
        this(seed, 130);
    }

    /// @param usualWords of a post: the median
    public BenchPosts(long seed, int usualWords) {
        this.random = new Random(seed);
        this.usualWords = usualWords;
        Random letters = new Random(17);
        String[] latinEndings = new String[ENDINGS];
        String[] cyrillicEndings = new String[ENDINGS];
        for (int i = 0; i < ENDINGS; i++) {
            latinEndings[i] = word(letters, 'a', 26, i % 4);
            cyrillicEndings[i] = word(letters, 'а', 32, i % 4);
        }
        // a stem has several forms, the first of them the most frequent
        for (int i = 0; i < VOCABULARY; i++) {
            boolean form = i > 1_000 && letters.nextInt(3) > 0;
            int stem = form ? letters.nextInt(i) : i;
            latin[i] = (form ? latin[stem] : word(letters, 'a', 26, 3 + letters.nextInt(6)))
                    + latinEndings[letters.nextInt(ENDINGS)];
            cyrillic[i] = (form ? cyrillic[stem] : word(letters, 'а', 32, 3 + letters.nextInt(6)))
                    + cyrillicEndings[letters.nextInt(ENDINGS)];
            if (latin[i].length() > 18) latin[i] = latin[i].substring(0, 12);
            if (cyrillic[i].length() > 18) cyrillic[i] = cyrillic[i].substring(0, 12);
        }
    }

    private static String word(Random letters, char first, int alphabet, int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) word.append((char) (first + letters.nextInt(alphabet)));
        return word.toString();
    }

    /// A word of the language, the rarer the higher its number.
    public String word(String language, int number) {
        return (language.equals("bg") || language.equals("ru") ? cyrillic : latin)[number];
    }

    public Samples next(int number) {
        Samples before = seen[random.nextInt(REMEMBERED)];
        if (before != null && random.nextInt(20) == 0) return again(before, number);
        String language = LANGUAGES.get(random.nextInt(LANGUAGES.size()));
        StringBuilder text = new StringBuilder();
        int words = (int) Math.max(5, Math.min(2_000, usualWords * Math.exp(0.6 * random.nextGaussian())));
        for (int i = 0; i < words; i++) text.append(word(language, zipf())).append(i % 12 == 11 ? ". " : " ");
        Samples post = Samples.post("p" + number, text.toString())
                .from("source-" + random.nextInt(40))
                .in(language)
                .thread("thread " + number / 20)
                .author("author" + random.nextInt(5_000))
                .published(
                        Samples.NOON.minusSeconds(random.nextInt(86_400 * 365)).toString());
        if (random.nextInt(7) == 0) post = post.with(Kind.PHONE, "+35988" + (1_000_000 + random.nextInt(5_000)));
        if (random.nextInt(10) == 0)
            post = post.scored(CATEGORIES.get(random.nextInt(CATEGORIES.size())), 0.5 + random.nextDouble() / 2);
        seen[random.nextInt(REMEMBERED)] = post;
        return post;
    }

    private Samples again(Samples before, int number) {
        String[] words = before.text().split(" ", -1);
        for (int i = words.length / 25; i >= 0; i--)
            words[random.nextInt(words.length)] = word(before.language(), zipf());
        return new Samples(
                "source-" + random.nextInt(40),
                "p" + number,
                String.join(" ", words),
                before.extent(),
                before.thread(),
                before.author(),
                before.published(),
                before.fetchedAt(),
                before.language(),
                before.scores(),
                before.indicators());
    }

    public int zipf() {
        return (int) Math.pow(VOCABULARY, random.nextDouble()) - 1;
    }
}
