package org.fener.dashboard.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.home.SettingsFile;
import org.fener.dashboard.store.Database;
import org.fener.dashboard.store.Label.Answer;
import org.fener.dashboard.store.Labels;
import org.fener.dashboard.tuning.NearestLabels.Near;
import org.fener.dashboard.tuning.NearestLabels.Sides;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NearestLabelsTest {

    private static final String TEXT = "Пътуване до Сърбия всяка нощ от Пловдив, без документи, плащане при пристигане";

    @Test
    void whatPeopleLabelledStandsBesideWhatTheProgramCarries(@TempDir Path folder) throws Exception {
        Home home = new Home(folder).prepare();
        try (Database database = Database.open(home, SettingsFile.read(home.settingsFile()))) {
            Labels labels = new Labels(database, InstantSource.system());
            labels.put("a/1", TEXT, Optional.of("bg"), "smuggling", Answer.YES, "мария", "");
            labels.put("a/2", TEXT + ", четири места", Optional.of("bg"), "smuggling", Answer.YES, "мария", "");
            labels.put(
                    "a/3",
                    "Автобус до Сърбия всяка нощ от Пловдив",
                    Optional.of("bg"),
                    "smuggling",
                    Answer.NO,
                    "мария",
                    "");
            labels.put("a/4", TEXT + "!", Optional.of("bg"), "smuggling", Answer.UNSURE, "мария", "");

            Sides sides = new NearestLabels(labels).to(TEXT, "smuggling", 3);

            assertThat(sides.fitting()).hasSize(3);
            assertThat(sides.fitting().getFirst().post()).contains("a/2");
            assertThat(sides.fitting())
                    .extracting(Near::post)
                    .as("the text itself says nothing")
                    .doesNotContain(Optional.of("a/1"));
            assertThat(sides.fitting())
                    .extracting(Near::post)
                    .as("texts of the program")
                    .contains(Optional.empty());
            assertThat(sides.other().getFirst().post()).contains("a/3");
            assertThat(sides.fitting())
                    .extracting(Near::likeness)
                    .isSortedAccordingTo((one, other) -> Double.compare(other, one));
            assertThat(sides.fitting())
                    .allSatisfy(near -> assertThat(near.likeness()).isBetween(.05, 1.0));
        }
    }

    @Test
    void aTextLikeNoOtherHasNoNeighbours(@TempDir Path folder) throws Exception {
        Home home = new Home(folder).prepare();
        try (Database database = Database.open(home, SettingsFile.read(home.settingsFile()))) {
            Sides sides =
                    new NearestLabels(new Labels(database, InstantSource.system())).to("qzxv wqqk", "smuggling", 3);

            assertThat(sides.fitting()).isEmpty();
            assertThat(sides.other()).isEmpty();
        }
    }
}
