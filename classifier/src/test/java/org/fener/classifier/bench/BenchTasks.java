package org.fener.classifier.bench;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.fener.classifier.SharedRows;
import org.fener.classifier.train.LabelledRow;

/// The labelled sets, each split by the digest of its texts: a third is tested on, and equal texts stay together.
final class BenchTasks {

    private static final int PARTS = 3;
    private static final Pattern NO_WORD = Pattern.compile("\\W+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final List<String> TOPICS = List.of("drugs", "weapons", "slavery", "terrorism", "online_crime");
    private static final List<String> HACKER_SOURCES = List.of("D1CrackingArena", "D2Twitter", "D4Garage4hackers");

    private final int part;

    /// @param part which third is tested on
    BenchTasks(int part) {
        this.part = part;
    }

    /// A task that is read only when it is its turn.
    ///
    /// @param name as the option `--set` takes it
    record Known(String name, Reader reader) {

        interface Reader {
            BenchTask read() throws IOException;
        }
    }

    List<Known> all() {
        List<Known> known = new ArrayList<>(List.of(
                new Known("harmful", () -> checkThat("harmful", Set.of("bg", "en", "tr", "ar"))),
                new Known("claim", () -> checkThat("claim", Set.of("bg"))),
                new Known("persuasion", () -> whole("persuasion", "slavic_persuasion")),
                new Known("manipulation", () -> whole("manipulation", "unlp2025")),
                new Known("hacker-seen", this::hackerSeen),
                new Known("cti", () -> whole("cti", "cti_ann")),
                new Known("jobs", () -> whole("jobs", "emscad_partial"))));
        for (String topic : TOPICS) known.add(new Known("ru-" + topic.replace('_', '-'), () -> topic(topic)));
        known.add(new Known("sms", () -> whole("sms", "sms_spam")));
        return known;
    }

    /// What speed is compared on: short texts of one language.
    BenchTask speedTask() throws IOException {
        return whole("sms", "sms_spam");
    }

    /// Hacker posts of a source that nothing was learned from.
    List<Known> unseen() {
        return HACKER_SOURCES.stream()
                .map(source -> new Known(unseenName(source), () -> hackerUnseen(source)))
                .toList();
    }

    private static String unseenName(String source) {
        return "hacker-unseen-" + source.substring(0, 2).toLowerCase(Locale.ROOT);
    }

    private BenchTask checkThat(String task, Set<String> languages) throws IOException {
        return split(
                task, rows(task, "checkthat2022", row -> row.task().equals(task) && languages.contains(row.lang())));
    }

    private BenchTask whole(String name, String set) throws IOException {
        return split(name, rows(name, set, row -> true));
    }

    private BenchTask hackerSeen() throws IOException {
        List<LabelledRow> rows = new ArrayList<>();
        for (String source : HACKER_SOURCES) rows.addAll(rows("hacker-seen", "hacker_" + source, row -> true));
        return split("hacker-seen", rows);
    }

    private static BenchTask hackerUnseen(String source) throws IOException {
        String name = unseenName(source);
        List<LabelledRow> learned = new ArrayList<>(rows(name, "cti_ann", row -> true));
        for (String other : HACKER_SOURCES)
            if (!other.equals(source)) learned.addAll(rows(name, "hacker_" + other, row -> true));
        return new BenchTask(name, learned, rows(name, "hacker_" + source, row -> true));
    }

    private BenchTask topic(String topic) throws IOException {
        String name = "ru-" + topic.replace('_', '-');
        List<LabelledRow> rows = new ArrayList<>();
        for (SharedRows.Row row : SharedRows.read("ru_sensitive_topics"))
            rows.add(labelled(
                    row,
                    name,
                    row.label()
                            .valueStream()
                            .anyMatch(label -> label.asString("").equals(topic))));
        return split(name, rows);
    }

    private static List<LabelledRow> rows(String name, String set, Predicate<SharedRows.Row> wanted)
            throws IOException {
        List<LabelledRow> rows = new ArrayList<>();
        for (SharedRows.Row row : SharedRows.read(set))
            if (wanted.test(row) && !row.text().isBlank()) rows.add(labelled(row, name, row.isPositive()));
        return rows;
    }

    private static LabelledRow labelled(SharedRows.Row row, String name, boolean positive) {
        return new LabelledRow(
                row.id(), row.text(), Optional.of(row.lang()), Map.of(name, positive), key(row.text()), false, name);
    }

    private BenchTask split(String name, List<LabelledRow> rows) {
        List<LabelledRow> train = new ArrayList<>();
        List<LabelledRow> test = new ArrayList<>();
        for (LabelledRow row : rows) (isTested(row.text()) ? test : train).add(row);
        return new BenchTask(name, train, test);
    }

    private boolean isTested(String text) {
        return new BigInteger(key(text), 16).mod(BigInteger.valueOf(PARTS)).intValue() == part;
    }

    /// Digest of the words alone.
    private static String key(String text) {
        String words =
                NO_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(words.getBytes(StandardCharsets.UTF_8));
            return java.util.HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
