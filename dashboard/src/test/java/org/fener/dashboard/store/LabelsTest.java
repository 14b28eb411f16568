package org.fener.dashboard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.home.SettingsFile;
import org.fener.dashboard.store.Label.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LabelsTest {

    private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");
    private static final String POST = "roads/p1";

    @TempDir
    Path folder;

    private Database database;
    private Instant now = TEN;
    private Labels labels;

    @BeforeEach
    void open() throws IOException {
        Home home = new Home(folder.resolve("home")).prepare();
        database = Database.open(home, SettingsFile.read(home.settingsFile()));
        labels = new Labels(database, () -> now);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private boolean say(String text, Answer answer, String who) {
        return labels.put(POST, text, Optional.of("bg"), "smuggling", answer, who, "");
    }

    @Test
    void keepsWhoSaidWhatWhenAboutWhichText() {
        say("трима до Виена", Answer.YES, "мария");

        assertThat(labels.of(POST)).singleElement().satisfies(label -> {
            assertThat(label.labeller()).isEqualTo("мария");
            assertThat(label.at()).isEqualTo(TEN);
            assertThat(label.textDigest()).isEqualTo(Labels.digest("трима до Виена"));
            assertThat(label.answer()).isEqualTo(Answer.YES);
        });
        assertThat(labels.texts()).singleElement().satisfies(text -> {
            assertThat(text.content()).isEqualTo("трима до Виена");
            assertThat(text.language()).contains("bg");
        });
    }

    @Test
    void theNewestAnswerOfAPersonStandsAndTheOldOneStaysInTheHistory() {
        say("text", Answer.YES, "ana");
        now = TEN.plusSeconds(60);
        say("text", Answer.UNSURE, "ana");

        assertThat(labels.of(POST)).extracting(Label::answer).containsExactly(Answer.UNSURE);
        assertThat(labels.history(POST)).extracting(Label::answer).containsExactly(Answer.YES, Answer.UNSURE);
    }

    @Test
    void theSameAnswerTwiceIsNoNews() {
        assertThat(say("text", Answer.NO, "ana")).isTrue();
        assertThat(say("text", Answer.NO, "ana")).isFalse();

        assertThat(labels.history(POST)).hasSize(1);
    }

    @Test
    void peopleAndVersionsOfATextStandSideBySide() {
        say("before", Answer.YES, "ana");
        say("before", Answer.NO, "boris");
        say("after", Answer.YES, "ana");

        assertThat(labels.of(POST)).hasSize(3);
        assertThat(labels.standing()).hasSize(3);
        assertThat(labels.texts()).hasSize(2);
    }

    @Test
    void whatIsWithdrawnStandsNoMore() {
        say("text", Answer.YES, "ana");
        assertThat(say("text", Answer.WITHDRAWN, "ana")).isTrue();

        assertThat(labels.of(POST)).isEmpty();
        assertThat(labels.standing()).isEmpty();
        assertThat(labels.history(POST)).hasSize(2);
        assertThat(say("text", Answer.WITHDRAWN, "ana")).isFalse();
    }

    @Test
    void refusesALabelWithoutATextOrByNobody() {
        assertThatThrownBy(() -> say(" ", Answer.YES, "ana")).hasMessageContaining(POST);
        assertThatThrownBy(() -> say("text", Answer.YES, "")).hasMessageContaining("account name");
    }
}
