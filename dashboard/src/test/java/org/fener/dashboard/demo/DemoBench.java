package org.fener.dashboard.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.fener.classifier.Score;
import org.fener.classifier.Verdict;
import org.fener.classifier.opennlp.ModelFolder;
import org.fener.classifier.opennlp.OpenNlpClassifier;
import org.fener.classifier.train.Judgement;
import org.fener.classifier.train.Measures;

/// The verdicts on the demo's posts beside what truly fits them, by category. Nothing is learned from these posts and
/// no threshold is set on them.
///
/// Options: `--model DIR` other models than those of the program, `--show` each post that is missed or wrongly flagged.
public final class DemoBench {

    private record Judged(DemoGold gold, Verdict verdict) {

        private Set<String> flags() {
            return Set.copyOf(verdict.flags());
        }

        private Judgement judgement(String category) {
            Score score = verdict.score(category).orElseThrow();
            return new Judgement(
                    score.probability(),
                    score.threshold(),
                    gold.categories().contains(category),
                    gold.language(),
                    false,
                    gold.site());
        }

        /// Flagged for anything, against fitting anything.
        private Judgement any() {
            boolean flagged = !verdict.flags().isEmpty();
            return new Judgement(
                    flagged ? 1 : 0, 0.5, !gold.categories().isEmpty(), gold.language(), false, gold.site());
        }
    }

    private DemoBench() {}

    public static void main(String[] arguments) throws IOException {
        List<String> options = List.of(arguments);
        int model = options.indexOf("--model");
        OpenNlpClassifier classifier = model < 0
                ? OpenNlpClassifier.shipped()
                : OpenNlpClassifier.of(ModelFolder.read(Path.of(options.get(model + 1))));
        List<Judged> judged = judge(classifier);
        System.out.printf(
                Locale.ROOT,
                "%d posts, models %s%n%-16s %5s %8s %6s %10s %7s %6s%n",
                judged.size(),
                classifier.version(),
                "category",
                "true",
                "flagged",
                "found",
                "precision",
                "recall",
                "AP");
        for (String category : classifier.categories())
            print(
                    category,
                    judged.stream().map(post -> post.judgement(category)).toList());
        print("any", judged.stream().map(Judged::any).toList());
        if (options.contains("--show")) judged.forEach(DemoBench::show);
    }

    /// The sites as they are when the demo has run once.
    private static List<Judged> judge(OpenNlpClassifier classifier) throws IOException {
        try (DemoWeb web = DemoWeb.stepped(0, InstantSource.system())) {
            web.advanceTo(2);
            return web.gold().stream()
                    .map(gold -> new Judged(gold, classifier.judge(gold.text(), Optional.of(gold.language()))))
                    .toList();
        }
    }

    private static void print(String category, List<Judgement> judgements) {
        Measures measures = Measures.of(judgements);
        System.out.printf(
                Locale.ROOT,
                "%-16s %5d %8d %6d %10.3f %7.3f %6.3f%n",
                category,
                measures.positives(),
                judgements.stream().filter(Judgement::flagged).count(),
                judgements.stream().filter(j -> j.truth() && j.flagged()).count(),
                measures.precision(),
                measures.recall(),
                measures.averagePrecision());
    }

    private static void show(Judged post) {
        if (post.flags().equals(post.gold().categories())) return;
        String text = post.gold().text().replaceAll("\\s+", " ");
        System.out.printf(
                "%s %s: fits %s, flagged %s %s: %s%n",
                post.gold().site(),
                post.gold().language(),
                post.gold().categories(),
                post.flags(),
                post.verdict().scores().stream()
                        .map(score -> "%.2f".formatted(score.probability()))
                        .toList(),
                text.length() > 160 ? text.substring(0, 160) + "…" : text);
    }
}
