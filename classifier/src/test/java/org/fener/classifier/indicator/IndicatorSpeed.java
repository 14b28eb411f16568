package org.fener.classifier.indicator;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fener.classifier.SharedRows;
import org.fener.classifier.indicator.IndicatorsBench.Complaints;
import org.fener.classifier.indicator.IndicatorsBench.Figure;
import org.fener.classifier.text.PreparedText;

/// CPU time a post of sixty words: texts of the ten languages, own-written and neutral, joined to posts of sixty words,
/// tokens already made (they serve the features, too).
final class IndicatorSpeed {

    private static final int WORDS = 60;
    private static final int WARM_UP = 40;
    private static final int ROUNDS = 15;

    private record SpeedPost(PreparedText text, Optional<String> language) {}

    private IndicatorSpeed() {}

    static List<Figure> figures(Complaints complaints) throws IOException {
        List<SpeedPost> posts = new ArrayList<>();
        posts.addAll(offers());
        posts.addAll(neutral());
        IndicatorExtractor extractor = IndicatorExtractor.shipped();
        double[] micros = new double[ROUNDS];
        long found = 0;
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            found = 0;
            for (SpeedPost post : posts)
                found += extractor.find(post.text(), post.language()).size();
            long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
            if (round >= 0) micros[round] = nanos / 1e3 / posts.size();
        }
        java.util.Arrays.sort(micros);
        return List.of(new Figure(
                "speed",
                "µs CPU a post of 60 words, median",
                String.format(Locale.ROOT, "%.1f", micros[ROUNDS / 2]),
                "35",
                String.format(
                        Locale.ROOT,
                        "%d posts in ten languages, %.1f indicators a post; best %.1f, worst %.1f of %d rounds",
                        posts.size(),
                        found / (double) posts.size(),
                        micros[0],
                        micros[ROUNDS - 1],
                        ROUNDS)));
    }

    private static List<SpeedPost> offers() throws IOException {
        List<SpeedPost> posts = new ArrayList<>();
        for (String language : OwnTexts.LANGUAGES)
            for (String category : List.of("smuggling", "trafficking", "document-fraud"))
                posts.addAll(joined(OwnTexts.read(category, language), language, 40));
        return posts;
    }

    private static List<SpeedPost> neutral() throws IOException {
        List<SpeedPost> posts = new ArrayList<>();
        List<SharedRows.Row> rows = SharedRows.read("sib200");
        for (String language : OwnTexts.LANGUAGES)
            posts.addAll(joined(
                    rows.stream()
                            .filter(row -> row.lang().equals(language))
                            .map(SharedRows.Row::text)
                            .toList(),
                    language,
                    100));
        return posts;
    }

    private static List<SpeedPost> joined(List<String> texts, String language, int most) {
        List<SpeedPost> posts = new ArrayList<>();
        StringBuilder post = new StringBuilder();
        int words = 0;
        for (String text : texts)
            for (String word : text.split(" ", -1)) {
                post.append(words == 0 ? "" : " ").append(word);
                if (++words < WORDS) continue;
                if (posts.size() < most)
                    posts.add(new SpeedPost(PreparedText.of(post.toString()), Optional.of(language)));
                post.setLength(0);
                words = 0;
            }
        return posts;
    }
}
