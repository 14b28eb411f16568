package org.fener.dashboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.fener.dashboard.home.Home;
import org.fener.dashboard.home.SettingsFile;
import org.fener.dashboard.store.Decision.State;
import org.fener.dashboard.store.Label.Answer;
import org.fener.dashboard.store.Triage.Choice;
import org.fener.dashboard.store.Triage.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TriageTest {

    private static final Choice REJECTED = new Choice(State.REJECTED, "", "");
    private static final Choice SMUGGLING = new Choice(State.CONFIRMED, "smuggling", "");

    @TempDir
    Path folder;

    private Database database;
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private Triage triage;
    private Labels labels;
    private SecondReadings readings;

    @BeforeEach
    void open() throws IOException {
        Home home = new Home(folder.resolve("home")).prepare();
        database = Database.open(home, SettingsFile.read(home.settingsFile()));
        triage = new Triage(database, () -> now);
        labels = new Labels(database, () -> now);
        readings = new SecondReadings(database, () -> now);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Subject post(String key) {
        return new Subject(key, "text of " + key, Optional.of("en"), List.of("smuggling", "document-fraud"));
    }

    private List<String> answers(String key) {
        return labels.of(key).stream()
                .map(label -> label.labeller() + " " + label.category() + " " + label.answer())
                .toList();
    }

    @Test
    void everyDecisionIsALabel() {
        triage.decide(List.of(post("a/1")), SMUGGLING, "мария", 0);
        triage.decide(List.of(post("a/2")), REJECTED, "мария", 0);
        triage.decide(List.of(post("a/3")), new Choice(State.UNSURE, "", "hard to say"), "мария", 0);
        triage.decide(List.of(post("a/4")), new Choice(State.ESCALATED, "", ""), "мария", 0);

        assertThat(answers("a/1")).containsExactly("мария smuggling YES");
        assertThat(answers("a/2")).containsExactlyInAnyOrder("мария smuggling NO", "мария document-fraud NO");
        assertThat(labels.of("a/3")).extracting(Label::answer).containsOnly(Answer.UNSURE);
        assertThat(answers("a/4")).isEmpty();
        assertThat(triage.standing("a/3").orElseThrow().note()).isEqualTo("hard to say");
    }

    @Test
    void decidingAnewTakesTheOldLabelsBack() {
        triage.decide(List.of(post("a/1")), REJECTED, "мария", 0);
        triage.decide(
                List.of(post("a/1")),
                SMUGGLING,
                "мария",
                triage.standing("a/1").orElseThrow().id());

        assertThat(answers("a/1")).containsExactly("мария smuggling YES");
    }

    @Test
    void undoGoesBackStepByStepAndBringsTheLabelsBefore() throws IOException {
        triage.decide(List.of(post("a/1")), REJECTED, "мария", 0);
        triage.decide(
                List.of(post("a/1")),
                SMUGGLING,
                "мария",
                triage.standing("a/1").orElseThrow().id());
        triage.decide(List.of(post("b/1"), post("b/2"), post("b/3")), SMUGGLING, "мария", 0);
        database.close();
        open(); // as after a new start

        assertThat(triage.undo("мария")).contains("b/1");
        assertThat(triage.decided(List.of("a/1", "b/1", "b/2", "b/3"))).containsOnlyKeys("a/1");
        assertThat(answers("b/3")).isEmpty();
        assertThat(triage.undo("мария")).contains("a/1");
        assertThat(answers("a/1")).containsExactlyInAnyOrder("мария smuggling NO", "мария document-fraud NO");
        assertThat(triage.undo("мария")).contains("a/1");
        assertThat(answers("a/1")).isEmpty();
        assertThat(triage.undo("мария")).isEmpty();
        assertThat(triage.history("a/1")).hasSize(2).allMatch(Decision::undone);
    }

    @Test
    void undoLeavesWhatOthersDecided() {
        triage.decide(List.of(post("a/1")), SMUGGLING, "иван", 0);
        triage.decide(
                List.of(post("a/1")),
                REJECTED,
                "мария",
                triage.standing("a/1").orElseThrow().id());

        triage.undo("мария");

        assertThat(triage.standing("a/1").orElseThrow().account()).isEqualTo("иван");
        assertThat(answers("a/1")).containsExactly("иван smuggling YES");
    }

    @Test
    void whoDidNotSeeTheDecisionBetweenDecidesNothing() {
        triage.decide(List.of(post("a/1"), post("a/2")), SMUGGLING, "иван", 0);

        Optional<Decision> between = triage.decide(List.of(post("a/1"), post("a/3")), REJECTED, "мария", 0);

        assertThat(between.orElseThrow().account()).isEqualTo("иван");
        assertThat(triage.history("a/1")).hasSize(1);
        assertThat(triage.history("a/3")).isEmpty();
    }

    @Test
    void anEditedTextWaitsAgain() {
        triage.decide(List.of(post("a/1")), REJECTED, "мария", 0);

        assertThat(triage.decided(List.of("a/1", "a/9")))
                .isEqualTo(Map.of("a/1", Set.of(Labels.digest("text of a/1"))));
    }

    @Test
    void whatNeedsAnotherLookWaitsInAQueueOfItsOwn() {
        triage.decide(List.of(post("a/1")), new Choice(State.ESCALATED, "", ""), "мария", 0);
        triage.decide(List.of(post("a/2")), new Choice(State.UNSURE, "", ""), "мария", 0);
        assertThat(triage.standingIn(State.ESCALATED)).containsExactly("a/1");
        assertThat(triage.standingIn(State.UNSURE)).containsExactly("a/2");

        triage.decide(
                List.of(post("a/1")),
                SMUGGLING,
                "иво",
                triage.standing("a/1").orElseThrow().id());
        assertThat(triage.standingIn(State.ESCALATED)).isEmpty();

        triage.undo("иво");
        assertThat(triage.standingIn(State.ESCALATED)).containsExactly("a/1");
    }

    @Test
    void peopleDisagreeUntilOneOfThemSaysOtherwise() {
        triage.decide(List.of(post("a/1")), SMUGGLING, "мария", 0);
        triage.decide(
                List.of(post("a/1")),
                REJECTED,
                "иво",
                triage.standing("a/1").orElseThrow().id());
        triage.decide(List.of(post("a/2")), SMUGGLING, "мария", 0);
        assertThat(triage.disagreed()).containsExactly("a/1");

        triage.decide(
                List.of(post("a/1")),
                REJECTED,
                "мария",
                triage.standing("a/1").orElseThrow().id());
        assertThat(triage.disagreed()).isEmpty();
    }

    @Test
    void whatIsPutAsideIsOutOfSightUntilItWakes() {
        Choice aside = new Choice(State.SNOOZED, "", "after the holiday", Optional.of(now.plusSeconds(3600)));
        triage.decide(List.of(post("a/1"), post("a/2")), aside, "мария", 0);

        assertThat(triage.decided(List.of("a/1", "a/2"))).containsOnlyKeys("a/1", "a/2");
        assertThat(triage.standingIn(State.SNOOZED)).containsExactly("a/1", "a/2");
        assertThat(answers("a/1")).isEmpty();
        now = now.plusSeconds(3601);
        assertThat(triage.decided(List.of("a/1", "a/2"))).isEmpty();
        assertThat(triage.standing("a/1")).isEmpty();
        assertThat(triage.standingIn(State.SNOOZED)).isEmpty();
        assertThat(triage.undo("мария")).as("it is over by itself").isEmpty();
    }

    @Test
    void puttingAsideIsUndoneAndLeavesTheDecisionBefore() {
        triage.decide(List.of(post("a/1")), new Choice(State.UNSURE, "", ""), "мария", 0);
        long seen = triage.standing("a/1").orElseThrow().id();
        Choice aside = new Choice(State.SNOOZED, "", "", Optional.of(now.plusSeconds(3600)));
        triage.decide(List.of(post("a/1")), aside, "мария", seen);
        assertThat(triage.standingIn(State.UNSURE)).isEmpty();

        assertThat(triage.undo("мария")).contains("a/1");

        assertThat(triage.standingIn(State.UNSURE)).containsExactly("a/1");
        assertThat(labels.of("a/1")).extracting(Label::answer).containsOnly(Answer.UNSURE);
        triage.decide(List.of(post("a/1")), aside, "мария", seen);
        now = now.plusSeconds(3601);
        assertThat(triage.standingIn(State.UNSURE)).containsExactly("a/1");
    }

    /// Texts of which the lot says that they are read again.
    private static List<Subject> sampled(int wanted) {
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> post("s/" + i))
                .filter(subject -> Long.parseLong(Labels.digest(subject.text()).substring(52), 16) % 20 == 0)
                .limit(wanted)
                .toList();
    }

    @Test
    void oneDecisionInTwentyIsReadAgainByAnother() {
        List<Subject> many =
                IntStream.range(0, 2000).mapToObj(i -> post("m/" + i)).toList();
        triage.decide(many, REJECTED, "мария", 0);

        assertThat(readings.waiting("иван")).hasSizeBetween(60, 140);
        assertThat(readings.waiting("мария")).as("not by the same person").isEmpty();
    }

    @Test
    void aSecondReadingIsALabelAndNoDecision() {
        Subject subject = sampled(1).getFirst();
        triage.decide(List.of(subject), SMUGGLING, "мария", 0);
        assertThat(readings.waiting("иван")).containsExactly(subject.post());

        assertThat(triage.readAgain(subject, REJECTED, "иван")).isTrue();

        assertThat(triage.standing(subject.post()).orElseThrow().account()).isEqualTo("мария");
        assertThat(answers(subject.post()))
                .containsExactlyInAnyOrder("мария smuggling YES", "иван smuggling NO", "иван document-fraud NO");
        assertThat(triage.disagreed()).containsExactly(subject.post());
        assertThat(readings.all()).singleElement().satisfies(pair -> {
            assertThat(pair.first().account()).isEqualTo("мария");
            assertThat(pair.second().state()).isEqualTo(State.REJECTED);
        });
        assertThat(readings.waiting("петя")).as("once is enough").isEmpty();
        assertThat(triage.readAgain(subject, REJECTED, "петя")).isFalse();

        assertThat(triage.undo("иван")).contains(subject.post());
        assertThat(readings.all()).isEmpty();
        assertThat(answers(subject.post())).containsExactly("мария smuggling YES");
        assertThat(readings.waiting("петя")).containsExactly(subject.post());
    }

    @Test
    void whatAPersonDecidedTodayIsCountedInGoes() {
        triage.decide(List.of(post("a/1"), post("a/2")), REJECTED, "мария", 0);
        triage.decide(List.of(post("a/3")), REJECTED, "мария", 0);
        triage.decide(List.of(post("a/4")), REJECTED, "иван", 0);

        assertThat(triage.decidedSince(now, "мария")).isEqualTo(2);
        assertThat(triage.decidedSince(now.plusSeconds(1), "мария")).isZero();
    }
}
