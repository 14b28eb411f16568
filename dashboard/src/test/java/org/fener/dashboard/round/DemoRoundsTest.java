package org.fener.dashboard.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fener.crawler.archive.ArchiveVerifier;
import org.fener.dashboard.demo.DemoGold;
import org.fener.dashboard.demo.DemoWeb;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.report.ReportMaker;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostIndex;
import org.fener.indexer.PostQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// The main path with real parts over the demo's sites: the steps build on each other in their order.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class DemoRoundsTest {

    private DemoWeb web;
    private OpenInstallation installation;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        web = DemoWeb.stepped(0, InstantSource.system());
        Home home = new Home(folder.resolve("home")).prepare();
        Files.writeString(home.sourcesFile(), web.sourcesYaml());
        Files.writeString(home.settingsFile(), "fetch: {contact: test@example.org, allow-addresses: [127.0.0.0/8]}\n");
        installation = OpenInstallation.open(home, InstantSource.system());
    }

    @AfterAll
    void close() throws IOException {
        installation.close();
        web.close();
    }

    @Test
    @Order(1)
    void findsEveryPostOfTheSitesOnceAndNothingElse() throws Exception {
        RoundRecord round = round(Duration.ZERO);

        assertThat(round.failed()).isZero();
        assertSamePosts();
        assertThat(round.newPosts()).isEqualTo(web.gold().size());
    }

    @Test
    @Order(2)
    void theSecondRoundBringsWhatIsNewAndWhatChanged() throws Exception {
        Set<String> before = keys(installation.index());
        web.advanceTo(2);
        long changed = web.gold().stream().filter(DemoGold::changed).count();

        RoundRecord round = round(Duration.ofDays(2));

        Set<String> added = keys(installation.index());
        added.removeAll(before);
        assertThat(round.newPosts()).isEqualTo(added.size()).isGreaterThanOrEqualTo(8);
        assertThat(changedKeys()).hasSize((int) changed);
        assertThat(round.changedPosts()).isEqualTo((int) changed).isGreaterThanOrEqualTo(4);
        assertThat(round.notModified()).isGreaterThan(0);
        assertTexts();
    }

    @Test
    @Order(3)
    void aThirdRoundBringsNothingButConfirmsWhatIsGone() throws Exception {
        assertThat(gone()).isEmpty();

        RoundRecord round = round(Duration.ofDays(2));

        assertThat(round.newPosts()).isZero();
        assertThat(round.changedPosts()).isZero();
        assertThat(gone()).containsExactlyInAnyOrderElementsOf(takenDown());
        assertThat(round.gonePosts()).isEqualTo(takenDown().size()).isGreaterThanOrEqualTo(2);
        LocalDate today = LocalDate.now(installation.settings().zone());
        assertThat(new ReportMaker(installation).make(today).gone())
                .isEqualTo(takenDown().size());
    }

    @Test
    @Order(4)
    void theArchiveIsClean() throws IOException {
        assertThat(new ArchiveVerifier(installation.home().archive()).verify().damages())
                .isEmpty();
    }

    @Test
    @Order(5)
    void aRebuildGivesTheSamePostsAndVersions() throws IOException {
        Map<String, List<String>> before = versions();

        installation.rebuild(read -> {});

        assertThat(versions()).isEqualTo(before);
    }

    private RoundRecord round(Duration ahead) throws InterruptedException {
        RoundRunner runner = new RoundRunner(installation).lookingAhead(ahead);
        RoundRecord record = runner.runNow(installation.sources().all(), (source, result) -> {
            if (result instanceof RoundRunner.Broken broken)
                throw new AssertionError(source.id() + " failed: " + broken.why());
        });
        return record;
    }

    private void assertSamePosts() throws IOException {
        Set<String> expected = web.gold().stream()
                .map(gold -> gold.site() + " " + gold.permalink())
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, Integer> found = new TreeMap<>();
        installation
                .index()
                .each(
                        PostQuery.of(""),
                        post -> found.merge(post.source() + " " + post.post().permalink(), 1, Integer::sum));
        assertThat(found.keySet()).containsExactlyElementsOf(expected);
        assertThat(found.values()).containsOnly(1);
        assertTexts();
    }

    private void assertTexts() throws IOException {
        Map<String, String> texts = new HashMap<>();
        installation
                .index()
                .each(
                        PostQuery.of(""),
                        post -> texts.put(
                                post.source() + " " + post.post().permalink(),
                                words(post.post().text())));
        List<String> differing = web.gold().stream()
                .filter(gold -> !words(gold.text()).equals(texts.get(gold.site() + " " + gold.permalink())))
                .map(gold -> gold.site() + " " + gold.permalink() + "\n  expected: " + words(gold.text())
                        + "\n  found:    " + texts.get(gold.site() + " " + gold.permalink()))
                .toList();
        assertThat(differing).isEmpty();
    }

    private static String words(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private Set<String> changedKeys() throws IOException {
        Set<String> changed = new TreeSet<>();
        installation.index().each(PostQuery.of(""), post -> {
            if (post.version() > 1) changed.add(post.key());
        });
        return changed;
    }

    private static Set<String> keys(PostIndex index) throws IOException {
        Set<String> keys = new TreeSet<>();
        index.each(PostQuery.of(""), post -> keys.add(post.key()));
        return keys;
    }

    /// Permalinks of the posts that the index knows to be gone.
    private Set<String> gone() throws IOException {
        Set<String> gone = new TreeSet<>();
        installation
                .index()
                .each(
                        PostQuery.of("gone:yes"),
                        post -> gone.add(post.source() + " " + post.post().permalink()));
        return gone;
    }

    /// Posts that are in the index and not on their sites.
    private Set<String> takenDown() throws IOException {
        Set<String> takenDown = new TreeSet<>();
        installation
                .index()
                .each(
                        PostQuery.of(""),
                        post -> takenDown.add(post.source() + " " + post.post().permalink()));
        web.gold().forEach(gold -> takenDown.remove(gold.site() + " " + gold.permalink()));
        return takenDown;
    }

    private Map<String, List<String>> versions() throws IOException {
        Map<String, List<String>> versions = new TreeMap<>();
        for (String key : keys(installation.index()))
            versions.put(
                    key,
                    installation.index().versions(key).stream()
                            .map(DemoRoundsTest::line)
                            .toList());
        return versions;
    }

    private static String line(IndexedPost post) {
        return post.version() + " " + post.firstSeen() + " " + post.gone() + " "
                + post.post().text();
    }
}
