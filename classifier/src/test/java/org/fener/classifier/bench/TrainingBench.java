package org.fener.classifier.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.fener.classifier.SharedRows;
import org.fener.classifier.opennlp.TextAnalysis;
import org.fener.classifier.train.LabelledRow;
import org.fener.classifier.train.ShippedRows;
import org.fener.classifier.train.TrainedModels;
import org.fener.classifier.train.Trainer;
import org.fener.classifier.train.TrainingOptions;

/// What training the five categories costs in time and memory: the texts written for this project and real ones of all
/// sets, every row labelled for every category, up to as many rows as are asked for (200,000 by default). Only the cost
/// is measured: what the models would say of a text is nobody's business here.
public final class TrainingBench {

    private static final int ROWS = 200_000;
    private static final Set<String> CLAIMS =
            Set.of("checkthat2022", "ptc_semeval2020", "unlp2025", "slavic_persuasion", "araieval23");
    private static final Set<String> ATTACKS = Set.of(
            "cti_ann",
            "hacker_D1CrackingArena",
            "hacker_D2Twitter",
            "hacker_D4Garage4hackers",
            "ransomwatch_titles",
            "casie");
    private static final Set<String> OTHERS = Set.of(
            "araieval23",
            "checkthat2025_subj",
            "euvsdisinfo_cases",
            "liar",
            "rofact_ro",
            "darknet_huji",
            "ru_sensitive_topics",
            "emscad_partial",
            "locanto_unlabelled",
            "sms_spam",
            "stormfront_hate",
            "davidson_hate",
            "sib200",
            "ud_negatives",
            "bbc_news",
            "ttc3600_tr",
            "ru_telegram_news",
            "semeval2025_t10");

    private TrainingBench() {}

    public static void main(String[] arguments) throws IOException {
        int wanted = arguments.length > 0 ? Integer.parseInt(arguments[0]) : ROWS;
        List<LabelledRow> rows = rows(wanted);
        long letters = rows.stream().mapToLong(row -> row.text().length()).sum();
        System.out.printf(Locale.ROOT, "%d rows, %d characters each on average%n", rows.size(), letters / rows.size());
        long start = System.nanoTime();
        TrainedModels trained = new Trainer(new TextAnalysis(), TrainingOptions.standard(), (step, done, all) -> {
                    if (done % 20_000 == 0) System.err.println(step + " " + done + " of " + all);
                })
                .train(rows, ShippedRows.CATEGORIES);
        double minutes = (System.nanoTime() - start) / 60e9;
        System.out.printf(Locale.ROOT, "%-40s %10s %8s%n", "", "measured", "goal");
        System.out.printf(
                Locale.ROOT,
                "%-40s %10.1f %8s%n",
                "minutes, " + trained.models().size() + " categories",
                minutes,
                "10");
        System.out.printf(
                Locale.ROOT,
                "%-40s %10.1f%n",
                "CPU minutes",
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 60e3);
        System.out.printf(Locale.ROOT, "%-40s %10.2f %8s%n", "most memory of the process, GB", mostGigabytes(), "4");
    }

    /// The most that the process ever had resident, as Linux tells it.
    private static double mostGigabytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status")))
            if (line.startsWith("VmHWM:")) return Long.parseLong(line.replaceAll("\\D+", "")) / 1048576.0;
        throw new IOException("/proc/self/status: expected a line VmHWM");
    }

    /// Evenly chosen where there are more.
    private static List<LabelledRow> rows(int wanted) throws IOException {
        List<LabelledRow> all = new ArrayList<>(ShippedRows.own());
        for (String set : sets())
            for (SharedRows.Row row : SharedRows.read(set)) if (!row.text().isBlank()) all.add(labelled(set, row));
        if (all.size() <= wanted) return all;
        List<LabelledRow> some = new ArrayList<>();
        for (int i = 0; i < wanted; i++) some.add(all.get((int) ((long) i * all.size() / wanted)));
        return some;
    }

    private static List<String> sets() {
        List<String> sets = new ArrayList<>(CLAIMS);
        sets.addAll(ATTACKS);
        sets.addAll(OTHERS);
        return sets.stream().distinct().sorted().toList();
    }

    private static LabelledRow labelled(String set, SharedRows.Row row) {
        Map<String, Boolean> labels = new TreeMap<>();
        for (String category : ShippedRows.CATEGORIES) labels.put(category, false);
        if (CLAIMS.contains(set)) labels.put("disinformation", row.isPositive());
        if (ATTACKS.contains(set)) labels.put("cyber-threat", row.isPositive());
        if (set.equals("emscad_partial")) labels.put("trafficking", row.isPositive());
        return new LabelledRow(set + row.id(), row.text(), Optional.of(row.lang()), labels, set + row.id(), false, set);
    }
}
