package org.fener.classifier.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.fener.classifier.Score;
import org.fener.classifier.indicator.IndicatorExtractor;
import org.fener.classifier.opennlp.AnalysedText;
import org.fener.classifier.opennlp.ModelFolder;
import org.fener.classifier.opennlp.OpenNlpClassifier;
import org.fener.classifier.opennlp.OpenNlpScores;
import org.fener.classifier.opennlp.TextAnalysis;
import org.fener.classifier.text.LanguageDetector;
import org.fener.classifier.text.PreparedText;
import org.fener.classifier.train.LabelledRow;
import org.fener.classifier.train.ShippedRows;

/// CPU microseconds a post of 60 words: each step of judging, the whole, and the same models on OpenNLP's own runtime.
/// Posts are the texts written for this project, joined within their language and cut.
final class SpeedBench {

    private static final int WORDS = 60;
    private static final int POSTS = 1_000;
    private static final double SAME = 1e-9;

    private final OpenNlpClassifier classifier = OpenNlpClassifier.shipped();
    private final TextAnalysis analysis = new TextAnalysis();
    private final LanguageDetector languages = LanguageDetector.shipped();
    private final IndicatorExtractor indicators = IndicatorExtractor.shipped();

    private SpeedBench() {}

    static void run() throws IOException {
        new SpeedBench().measure(posts());
    }

    private void measure(List<String> posts) throws IOException {
        List<AnalysedText> analysed = posts.stream()
                .map(post -> analysis.analyse(post, Optional.empty()))
                .toList();
        System.out.printf(Locale.ROOT, "%n%-50s %12s %10s%n", "posts of 60 words", "CPU us/post", "goal");
        line("text: fold and cut", posts, PreparedText::of, 30);
        line("language", posts, languages::detect, 15);
        line(
                "indicators",
                analysed,
                text -> indicators.find(text.text(), Optional.of(text.language().language())),
                35);
        double scoring = line("features and five categories", analysed, classifier::scores, 20);
        double whole = line("the whole stage", posts, post -> classifier.judge(post, Optional.empty()), 100);
        System.out.printf(Locale.ROOT, "%-50s %12.0f %10d%n", "posts a CPU second", 1e6 / whole, 10_000);
        line("reasons of one category", posts, post -> classifier.explain(post, Optional.empty(), "smuggling"), 1_000);
        OpenNlpScores peer = new OpenNlpScores(ModelFolder.shipped());
        double theirs = line("features and five categories by OpenNLP's QNModel", analysed, peer::of, 0);
        System.out.printf(
                Locale.ROOT,
                "%-50s %12.1f %10.1f   largest difference of a probability %.1e (goal %.0e)%n",
                "ours is faster by",
                theirs / scoring,
                3.5,
                difference(analysed, peer),
                SAME);
    }

    private static <T> double line(String what, List<T> posts, Consumer<T> step, int goal) {
        double micros = CpuTime.micros(posts.size(), () -> posts.forEach(step));
        System.out.printf(Locale.ROOT, "%-50s %12.1f %10s%n", what, micros, goal == 0 ? "" : String.valueOf(goal));
        return micros;
    }

    private double difference(List<AnalysedText> posts, OpenNlpScores peer) {
        double most = 0;
        for (AnalysedText post : posts) {
            List<Score> ours = classifier.scores(post);
            List<Double> theirs = peer.of(post);
            for (int c = 0; c < theirs.size(); c++)
                most = Math.max(most, Math.abs(ours.get(c).probability() - theirs.get(c)));
        }
        return most;
    }

    /// Neighbouring texts of one language are joined until there are enough words.
    static List<String> posts() throws IOException {
        List<String> posts = new ArrayList<>();
        List<String> words = new ArrayList<>();
        String language = "";
        for (LabelledRow row : ShippedRows.own()) {
            if (!row.language().orElseThrow().equals(language)) words.clear();
            language = row.language().orElseThrow();
            words.addAll(List.of(row.text().strip().split("\\s+", -1)));
            while (words.size() >= WORDS) {
                posts.add(String.join(" ", words.subList(0, WORDS)));
                words.subList(0, WORDS).clear();
            }
        }
        int step = Math.max(1, posts.size() / POSTS);
        List<String> some = new ArrayList<>();
        for (int i = 0; i < posts.size(); i += step) some.add(posts.get(i));
        return some;
    }
}
