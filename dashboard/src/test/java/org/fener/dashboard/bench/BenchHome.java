package org.fener.dashboard.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.fener.classifier.Category;
import org.fener.classifier.Score;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.report.ReportFiles;
import org.fener.dashboard.report.ReportMaker;
import org.fener.dashboard.round.Importer;
import org.fener.dashboard.round.OpenInstallation;
import org.fener.dashboard.round.RoundRecord;
import org.fener.dashboard.store.Decision.State;
import org.fener.dashboard.store.RetentionRules;
import org.fener.dashboard.store.Role;
import org.fener.dashboard.store.Rule;
import org.fener.dashboard.store.Run;
import org.fener.dashboard.store.RunLedger;
import org.fener.dashboard.store.Triage;
import org.fener.dashboard.store.Triage.Choice;
import org.fener.dashboard.store.Triage.Subject;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostQuery;
import org.fener.indexer.PostQuery.Order;
import org.fener.indexer.SearchPage.Hit;
import org.fener.indexer.watch.Telling;
import org.fener.indexer.watch.Watch;
import tools.jackson.databind.json.JsonMapper;

/// A home after a year of work: posts by the same way as `fener import`, their sources with rounds, people, decisions,
/// rules, watches and reports. Filled once and kept.
final class BenchHome {

    static final int PEOPLE = 20;
    static final String PASSWORD = "lanterns over the harbour";

    private static final int DAYS = 365;
    private static final Duration YEAR = Duration.ofDays(DAYS);
    private static final int DAYS_AT_ONCE = 7;
    private static final int WATCHED_DAYS = 10; // the watches were made before them
    private static final int WATCHES = 30;
    private static final int ROUNDS = 50;
    private static final int DECISIONS = 2_000;
    private static final int REPORTS = 3;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private final int posts;

    BenchHome(Path folder, int posts) {
        this.folder = folder;
        this.posts = posts;
    }

    Home home() {
        return new Home(folder.resolve("home-" + posts));
    }

    static String person(int number) {
        return "person" + number;
    }

    /// Fills the home unless it is full; goes on where an earlier bench was ended.
    void fill() throws IOException, InterruptedException {
        Path whole = home().path().resolve("bench-filled");
        if (Files.exists(whole)) return;
        Home home = home().prepare();
        Files.writeString(home.sourcesFile(), sources());
        Path began = home.path().resolve("bench-began");
        if (!Files.exists(began)) Files.writeString(began, Instant.now().toString());
        Instant end = Instant.parse(Files.readString(began));
        AtomicReference<Instant> now = new AtomicReference<>(end.minus(YEAR));
        try (OpenInstallation installation = OpenInstallation.open(home, now::get)) {
            importAll(installation, now);
            now.set(end);
            System.err.println("people, rounds, decisions, reports");
            work(installation, end);
        }
        Files.createFile(whole);
    }

    private static void work(OpenInstallation installation, Instant end) throws IOException {
        people(installation);
        rounds(installation, end);
        decisions(installation);
        rules(installation);
        new RetentionRules(installation.database(), installation.clock())
                .set(RetentionRules.UNFLAGGED, Optional.empty(), 2 * DAYS, "bench", "a year of posts is measured");
        installation.fetchStop().stop("bench", "made-up sources");
        ZoneId zone = installation.settings().zone();
        ReportFiles reports = new ReportFiles(installation.home().reports());
        for (int day = REPORTS; day > 0; day--)
            reports.write(new ReportMaker(installation)
                    .make(LocalDate.ofInstant(end, zone).minusDays(day)));
    }

    private static String sources() {
        StringBuilder yaml = new StringBuilder("sources:\n");
        for (int i = 0; i < BenchTexts.SOURCES; i++)
            yaml.append(
                    "  - {id: %1$s, start: ['https://%1$s.example/'], every: 1h, purpose: a benchmark, legal-basis: made up}%n"
                            .formatted(BenchTexts.source(i)));
        return yaml.toString();
    }

    /// A day at a time, so that its posts are first seen on it; what a killed bench began is taken again and changes
    /// nothing.
    private void importAll(OpenInstallation installation, AtomicReference<Instant> now)
            throws IOException, InterruptedException {
        Importer importer = new Importer(installation, mistake -> {
            throw new IllegalStateException(mistake);
        });
        BenchTexts texts = new BenchTexts();
        Instant start = now.get();
        Path progress = home().path().resolve("bench-days");
        int first = Files.exists(progress) ? Integer.parseInt(Files.readString(progress)) : 0;
        for (int day = first; day < DAYS; day++) {
            if (day == DAYS - WATCHED_DAYS) watches(installation);
            now.set(start.plus(Duration.ofDays(day + 1)));
            importer.take(lines(texts, day, start.plus(Duration.ofDays(day))));
            if (day % DAYS_AT_ONCE > 0 && day < DAYS - 1) continue;
            importer.finish();
            Files.writeString(progress, String.valueOf(day + 1));
            System.err.println("day " + (day + 1) + " of " + DAYS);
        }
    }

    private Path lines(BenchTexts texts, int day, Instant start) throws IOException {
        texts.day(day);
        Path lines = folder.resolve("posts.jsonl");
        int from = (int) ((long) posts * day / DAYS);
        int until = (int) ((long) posts * (day + 1) / DAYS);
        try (BufferedWriter out = Files.newBufferedWriter(lines)) {
            for (int i = from; i < until; i++) {
                Instant published =
                        start.plus(Duration.ofDays(1).multipliedBy(i - from).dividedBy(until - from));
                out.write(JSON.writeValueAsString(texts.next(i, published)));
                out.newLine();
            }
        }
        return lines;
    }

    private static void watches(OpenInstallation installation) throws IOException {
        BenchTexts texts = new BenchTexts();
        for (int i = 0; i < WATCHES; i++)
            installation
                    .watches()
                    .save(new Watch(
                            "watch-" + i,
                            person(i % PEOPLE),
                            "watch " + i,
                            texts.wordOf("bg") + " " + texts.wordOf("bg") + " " + texts.wordOf("bg"),
                            List.of(),
                            List.of(),
                            0,
                            List.of(),
                            Telling.AT_ONCE,
                            installation.clock().instant(),
                            Optional.empty()));
    }

    /// As if each source had been looked at every hour of the last two days.
    private static void rounds(OpenInstallation installation, Instant end) {
        RoundRecord nothing = RoundRecord.NOTHING;
        RoundRecord usual = new RoundRecord(
                12, 3, 0, 0, 0, 0, 60, 3, 0, 0, 1, 0, 30, 0, 0, 0, nothing.found(), Map.of(), 180, 900, List.of());
        AtomicReference<Instant> time = new AtomicReference<>(end);
        RunLedger ledger = new RunLedger(installation.database(), (InstantSource) time::get);
        for (int i = 0; i < BenchTexts.SOURCES; i++)
            for (int ago = ROUNDS; ago > 0; ago--) {
                time.set(end.minus(Duration.ofHours(ago)));
                long id = ledger.begin(Run.Kind.ROUND, BenchTexts.source(i), time.get())
                        .orElseThrow();
                ledger.end(id, Run.Outcome.DONE, usual.json());
            }
    }

    private static void people(OpenInstallation installation) {
        for (int i = 0; i < PEOPLE; i++)
            installation.accounts().accept(installation.accounts().invite(person(i), Role.ANALYST), PASSWORD);
    }

    private static void decisions(OpenInstallation installation) throws IOException {
        Triage triage = new Triage(installation.database(), installation.clock());
        int number = 0;
        for (Hit hit : installation
                .index()
                .search(PostQuery.of("")
                        .flagged(List.of("any"))
                        .ordered(Order.NEWEST)
                        .limited(2 * DECISIONS)
                        .plain(true))
                .hits()) {
            if (number++ % 2 == 0) continue; // as many wait
            IndexedPost post = hit.post();
            List<String> flagged = post.verdict().scores().stream()
                    .filter(Score::flagged)
                    .map(Score::category)
                    .toList();
            Choice choice =
                    switch (number % 40) {
                        case 0 -> new Choice(State.UNSURE, "", "");
                        case 20 -> new Choice(State.ESCALATED, "", "the second reader decides");
                        default ->
                            number % 3 == 0
                                    ? new Choice(State.REJECTED, "", "")
                                    : new Choice(State.CONFIRMED, flagged.getFirst(), "");
                    };
            Subject subject = new Subject(
                    post.key(), post.post().text(), Optional.of(post.verdict().language()), flagged);
            triage.decide(List.of(subject), choice, person(number % PEOPLE), 0);
        }
    }

    private static void rules(OpenInstallation installation) {
        List<String> words = List.of("документи", "превоз", "граница", "passport", "работа");
        List<Category> categories = new ArrayList<>(installation.categories());
        for (int i = 0; i < words.size(); i++)
            installation
                    .rules()
                    .save(new Rule(
                            0,
                            categories.get(i % categories.size()).key(),
                            "rule " + i,
                            true,
                            Rule.Kind.WORDS,
                            words.get(i),
                            person(i),
                            installation.clock().instant(),
                            "a benchmark",
                            false));
    }
}
