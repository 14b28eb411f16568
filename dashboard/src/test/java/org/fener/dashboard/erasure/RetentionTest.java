package org.fener.dashboard.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fener.crawler.erasure.Erasures.Kind;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.round.Importer;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.round.OpenInstallation;
import org.fener.dashboard.store.CaseFile;
import org.fener.dashboard.store.Cases;
import org.fener.dashboard.store.Holds;
import org.fener.dashboard.store.RetentionRules;
import org.fener.indexer.PostQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RetentionTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    Path folder;

    private Instant now = NOON;

    @Test
    void whatIsOlderThanItsTimeGoesUnlessItIsHeldOrInAnOpenCase() throws Exception {
        try (OpenInstallation installation = home()) {
            take(installation, "one", "two", "three", "four");
            Cases cases = new Cases(installation.database(), installation.clock());
            CaseFile file = cases.find(cases.open("Цветя", "", "анна"), "анна").orElseThrow();
            cases.add(file, CaseFile.Kind.POST, "market/two", "анна");
            Holds holds = new Holds(installation.database(), installation.clock());
            long hold = holds.set(Holds.Kind.QUERY, "three", "order 12", "анна", Optional.empty());
            now = NOON.plus(Duration.ofDays(89));
            assertThat(new Retention(installation).run("fener")).isEmpty();

            now = NOON.plus(Duration.ofDays(91));
            Retention.Due due = new Retention(installation).due();
            assertThat(due.posts()).containsExactlyInAnyOrder("market/one", "market/four");
            assertThat(due.inCases()).isEqualTo(1);
            assertThat(due.held()).isEqualTo(1);
            new Retention(installation).run("fener");

            assertThat(posts(installation)).containsExactlyInAnyOrder("market/two", "market/three");
            assertThatThrownBy(() ->
                            new Erasure(installation).order(Set.of("market/three"), Kind.ORDER, "анна", "order 13"))
                    .hasMessageContaining("held, the first by hold " + hold);
            holds.end(hold, "анна");
            new Retention(installation).run("fener");
            assertThat(posts(installation)).containsExactly("market/two");
        }
    }

    @Test
    void aSourceOfItsOwnTimeKeepsToIt() throws Exception {
        try (OpenInstallation installation = home()) {
            take(installation, "one");
            RetentionRules rules = new RetentionRules(installation.database(), installation.clock());
            rules.set(RetentionRules.UNFLAGGED, Optional.empty(), 10, "анна", "less is better");
            rules.set(RetentionRules.UNFLAGGED, Optional.of("market"), 200, "анна", "a running case");
            now = NOON.plus(Duration.ofDays(150));
            assertThat(new Retention(installation).due().posts()).isEmpty();

            now = NOON.plus(Duration.ofDays(201));

            assertThat(new Retention(installation).due().posts()).containsExactly("market/one");
        }
    }

    @Test
    void nothingGoesWhileAHoldCannotBeRead() throws Exception {
        try (OpenInstallation installation = home()) {
            take(installation, "one");
            Holds holds = new Holds(installation.database(), installation.clock());
            long query = holds.set(Holds.Kind.QUERY, "categry:x", "order 12", "анна", Optional.empty());
            now = NOON.plus(Duration.ofDays(91));

            assertThatThrownBy(() -> new Retention(installation).run("fener"))
                    .isInstanceOf(UnreadableHold.class)
                    .hasMessageContaining("hold " + query + " on QUERY 'categry:x' cannot be read any more");
            holds.end(query, "анна");
            long file = holds.set(Holds.Kind.CASE, "the flowers", "order 13", "анна", Optional.empty());
            assertThatThrownBy(
                            () -> new Erasure(installation).order(Set.of("market/one"), Kind.ORDER, "анна", "order 14"))
                    .hasMessageContaining("hold " + file + " on CASE");
            holds.set(Holds.Kind.SOURCE, "market", "order 15", "анна", Optional.empty());
            assertThat(HeldPosts.on(installation.index().get("market/one").orElseThrow(), installation))
                    .hasValueSatisfying(hold -> assertThat(hold.kind()).isEqualTo(Holds.Kind.SOURCE));
            assertThat(posts(installation)).containsExactly("market/one");
        }
    }

    @Test
    void aHoldEndsOnItsDay() throws Exception {
        try (OpenInstallation installation = home()) {
            Holds holds = new Holds(installation.database(), installation.clock());
            holds.set(Holds.Kind.SOURCE, "market", "order 12", "анна", Optional.of(NOON.plus(Duration.ofDays(5))));
            assertThat(HeldPosts.of(installation).on("market/one")).isPresent();
            assertThat(HeldPosts.of(installation).on("roads/one")).isEmpty();

            now = NOON.plus(Duration.ofDays(5));

            assertThat(HeldPosts.of(installation).on("market/one")).isEmpty();
        }
    }

    private OpenInstallation home() throws IOException {
        return OpenInstallation.open(new Home(folder.resolve("home")).prepare(), () -> now);
    }

    private void take(Installation installation, String... texts) throws Exception {
        List<String> lines = new ArrayList<>();
        for (String text : texts)
            lines.add("{\"id\":\"" + text + "\",\"permalink\":\"https://market.example.org/" + text
                    + "\",\"source\":\"market\",\"text\":\"саксии " + text + "\"}");
        Path rows = folder.resolve("rows.jsonl");
        Files.write(rows, lines);
        Importer importer = new Importer(installation, mistake -> {
            throw new AssertionError(mistake);
        });
        importer.take(rows);
        importer.finish();
    }

    private static List<String> posts(Installation installation) throws IOException {
        List<String> posts = new ArrayList<>();
        installation.index().refresh();
        installation.index().each(PostQuery.of(""), post -> posts.add(post.key()));
        return posts;
    }
}
