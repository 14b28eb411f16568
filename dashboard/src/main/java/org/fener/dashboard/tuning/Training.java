package org.fener.dashboard.tuning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.fener.classifier.opennlp.TextAnalysis;
import org.fener.classifier.train.LabelledRow;
import org.fener.classifier.train.LabelledRows;
import org.fener.classifier.train.ModelCard;
import org.fener.classifier.train.OwnTexts;
import org.fener.classifier.train.TooFewRows;
import org.fener.classifier.train.Trainer;
import org.fener.classifier.train.TrainingOptions;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.Label;
import org.fener.dashboard.store.LabelRows;
import org.fener.dashboard.store.Run;
import org.fener.dashboard.store.Run.Kind;
import org.fener.dashboard.store.Run.Outcome;
import org.fener.dashboard.tuning.Said.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Trains a challenger beside the running program, one at a time: on people's labels, the rows that the site put into
/// `config/training`, and the texts that the program carries. What comes out is registered and judges nothing before a
/// person promotes it.
public final class Training implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Training.class);

    /// Who ends what runs when the program ends.
    public static final String PROGRAM = "-";

    private static final int KEPT_LINES = 200;
    private static final int RUNS_READ = 200;

    private final Installation at;
    private final List<Said> log = new ArrayList<>();
    private Optional<Thread> running = Optional.empty();
    private Optional<String> cancelledBy = Optional.empty();

    public Training(Installation at) {
        this.at = at;
    }

    /// What the one that runs, or ran last since the start, has said.
    public synchronized List<Said> log() {
        return List.copyOf(log);
    }

    public synchronized boolean isRunning() {
        return running.isPresent();
    }

    /// Those that ran, newest first.
    public List<Run> latest(int limit) {
        return at.ledger().latest(Kind.TRAINING, limit);
    }

    /// Begins a training.
    ///
    /// @param category to train; the other categories keep the models of the program
    /// @return false if one runs already
    public synchronized boolean begin(String category, String by) {
        if (running.isPresent()) return false;
        Instant now = at.clock().instant();
        Optional<Long> run = at.ledger().begin(Kind.TRAINING, category, now);
        if (run.isEmpty()) return false;
        log.clear();
        cancelledBy = Optional.empty();
        running = Optional.of(Thread.ofPlatform().name("training").start(() -> run(category, by, run.get())));
        return true;
    }

    /// Ends the one that runs after the step in which it is.
    public synchronized void cancel(String by) {
        if (running.isEmpty()) return;
        cancelledBy = Optional.of(by);
        say(Said.of(Step.ENDING, by));
    }

    private void run(String category, String by, long run) {
        Said end;
        try {
            end = train(category, by);
        } catch (CancellationException e) {
            end = Said.of(Step.ENDED, String.valueOf(e.getMessage()));
        } catch (TooFewRows few) {
            end = Said.of(Step.TOO_FEW, few.category(), Trainer.FEWEST, few.positives(), few.negatives());
        } catch (IOException | RuntimeException e) {
            LOG.warn("the training of {} failed: {}", category, e.toString(), e);
            end = Said.of(Step.FAILED, String.valueOf(e.getMessage()));
        }
        say(end);
        if (end.step() == Step.MADE)
            at.ledger().end(run, Outcome.DONE, end.filled().getFirst());
        else at.ledger().end(run, Outcome.FAILED, end.stored());
        synchronized (this) {
            running = Optional.empty();
        }
    }

    private Said train(String category, String by) throws IOException {
        List<LabelledRow> rows = rows(category);
        long positive =
                rows.stream().filter(row -> row.label(category).orElse(false)).count();
        say(Said.of(Step.TEXTS, rows.size(), positive, category));
        Path unfinished = at.home().models().resolve("training.unfinished");
        delete(unfinished); // of a training that the end of the program interrupted
        try {
            String digest = new Trainer(
                            new TextAnalysis(), TrainingOptions.standard().forFewTexts(), this::progress)
                    .train(rows, List.of(category))
                    .writeTo(unfinished, ModelCard.Facts.none());
            if (at.models().find(digest).isPresent()) return Said.of(Step.SAME, "");
            String folder = category + "-" + digest.substring(0, 12);
            Files.move(unfinished, at.home().models().resolve(folder));
            at.models()
                    .register(
                            digest,
                            folder,
                            by,
                            Said.of(Step.TEXTS, rows.size(), positive, category).stored());
            return Said.of(Step.MADE, digest);
        } finally {
            delete(unfinished);
        }
    }

    private List<LabelledRow> rows(String category) throws IOException {
        List<LabelledRow> rows = new ArrayList<>(LabelRows.learnable(at.labels()));
        say(Said.of(Step.LABELS, rows.size()));
        Path brought = at.home().config().resolve("training");
        if (Files.isDirectory(brought))
            try (Stream<Path> files = Files.list(brought)) {
                for (Path file : files.filter(path -> path.toString().matches(".*\\.jsonl(\\.gz)?"))
                        .sorted()
                        .toList()) {
                    rows.addAll(LabelledRows.read(file));
                    say(Said.of(Step.BROUGHT, file.getFileName()));
                }
            }
        rows.addAll(OwnTexts.all());
        rows.removeIf(row -> row.label(category).isEmpty() && !row.neutral());
        return rows;
    }

    /// @param category empty while the texts are read
    private void progress(String category, int done, int all) {
        synchronized (this) {
            cancelledBy.ifPresent(by -> {
                throw new CancellationException(by);
            });
        }
        if (done != all && done % Math.max(1, all / 10) != 0) return;
        say(category.isEmpty() ? Said.of(Step.READING, done, all) : Said.of(Step.TRAINING, category, done, all));
    }

    private synchronized void say(Said said) {
        if (log.size() == KEPT_LINES) log.removeFirst();
        log.add(said);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    /// The one that runs ends after its step; the program waits for it, because its parts are closed next.
    @Override
    public void close() {
        cancel(PROGRAM);
        awaitEnd();
    }

    void awaitEnd() {
        Optional<Thread> left;
        synchronized (this) {
            left = running;
        }
        try {
            if (left.isPresent()) left.get().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// How many labels of a category people have given since the last training of it.
    public long labelsSince(String category) {
        Instant since = at.ledger().latest(Kind.TRAINING, category, RUNS_READ).stream()
                .filter(run -> run.outcome() == Outcome.DONE)
                .map(Run::startedAt)
                .findFirst()
                .orElse(Instant.MIN);
        return at.labels().standing().stream()
                .filter(label -> label.category().equals(category) && label.at().isAfter(since))
                .map(Label::textDigest)
                .distinct()
                .count();
    }
}
