package org.fener.classifier.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.fener.classifier.opennlp.AnalysedText;
import org.fener.classifier.opennlp.OpenNlpClassifier;
import org.fener.classifier.opennlp.TextAnalysis;
import org.fener.classifier.train.Judgement;
import org.fener.classifier.train.LabelledRow;
import org.fener.classifier.train.Measures;
import org.fener.classifier.train.Progress;
import org.fener.classifier.train.Trainer;
import org.fener.classifier.train.TrainingOptions;

/// CPU time and accuracy of one category on one split: ours, Debian's fastText with words alone and with the features
/// that make it as good as it gets here, and scikit-learn's reference. Reading the model counts for nobody.
final class PeerSpeedBench {

    /// fastText and scikit-learn judge the tested rows so often, so that starting weighs little.
    private static final int REPEATS = 20;

    private final BenchTask task;
    private final Path folder;

    private PeerSpeedBench(BenchTask task, Path folder) {
        this.task = task;
        this.folder = folder;
    }

    static void run(BenchTask task) throws IOException {
        Path folder = Files.createTempDirectory("fener-speed");
        try {
            new PeerSpeedBench(task, folder).measure();
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
            }
        }
    }

    private void measure() throws IOException {
        System.out.printf(
                Locale.ROOT,
                "%n%-50s %12s %8s %8s%n",
                "one category, " + task.name() + ", " + task.test().size() + " texts",
                "CPU us/text",
                "AP",
                "F1");
        ours();
        fastText("fastText, words alone");
        fastText("fastText, word pairs and letters", "-wordNgrams", "2", "-minn", "2", "-maxn", "5");
        try (ScikitReference scikit = ScikitReference.start()) {
            List<Double> probabilities = scikit.probabilities(task.train(), task.name(), task.test());
            line("scikit-learn, TF-IDF and logistic regression", scikit.lastMicros(), probabilities, 0.5);
        }
    }

    private void ours() {
        TextAnalysis analysis = new TextAnalysis();
        OpenNlpClassifier classifier = OpenNlpClassifier.of(
                new Trainer(analysis, TrainingOptions.standard(), Progress.silent())
                        .train(task.train(), List.of(task.name()))
                        .models(),
                analysis);
        List<AnalysedText> analysed = new ArrayList<>();
        List<Double> probabilities = new ArrayList<>();
        for (LabelledRow row : task.test()) {
            AnalysedText text = analysis.analyse(row.text(), row.language());
            analysed.add(text);
            probabilities.add(classifier.scores(text).getFirst().probability());
        }
        double threshold = classifier.scores(analysed.getFirst()).getFirst().threshold();
        double scoring = CpuTime.micros(analysed.size(), () -> analysed.forEach(classifier::scores));
        double whole = CpuTime.micros(
                task.test().size(), () -> task.test().forEach(row -> classifier.judge(row.text(), Optional.empty())));
        line("ours, features and score", scoring, probabilities, threshold);
        line("ours, with language and indicators", whole, probabilities, threshold);
    }

    private void fastText(String what, String... options) throws IOException {
        Path train = Files.write(
                folder.resolve("train.txt"),
                task.train().stream()
                        .map(row -> "__label__" + row.label(task.name()).orElseThrow() + " " + words(row))
                        .toList());
        List<String> lines = task.test().stream().map(PeerSpeedBench::words).toList();
        Path test = folder.resolve("test.txt");
        Files.write(test, lines);
        List<String> command = new ArrayList<>(List.of(
                "fasttext",
                "supervised",
                "-input",
                train.toString(),
                "-output",
                folder.resolve("model").toString()));
        command.addAll(List.of("-thread", "1", "-epoch", "25", "-lr", "0.5", "-verbose", "0"));
        command.addAll(List.of(options));
        Commands.run(command.toArray(String[]::new));
        Path answers = folder.resolve("answers.txt");
        double once = predict(test, answers);
        List<Double> probabilities = Files.readAllLines(answers).stream()
                .map(PeerSpeedBench::probability)
                .toList();
        List<String> many = new ArrayList<>();
        for (int i = 0; i <= REPEATS; i++) many.addAll(lines);
        Path longTest = folder.resolve("long.txt");
        Files.write(longTest, many);
        double often = predict(longTest, folder.resolve("long-answers.txt"));
        line(what, (often - once) * 1e6 / (REPEATS * lines.size()), probabilities, 0.5);
    }

    /// User seconds.
    private double predict(Path test, Path answers) throws IOException {
        Path time = folder.resolve("time.txt");
        Commands.run(
                "bash",
                "-c",
                "TIMEFORMAT=%U; { time fasttext predict-prob '" + folder.resolve("model.bin") + "' '" + test + "' 2 > '"
                        + answers + "'; } 2> '" + time + "'");
        return Double.parseDouble(Files.readString(time).strip());
    }

    /// Of "true" in `__label__true 0.7 __label__false 0.3`.
    private static double probability(String answer) {
        String[] parts = answer.split(" ", -1);
        for (int i = 0; i + 1 < parts.length; i += 2)
            if (parts[i].equals("__label__true")) return Double.parseDouble(parts[i + 1]);
        return 0;
    }

    private static String words(LabelledRow row) {
        return row.text().replaceAll("\\s+", " ").strip();
    }

    private void line(String what, double micros, List<Double> probabilities, double threshold) {
        List<Judgement> judgements = new ArrayList<>();
        for (int i = 0; i < probabilities.size(); i++)
            judgements.add(new Judgement(
                    probabilities.get(i),
                    threshold,
                    task.test().get(i).label(task.name()).orElseThrow(),
                    "",
                    false,
                    task.name()));
        Measures measures = Measures.of(judgements);
        System.out.printf(
                Locale.ROOT, "%-50s %12.1f %8.3f %8.3f%n", what, micros, measures.averagePrecision(), measures.f1());
    }
}
