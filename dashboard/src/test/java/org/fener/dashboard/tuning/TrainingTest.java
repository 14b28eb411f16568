package org.fener.dashboard.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.round.OpenInstallation;
import org.fener.dashboard.store.Label.Answer;
import org.fener.dashboard.store.RegisteredModel;
import org.fener.dashboard.store.Run;
import org.fener.dashboard.store.Run.Outcome;
import org.fener.dashboard.tuning.Said.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainingTest {

    private static final List<String> OFFERS = List.of(
            "Two old bikes for sale, one needs a chain",
            "Selling my grandfather's boat with oars, price by phone",
            "Kettle and six cups, used twice, buyer collects",
            "Garden ladder four metres, aluminium, cheap",
            "Carpet from the living room goes to whoever pays first",
            "Drum set of a school band, cymbals included, offers welcome",
            "Winter tyres for sale, two seasons left in them",
            "For sale: oak wardrobe, can be taken apart");

    private static final List<String> CHATTER = List.of(
            "Does anybody know when the library opens on Monday?",
            "The match yesterday was over after ten minutes, really",
            "It rained the whole week and the river is high again",
            "My sister passed her exam and we celebrated until late",
            "Which bus goes to the hospital from the market square?",
            "Thanks to everybody who helped to look for our cat",
            "The new teacher plays the violin in the evenings",
            "How long do you boil beans that were soaked overnight?");

    @TempDir
    Path folder;

    private OpenInstallation at;
    private Training training;
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");

    @BeforeEach
    void open() throws IOException {
        at = OpenInstallation.open(new Home(folder.resolve("home")).prepare(), () -> now);
        training = new Training(at);
    }

    @AfterEach
    void close() throws IOException {
        training.close();
        at.close();
    }

    @Test
    void aModelComesOutThatJudgesNothingYet() throws IOException {
        OFFERS.forEach(text -> label(text, Answer.YES));
        CHATTER.forEach(text -> label(text, Answer.NO));

        assertThat(training.begin("wares", "мария")).isTrue();
        training.awaitEnd();

        RegisteredModel made = at.models().all().getFirst();
        assertThat(made.by()).isEqualTo("мария");
        assertThat(Said.plainNote(made.note())).matches("wares, \\d+ texts");
        assertThat(Said.plainNote("from the spring labels")).isEqualTo("from the spring labels");
        assertThat(at.models().champion()).isEmpty();
        assertThat(at.classifier()
                        .with(Optional.of(made))
                        .judge("Old bikes for sale", Optional.empty())
                        .score("wares"))
                .isPresent();
        assertThat(last()).extracting(Run::outcome, Run::details).containsExactly(Outcome.DONE, made.digest());
        assertThat(training.log()).anyMatch(Said.of(Step.TRAINING, "wares", 1, 1)::equals);

        now = now.plusSeconds(60);
        training.begin("wares", "мария");
        training.awaitEnd();
        assertThat(Said.parse(last().details()).step()).isEqualTo(Step.SAME);
    }

    @Test
    void whatIsEndedLeavesNothing() throws IOException {
        training.begin("smuggling", "мария");
        training.cancel("иво");
        training.awaitEnd();

        assertThat(last())
                .extracting(Run::outcome, Run::details)
                .containsExactly(Outcome.FAILED, Said.of(Step.ENDED, "иво").stored());
        assertThat(at.models().all()).isEmpty();
        try (Stream<Path> left = Files.list(at.home().models())) {
            assertThat(left).isEmpty();
        }
        assertThat(training.isRunning()).isFalse();
    }

    @Test
    void tooFewLabelsAreToldInWords() {
        label("Old bikes for sale", Answer.YES);

        training.begin("wares", "мария");
        training.awaitEnd();

        assertThat(Said.parse(last().details())).isEqualTo(Said.of(Step.TOO_FEW, "wares", 4, 1, 0));
    }

    private Run last() {
        return training.latest(1).getFirst();
    }

    private void label(String text, Answer answer) {
        at.labels().add("more/" + text.hashCode(), text, Optional.of("en"), "wares", answer, "мария", "");
    }
}
