package org.fener.crawler.fetch;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.fener.crawler.Round;
import org.fener.crawler.fetch.Neighbourhood.Brought;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A group of hostile hosts at once beside 20 well-behaved ones: these lose nothing.
@Timeout(300)
class HostileNeighboursTest {

    private static final FetchLimits SHORTENED = new FetchLimits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(6),
            Duration.ofSeconds(20),
            200,
            Duration.ofSeconds(4),
            64 * 1024,
            256,
            4 * 1024 * 1024,
            8 * 1024 * 1024,
            100,
            5,
            2_048,
            512 * 1024,
            Duration.ofSeconds(12),
            Duration.ofHours(12),
            Duration.ofSeconds(5),
            Duration.ofHours(24));

    @TempDir
    Path home;

    /// @param groups the letters of the catalogue
    @ParameterizedTest
    @ValueSource(strings = {"A", "B", "CX", "DH", "F", "G", "RTZ"})
    void everyHostileHostLeavesWhatItMustAndTheNeighboursLoseNothing(String groups) throws Exception {
        List<HostileScene> scenes = HostileScene.all().stream()
                .filter(scene -> groups.indexOf(scene.id().charAt(0)) >= 0)
                .toList();
        try (Neighbourhood street = new Neighbourhood(home, SHORTENED, Duration.ofMillis(10))) {
            street.wake();
            long process = street.crawlProcess();
            for (HostileScene scene : scenes) street.add(scene);

            Brought brought = street.round(Duration.ofSeconds(90));

            SoftAssertions softly = new SoftAssertions();
            for (HostileScene scene : scenes) check(scene, street, brought, softly);
            softly.assertThat(street.crawlProcess()).as("the crawl process").isEqualTo(process);
            softly.assertThat(street.log())
                    .as("the crawl's log")
                    .noneMatch(line -> line.contains("Error"))
                    .noneMatch(line -> line.chars().anyMatch(c -> c != '\t' && Character.isISOControl(c)));
            softly.assertThat(street.collected())
                    .as("known posts of the neighbours")
                    .hasSize(Neighbourhood.HOSTS * Neighbourhood.POSTS);
            softly.assertThat(street.damages()).as("damages in the archive").isEmpty();
            softly.assertThat(street.strayFiles())
                    .as("files that are none of ours")
                    .isEmpty();
            softly.assertThat(street.knocks())
                    .as("connections to a forbidden address")
                    .isZero();
            new Socket(HostileServer.FORBIDDEN, street.server(scenes.getFirst()).port()).close();
            softly.assertThat(street.knocksWithin(Duration.ofSeconds(10)))
                    .as("a connection made on purpose is counted")
                    .isTrue();
            softly.assertAll();
        }
    }

    /// Visibility, evidence and what the scene asks for by itself.
    static void check(HostileScene scene, Neighbourhood street, Brought brought, SoftAssertions softly)
            throws IOException {
        Round round = brought.of(scene);
        Aftermath left = street.after(scene, brought);
        String what = scene.id() + " (" + scene.what() + "): " + round.reasons() + " " + round.problems() + " "
                + left.asked();
        if (!scene.codes().isEmpty()) {
            Set<String> told = new HashSet<>(round.reasons().keySet());
            told.retainAll(scene.codes());
            softly.assertThat(told)
                    .as("%s: told as one of %s", what, scene.codes())
                    .isNotEmpty();
        }
        softly.assertThat(round.reasons()).as(what).doesNotContainKey("fault");
        softly.assertThat(left.requests())
                .as("%s: requests, without cookies and credentials", what)
                .hasSizeLessThan(scene.id().equals("A10") ? 3_000 : 120)
                .allMatch(seen -> seen.field("Cookie").isEmpty()
                        && seen.field("Authorization").isEmpty());
        softly.assertThatCode(() -> left.assertEveryRequestIsEvidence(what))
                .as(what)
                .doesNotThrowAnyException();
        softly.assertThatCode(() -> scene.check().of(left))
                .as("%s: %s", what, scene.must())
                .doesNotThrowAnyException();
        softly.assertThat(street.server(scene).openedFiles())
                .as("%s: files opened", what)
                .isZero();
        softly.assertThat(street.server(scene).open())
                .as("%s: connections left open", what)
                .isLessThanOrEqualTo(1);
    }
}
