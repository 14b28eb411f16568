package org.fener.dashboard.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.classifier.Classifier;
import org.fener.classifier.opennlp.OpenNlpClassifier;
import org.fener.crawler.Post;
import org.fener.crawler.PostKind;
import org.fener.crawler.Source;
import org.fener.crawler.SourceKind;
import org.fener.crawler.archive.ArchivePosition;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.home.SettingsFile;
import org.fener.dashboard.round.SourceHealth.State;
import org.fener.dashboard.store.Database;
import org.fener.dashboard.store.Run.Kind;
import org.fener.dashboard.store.Run.Outcome;
import org.fener.dashboard.store.RunLedger;
import org.fener.indexer.Capture;
import org.fener.indexer.lucene.LucenePostIndex;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A source of 24 posts a day, looked at every six hours.
final class SourceHealthTest {

    private static final URI AT = URI.create("https://forum.example.org/");
    private static final Duration EVERY = Duration.ofHours(6);

    @TempDir
    Path folder;

    private Database database;
    private LucenePostIndex index;
    private RunLedger ledger;
    private Classifier classifier;
    private Instant now = Instant.parse("2026-03-01T00:00:00Z");
    private int posts;

    @BeforeEach
    void open() throws IOException {
        Home home = new Home(folder.resolve("home")).prepare();
        database = Database.open(home, SettingsFile.read(home.settingsFile()));
        ledger = new RunLedger(database, () -> now);
        index = LucenePostIndex.open(folder.resolve("index"), ZoneId.of("Europe/Sofia"), () -> now);
        classifier = OpenNlpClassifier.shipped();
    }

    @AfterEach
    void close() throws IOException {
        index.close();
        database.close();
    }

    private final Source source = new Source(
            "roads",
            "Roads",
            SourceKind.AUTO,
            List.of(AT),
            List.of(AT),
            EVERY,
            Duration.ofSeconds(1),
            500,
            5,
            Optional.empty(),
            "a test",
            "none needed",
            Optional.empty(),
            false);

    /// One round that brings so many new posts, and then the time to the next.
    private void round(int fresh) throws IOException {
        round(fresh, record(10, fresh));
    }

    private void round(int fresh, RoundRecord record) throws IOException {
        long run = ledger.begin(Kind.ROUND, source.id(), now).orElseThrow();
        for (int i = 0; i < fresh; i++) add();
        now = now.plusSeconds(60);
        ledger.end(run, Outcome.DONE, record.json());
        index.refresh();
        now = now.plus(EVERY).minusSeconds(60);
    }

    private static RoundRecord record(int fetched, int found) {
        return new RoundRecord(
                fetched,
                0,
                0,
                0,
                0,
                0,
                found,
                found,
                0,
                0,
                0,
                0,
                1.0,
                0,
                0,
                0,
                RoundRecord.Found.NOTHING,
                Map.of("http-404", 2),
                120,
                900,
                List.of());
    }

    private void add() throws IOException {
        String text = "post number " + posts++ + " about the weather";
        Post post = new Post(
                "p" + posts,
                AT.resolve("/" + posts),
                PostKind.FORUM_POST,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                text,
                Post.Extent.WHOLE,
                List.of(),
                Optional.empty());
        index.add(
                source.id(),
                post,
                classifier.judge(text, Optional.empty()),
                new Capture(AT, new ArchivePosition("a.warc.gz", posts), now, "urn:uuid:x" + posts, "sha256:x"),
                "1");
    }

    private SourceHealth health() throws IOException {
        return SourceHealth.of(source, ledger, index, now.minus(EVERY).plusSeconds(120));
    }

    private void usualWeek() throws IOException {
        for (int i = 0; i < 7 * 4; i++) round(6);
    }

    @Test
    void tellsWhatIsUsualWithABand() throws Exception {
        usualWeek();

        SourceHealth health = health();

        assertThat(health.state()).isEqualTo(State.OK);
        assertThat(health.expected().mean()).isBetween(22.0, 26.0);
        assertThat(health.expected().low()).isBetween(1.0, 15.0);
        assertThat(health.expected().high()).isBetween(33.0, 50.0);
        assertThat(health.newToday()).isEqualTo(24);
        assertThat(health.last().orElseThrow().reasons()).containsEntry("http-404", 2);
        assertThat(health.due()).isFalse();
    }

    @Test
    void saysWithinTwoRoundsThatASourceFellSilent() throws Exception {
        usualWeek();
        round(0);
        assertThat(health().state()).as("six hours can be chance").isEqualTo(State.OK);
        round(0);

        assertThat(health().state()).isEqualTo(State.QUIET);
        assertThat(health().state().needsCare()).isTrue();
    }

    @Test
    void saysWithinTwoRoundsThatASourceSurges() throws Exception {
        usualWeek();
        round(60);

        assertThat(health().state()).isEqualTo(State.SURGING);
        assertThat(health().state().needsCare()).isTrue();
    }

    @Test
    void saysWithinTwoRoundsThatPagesComeButNoPostIsFoundOnThem() throws Exception {
        for (int i = 0; i < 6; i++) round(1);
        round(0);
        round(0);

        assertThat(health().state()).isEqualTo(State.QUIET);
    }

    @Test
    void aNewSourceIsNeitherSilentNorSurging() throws Exception {
        round(300);
        assertThat(health().state()).isEqualTo(State.OK);
        round(0);
        assertThat(health().state()).isEqualTo(State.OK);
    }

    @Test
    void readsRecordsOfEarlierVersions() {
        RoundRecord old = RoundRecord.parse("""
                {"fetched":3,"notModified":0,"disallowed":0,"deferred":0,"refused":0,"failed":0,"posts":2,"newPosts":2,
                "changedPosts":0,"gonePosts":0,"flagged":0,"alerts":0,"seconds":1.5,"walls":0,"notFound":0,"unreadable":0,
                "problems":[]}""");

        assertThat(old.found().links()).isZero();
        assertThat(old.reasons()).isEmpty();
        assertThat(old.due()).isEqualTo(3);
    }
}
