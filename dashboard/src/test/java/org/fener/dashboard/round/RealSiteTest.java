package org.fener.dashboard.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.fener.dashboard.SharedMaterial;
import org.fener.dashboard.home.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two boards of a real MyBB forum, watched by the program in processes of its own: undisturbed, and killed on the way.
final class RealSiteTest {

    @TempDir
    Path folder;

    @Test
    void aSecondRoundFetchesNextToNothing() throws Exception {
        try (SavedSite site = SavedSite.serve(SharedMaterial.path(BoardsProgram.BOARDS))) {
            Home home = new BoardsProgram(folder, site).home("whole");
            assertThat(BoardsProgram.round(home).waitFor()).isZero();
            Map<String, Integer> expected = BoardsProgram.posts(home);
            assertThat(expected).as(() -> BoardsProgram.log(home)).hasSizeGreaterThan(100);
            assertThat(expected.values()).containsOnly(1);
            int pages = site.pages();

            assertThat(BoardsProgram.round(home).waitFor()).isZero();

            assertThat(BoardsProgram.posts(home)).isEqualTo(expected);
            assertThat(site.pages() - pages).as("pages fetched again").isLessThan(pages / 10);
        }
    }

    /// A few kills; `bench kill` does a hundred.
    @Test
    void killedRoundsAreMadeUpWithoutLossOrDouble() throws Exception {
        try (SavedSite site = SavedSite.serve(SharedMaterial.path(BoardsProgram.BOARDS))) {
            KilledRounds.Outcome outcome = new KilledRounds(new BoardsProgram(folder, site), 1).run(3);

            assertThat(outcome.kills()).isEqualTo(3);
            assertThat(outcome.finished()).isPositive();
            assertThat(outcome.lost()).isZero();
            assertThat(outcome.doubles()).isZero();
            assertThat(outcome.needed()).isZero();
        }
    }
}
