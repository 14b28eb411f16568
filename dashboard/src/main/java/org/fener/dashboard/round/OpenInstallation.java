package org.fener.dashboard.round;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.fener.classifier.CategoriesFile;
import org.fener.classifier.Category;
import org.fener.crawler.Source;
import org.fener.crawler.SourceKind;
import org.fener.crawler.archive.ArchiveEraser;
import org.fener.crawler.archive.WarcFollower;
import org.fener.crawler.erasure.Erasures;
import org.fener.crawler.parse.EvidencePageReader;
import org.fener.crawler.source.OptOutFile;
import org.fener.dashboard.home.BadConfiguration;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.home.Settings;
import org.fener.dashboard.home.SettingsFile;
import org.fener.dashboard.store.Accounts;
import org.fener.dashboard.store.Database;
import org.fener.dashboard.store.Deliveries;
import org.fener.dashboard.store.RunLedger;
import org.fener.indexer.IndexUnusableException;
import org.fener.indexer.PostIndex;
import org.fener.indexer.lucene.LucenePostIndex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The parts of a home, opened by the process that holds its lock.
public final class OpenInstallation implements Installation, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenInstallation.class);

    private final Home home;
    private final Settings settings;
    private final InstantSource clock;
    private final Database database;
    private final JudgeInForce classifier;
    private final List<Category> categories;
    private final WatchedSources sources;
    private final WarcFollower archive;
    private final HomeCrawler crawler;
    private final ArchiveDoor door = new ArchiveDoor();
    private final IndexInForce index;
    private final Watchkeeper watches;
    private final Pipeline pipeline;
    private final RunningRounds running;
    private final RoundTotals roundTotals = new RoundTotals();
    private final Pulse pulse;
    private final Erasures erasures;

    private OpenInstallation(Home home, InstantSource clock) throws IOException {
        this.home = home;
        this.clock = clock;
        this.pulse = new Pulse(clock);
        this.settings = SettingsFile.read(home.settingsFile());
        this.sources = new SourcesOnDisk(home.sourcesFile());
        checkOptOuts(home.optOutFile());
        this.categories = Files.exists(home.categoriesFile())
                ? CategoriesFile.read(home.categoriesFile())
                : CategoriesFile.shipped();
        this.erasures = Erasures.ofHome(home.path());
        ArchiveEraser.recover(home.archive());
        this.archive = new WarcFollower(home.archive());
        this.database = Database.open(home, settings);
        ledger().markInterrupted();
        this.classifier = JudgeInForce.of(home, models(), thresholds());
        this.index = new IndexInForce(openIndex(), new CategoriesByName(categories));
        this.watches = new Watchkeeper(database, this::index, settings.zone(), clock);
        this.pipeline = pipeline(this::index, watches);
        this.crawler = new HomeCrawler(home, settings, position -> follow(), door);
        this.running = new RunningRounds(crawler);
        pipeline.catchUp();
    }

    public static OpenInstallation open(Home home, InstantSource clock) throws IOException {
        return new OpenInstallation(home, clock);
    }

    /// Nothing may be fetched while an owner's wish may stand in a file that cannot be read.
    private static void checkOptOuts(Path file) {
        try {
            OptOutFile.open(file);
        } catch (IOException e) {
            throw new BadConfiguration(String.valueOf(e.getMessage()));
        }
    }

    private PostIndex openIndex() throws IOException {
        try {
            return LucenePostIndex.open(home.index(), settings.zone(), clock);
        } catch (IndexUnusableException e) {
            LOG.warn("{}; it is made again", e.getMessage());
            Path aside = home.index()
                    .resolveSibling("index-damaged-" + clock.instant().toEpochMilli());
            Files.move(home.index(), aside);
            return LucenePostIndex.open(home.index(), settings.zone(), clock);
        }
    }

    private Pipeline pipeline(Supplier<PostIndex> into, Arrivals arrivals) {
        return new Pipeline(archive, new EvidencePageReader(clock), this::source, classifier, into, arrivals, erasures);
    }

    /// A source that is no longer configured gives no hints, but its pages are still read.
    private Source source(String id) {
        return sources.find(id)
                .orElseGet(() -> new Source(
                        id,
                        id,
                        SourceKind.AUTO,
                        List.of(java.net.URI.create("http://unknown.invalid/")),
                        List.of(java.net.URI.create("http://unknown.invalid/")),
                        Duration.ofHours(1),
                        Duration.ofSeconds(1),
                        1,
                        0,
                        Optional.empty(),
                        "no longer watched",
                        "no longer watched",
                        Optional.empty(),
                        true));
    }

    /// The crawl process has synced more of the archive: read it while the round goes on.
    private void follow() {
        try {
            pipeline.catchUp();
        } catch (IOException e) {
            LOG.error("the archive could not be followed: {}", e.toString(), e);
        }
    }

    @Override
    public synchronized void rebuild(LongConsumer progress) throws IOException {
        Path fresh = home.index().resolveSibling("index-rebuild");
        Path aside = home.index().resolveSibling("index-old");
        delete(fresh);
        delete(aside);
        long[] read = {0};
        try (PostIndex made = LucenePostIndex.open(fresh, settings.zone(), clock)) {
            pipeline(() -> made, Arrivals.UNHEARD).catchUp(entry -> progress.accept(++read[0]));
        }
        pipeline.standStill(() -> index.exchange(old -> {
            old.close();
            Files.move(home.index(), aside);
            Files.move(fresh, home.index());
            return LucenePostIndex.openAsItWasClosed(home.index(), settings.zone(), clock);
        }));
        pipeline.catchUp();
        delete(aside);
    }

    @Override
    public ArchiveDoor door() {
        return door;
    }

    @Override
    public void alone(ArchiveDoor.Work work) throws IOException {
        running.endAll();
        door.alone(() -> {
            crawler.rest();
            pipeline.standStill(() -> {
                pipeline.catchUp();
                work.run();
            });
        });
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) Files.delete(file);
        }
    }

    @Override
    public Home home() {
        return home;
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public WatchedSources sources() {
        return sources;
    }

    @Override
    public List<Category> categories() {
        return categories;
    }

    @Override
    public JudgeInForce classifier() {
        return classifier;
    }

    @Override
    public WarcFollower archive() {
        return archive;
    }

    @Override
    public Erasures erasures() {
        return erasures;
    }

    @Override
    public PostIndex index() {
        return index;
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Accounts accounts() {
        return new Accounts(database, clock);
    }

    @Override
    public RunLedger ledger() {
        return new RunLedger(database, clock);
    }

    @Override
    public RunningRounds running() {
        return running;
    }

    @Override
    public RoundTotals roundTotals() {
        return roundTotals;
    }

    @Override
    public Pulse pulse() {
        return pulse;
    }

    @Override
    public Deliveries deliveries() {
        return new Deliveries(database, clock);
    }

    @Override
    public Watchkeeper watches() {
        return watches;
    }

    @Override
    public Pipeline pipeline() {
        return pipeline;
    }

    @Override
    public MonitorRound monitorRound() {
        return new MonitorRound(crawler, pipeline, clock);
    }

    @Override
    public void close() throws IOException {
        crawler.close();
        index.close();
        database.close();
    }
}
