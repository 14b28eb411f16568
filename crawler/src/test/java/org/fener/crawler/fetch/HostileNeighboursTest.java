package org.fener.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.fener.crawler.Round;
import org.fener.crawler.fetch.Neighbourhood.Brought;
import org.junit.jupiter.api.Test;
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
    @ValueSource(strings = {"AB", "CD", "GH", "RTXZ"})
    void everyPostOfTheNeighboursArrivesAndEveryHostileHostIsTold(String groups) throws Exception {
        List<HostileScene> scenes = HostileScene.all().stream()
                .filter(scene -> groups.indexOf(scene.id().charAt(0)) >= 0)
                .toList();
        try (HostileServer forbidden = new HostileServer("127.0.0.9", 0);
                Neighbourhood street = new Neighbourhood(home, SHORTENED, Duration.ofMillis(10))) {
            for (HostileScene scene : scenes) street.add(scene);

            Brought brought = street.round(Duration.ofSeconds(90));

            SoftAssertions softly = new SoftAssertions();
            for (HostileScene scene : scenes) {
                Round round = brought.of(scene);
                String what = scene.id() + " (" + scene.what() + "): " + round.reasons() + " " + round.problems();
                if (!scene.codes().isEmpty()) {
                    Set<String> told = new HashSet<>(round.reasons().keySet());
                    told.retainAll(scene.codes());
                    softly.assertThat(told).as(what).isNotEmpty();
                }
                softly.assertThat(round.reasons()).as(what).doesNotContainKey("fault");
                softly.assertThat(street.server(scene).seen().size())
                        .as("%s: requests to it", what)
                        .isLessThan(120);
                softly.assertThat(street.server(scene).seen().stream()
                                .filter(seen -> seen.field("Cookie").isPresent()
                                        || seen.field("Authorization").isPresent()))
                        .as("%s: credentials or cookies", what)
                        .isEmpty();
            }
            softly.assertThat(street.collected())
                    .as("known posts of the neighbours")
                    .hasSize(Neighbourhood.HOSTS * Neighbourhood.POSTS);
            softly.assertThat(street.damages()).as("damages in the archive").isEmpty();
            softly.assertThat(forbidden.connections())
                    .as("connections to a forbidden address")
                    .isZero();
            softly.assertThat(street.log()).as("the crawl's log").noneMatch(line -> line.contains("Error"));
            softly.assertAll();
        }
    }

    @Test
    void noTwoScenesShareAnId() {
        assertThat(HostileScene.all()).extracting(HostileScene::id).doesNotHaveDuplicates();
    }
}
