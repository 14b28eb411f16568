package org.fener.dashboard.bench;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.fener.classifier.train.LabelledRow;
import org.fener.classifier.train.OwnTexts;

/// Posts as a unit collects them, made of sentences of the texts that the program carries: of ten languages, of
/// log-normal length, from forty sources and twenty thousand authors of very different diligence. Every twelfth holds
/// a text that fits a category, one in seven a phone, one in twenty is an earlier post with a few words changed, and
/// each holds some words that hardly any other has.
final class BenchTexts {

    static final int SOURCES = 40;

    private static final int AUTHORS = 20_000;
    private static final int RARE_WORDS = 400_000;
    private static final int REMEMBERED = 500;
    private static final int POSTS_IN_A_THREAD = 12;
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?…])\\s+");

    /// Of a hundred posts.
    private static final Map<String, Integer> LANGUAGES =
            Map.of("bg", 46, "en", 18, "ru", 8, "tr", 7, "ro", 5, "sr", 5, "uk", 4, "el", 4, "ar", 2, "fa", 1);

    private final Map<String, List<String>> harmless = new TreeMap<>();
    private final Map<String, List<String>> telling = new TreeMap<>();
    private final List<Row> seen = new ArrayList<>();
    private Random random;

    /// A line of `fener import`.
    record Row(
            String id,
            String permalink,
            String source,
            String thread,
            String author,
            String publishedAt,
            String lang,
            String text) {}

    BenchTexts() throws IOException {
        random = new Random(7);
        for (LabelledRow row : OwnTexts.all()) {
            String language = row.language().orElse("en");
            if (row.labels().containsValue(true))
                telling.computeIfAbsent(language, any -> new ArrayList<>()).add(row.text());
            else
                harmless.computeIfAbsent(language, any -> new ArrayList<>())
                        .addAll(List.of(SENTENCE.split(row.text(), -1)));
        }
    }

    /// From now on, always the same posts for a day.
    void day(int number) {
        random = new Random(1_000 + number);
        seen.clear();
    }

    static String source(int number) {
        return "source-" + number;
    }

    /// @param number of the post, from 0
    Row next(int number, Instant published) {
        if (seen.size() == REMEMBERED && random.nextInt(20) == 0) return again(number, published);
        String language = language();
        StringBuilder text = new StringBuilder();
        if (random.nextInt(12) == 0) text.append(one(telling.get(language))).append(' ');
        long sentences = Math.round(Math.max(1, Math.min(80, 4 * Math.exp(.7 * random.nextGaussian()))));
        for (int i = 0; i < sentences; i++) {
            text.append(one(harmless.get(language))).append(' ');
            if (i % 3 == 0) text.append(rareWord()).append(". ");
        }
        if (random.nextInt(7) == 0) text.append("+35988").append(1_000_000 + zipf(200_000));
        Row row = row(number, published, language, text.toString().strip());
        if (seen.size() < REMEMBERED) seen.add(row);
        else seen.set(random.nextInt(REMEMBERED), row);
        return row;
    }

    private Row again(int number, Instant published) {
        Row before = seen.get(random.nextInt(REMEMBERED));
        String[] words = before.text().split(" ", -1);
        for (int i = words.length / 25; i >= 0; i--) words[random.nextInt(words.length)] = rareWord();
        return row(number, published, before.lang(), String.join(" ", words));
    }

    private Row row(int number, Instant published, String language, String text) {
        String source = source(zipf(SOURCES));
        int thread = number / POSTS_IN_A_THREAD;
        return new Row(
                "p" + number,
                "https://" + source + ".example/t/" + thread + "#p" + number,
                source,
                word(thread * 2_654_435_761L) + " " + thread,
                "author" + zipf(AUTHORS),
                published.toString(),
                language,
                text);
    }

    private String language() {
        int at = random.nextInt(100);
        for (Map.Entry<String, Integer> share : new TreeMap<>(LANGUAGES).entrySet()) {
            at -= share.getValue();
            if (at < 0) return share.getKey();
        }
        throw new IllegalStateException("the shares of the languages are less than 100");
    }

    private String one(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    /// A word for the search page, more or less frequent.
    String wordOf(String language) {
        List<String> words = List.of(one(harmless.get(language)).split("[^\\p{L}]+", -1));
        return words.stream()
                .skip(random.nextInt(words.size()))
                .filter(word -> word.length() > 3)
                .findFirst()
                .orElse("работа");
    }

    private String rareWord() {
        return word(zipf(RARE_WORDS) * 0x9E3779B97F4A7C15L);
    }

    /// Always the same word for a number.
    private static String word(long number) {
        Random letters = new Random(number);
        StringBuilder word = new StringBuilder();
        for (int i = 4 + letters.nextInt(5); i > 0; i--) word.append((char) ('а' + letters.nextInt(30)));
        return word.toString();
    }

    /// The smaller the more frequent, from 0.
    private int zipf(int most) {
        return (int) Math.pow(most, random.nextDouble()) - 1;
    }
}
