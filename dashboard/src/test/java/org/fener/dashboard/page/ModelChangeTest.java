package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fener.classifier.opennlp.TextAnalysis;
import org.fener.classifier.train.LabelledRow;
import org.fener.classifier.train.ModelCard;
import org.fener.classifier.train.Progress;
import org.fener.classifier.train.Trainer;
import org.fener.classifier.train.TrainingOptions;
import org.fener.dashboard.TellingTexts;
import org.fener.dashboard.round.Installation;
import org.fener.dashboard.store.AuditFilter;
import org.fener.dashboard.store.Label.Answer;
import org.fener.dashboard.store.LabelRows;
import org.fener.dashboard.store.Promotion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// From labels to a model in charge and back, by page.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ModelChangeTest {

    private static final String CATEGORY = "smuggling";
    private static final int LABELS = 400;
    private final TellingTexts texts = new TellingTexts();
    private RunningDashboard dashboard;
    private HttpVisitor analyst;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, InterruptedException {
        dashboard = RunningDashboard.start(folder, List.of());
        analyst = HttpVisitor.signedIn(dashboard.address("/"), RunningDashboard.NAME, RunningDashboard.PASSWORD);
        for (int i = 0; i < LABELS; i++)
            installation()
                    .labels()
                    .add(
                            "forum/" + i,
                            texts.next(i % 2 == 0),
                            Optional.of("en"),
                            CATEGORY,
                            i % 2 == 0 ? Answer.YES : Answer.NO,
                            "мария",
                            "");
        installation().labels().sync();
    }

    @AfterAll
    void stop() throws IOException {
        dashboard.close();
    }

    private Installation installation() {
        return dashboard.installation;
    }

    private String registered(String name) throws IOException {
        List<LabelledRow> rows = LabelRows.learnable(installation().labels());
        String digest = new Trainer(
                        new TextAnalysis(), TrainingOptions.standard().forFewTexts(), Progress.silent())
                .train(rows, List.of(CATEGORY))
                .writeTo(installation().home().models().resolve(name), ModelCard.Facts.none());
        installation().models().register(digest, name, "мария", name);
        return digest.substring(0, 12);
    }

    @Test
    void aChallengerIsComparedPutInChargeAndTakenBack() throws Exception {
        String good = registered("good");
        assertThat(analyst.get("/models/compare?version=" + good).body())
                .contains("right now", "/models/promote")
                .doesNotContain("notice bad");

        assertThat(analyst.post("/models/promote", Map.of("version", good, "reason", "it reads our forum"))
                        .body())
                .contains("Done. It judges new posts from now on", "it reads our forum");
        assertThat(installation().models().champion().orElseThrow().digest()).startsWith(good);

        assertThat(analyst.get("/models").body()).contains("Roll back to the models of the program");
        assertThat(analyst.post("/models/rollback", Map.of("reason", "it flags recipes", "from", "another"))
                        .body())
                .contains("another model was put in charge meanwhile");
        assertThat(analyst.post("/models/rollback", Map.of("reason", "it flags recipes"))
                        .body())
                .contains("Rolled back", "the models of the program")
                .doesNotContain("action=\"/models/rollback\"");
        assertThat(installation().models().champion()).isEmpty();
        assertThat(installation().models().promotions())
                .extracting(Promotion::why)
                .containsExactly("it flags recipes", "it reads our forum");
        assertThat(installation()
                        .audit()
                        .latest(AuditFilter.of(RunningDashboard.NAME, "model-change"), Long.MAX_VALUE, 5))
                .extracting(line -> line.reason())
                .contains("it flags recipes", "it reads our forum");
    }
}
