package org.fener.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fener.classifier.Category;
import org.fener.dashboard.store.Label.Answer;
import org.fener.dashboard.store.Role;
import org.fener.dashboard.store.ThresholdRows.ThresholdRow;
import org.fener.dashboard.tuning.Errors;
import org.fener.dashboard.tuning.RememberedScores;
import org.fener.dashboard.tuning.ThresholdPreview;
import org.fener.indexer.IndexedPost;
import org.fener.indexer.PostQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// An analyst steers the models by page, over the demo's posts.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ModelPagesTest {

    private static final String CATEGORY = "smuggling";
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

    private final RememberedScores remembered = new RememberedScores();
    private RunningDashboard dashboard;
    private HttpVisitor analyst;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, InterruptedException {
        dashboard = RunningDashboard.start(folder, List.of());
        analyst = HttpVisitor.signedIn(dashboard.address("/"), RunningDashboard.NAME, RunningDashboard.PASSWORD);
    }

    @AfterAll
    void stop() throws IOException {
        dashboard.close();
    }

    @Test
    void aPreviewChangesNothingAndSavingDoesWhatItSaid() throws Exception {
        ThresholdPreview preview = preview(0.9);
        long flagged = flaggedByTheModelInForce();
        assertThat(preview.now().flagged()).isEqualTo(flagged);
        assertThat(preview.would().flagged()).isLessThan(flagged);
        assertThat(preview.lostInAll())
                .isEqualTo((int) (flagged - preview.would().flagged()));

        String page =
                analyst.get("/models/threshold?category=smuggling&percent=90").body();
        assertThat(page).contains("Would vanish (" + preview.lostInAll() + ")");
        assertThat(flaggedByTheModelInForce()).isEqualTo(flagged);

        analyst.post(
                "/models/threshold",
                Map.of("category", CATEGORY, "percent", "90", "reason", "fewer flags during the holidays"));
        assertThat(flaggedByTheModelInForce()).isEqualTo(preview.would().flagged());
        assertThat(dashboard.installation.thresholds().history())
                .last()
                .extracting(ThresholdRow::by, ThresholdRow::why)
                .containsExactly(RunningDashboard.NAME, "fewer flags during the holidays");

        analyst.post("/models/threshold", Map.of("category", CATEGORY, "reason", "the holidays are over now"));
        assertThat(flaggedByTheModelInForce()).isEqualTo(flagged);
    }

    /// What a page tells while the slider moves is what a preview says.
    @Test
    void theSpreadOfTheScoresTellsWhatAnyThresholdWouldDo() throws Exception {
        ThresholdPreview.Spread spread = ThresholdPreview.inForce(
                        dashboard.installation, remembered, CATEGORY, Optional.empty())
                .spread();
        ThresholdPreview.Spread turkish = ThresholdPreview.inForce(
                        dashboard.installation, remembered, CATEGORY, Optional.of("tr"))
                .spread();
        for (int thousandth : new int[] {10, 333, 500, 613, 851, 990, 999}) {
            double least = thousandth / 10.0 / 100;
            ThresholdPreview preview = preview(least);
            assertThat(spread.others().from(thousandth)).isEqualTo(preview.gainedInAll());
            assertThat(spread.flagged().from(thousandth) + spread.others().from(thousandth))
                    .isEqualTo((int) preview.would().flagged());
            ThresholdPreview ofTurkish = ThresholdPreview.of(
                    dashboard.installation, remembered, CATEGORY, Optional.of("tr"), OptionalDouble.of(least));
            assertThat(turkish.elsewhere()
                            + turkish.flagged().from(thousandth)
                            + turkish.others().from(thousandth))
                    .isEqualTo(ofTurkish.would().flagged());
        }
    }

    @Test
    void aThresholdForAllLanguagesSaysWhichItReplaces() throws Exception {
        Map<String, String> bulgarian = Map.of("category", CATEGORY, "language", "bg", "percent", "88.8");
        Map<String, String> own = Map.of("category", CATEGORY, "language", "bg");
        analyst.post("/models/threshold", with(bulgarian, "fewer flags in Bulgarian"));
        assertThat(analyst.get("/models/threshold?category=smuggling").body())
                .contains("takes the place of those that these languages have of their own", "Bulgarian ");
        assertThat(analyst.get("/models/threshold?category=smuggling&language=bg")
                        .body())
                .doesNotContain("takes the place");
        ThresholdPreview untouched =
                ThresholdPreview.inForce(dashboard.installation, remembered, CATEGORY, Optional.empty());
        assertThat(untouched.would()).isEqualTo(untouched.now());
        assertThat(untouched.gainedInAll() + untouched.lostInAll()).isZero();
        analyst.post("/models/threshold", with(own, "that was too few of them"));
    }

    private static Map<String, String> with(Map<String, String> form, String reason) {
        Map<String, String> whole = new HashMap<>(form);
        whole.put("reason", reason);
        return whole;
    }

    @Test
    void whatIsWrongWithASearchIsSaidInTheLanguageOfThePage() throws Exception {
        HttpVisitor bulgarian =
                HttpVisitor.signedIn(dashboard.address("/"), Role.INVESTIGATOR.name(), RunningDashboard.PASSWORD);
        bulgarian.post("/preferences", Map.of("language", "bg", "back", "/search"));

        assertThat(bulgarian.get("/search?q=categry:x").body()).contains("Знак 1: няма такова поле");
        assertThat(bulgarian.post("/search/batch", Map.of("lines", "(a")).body())
                .contains("скоба не е затворена");
        assertThat(analyst.get("/search?q=categry:x").body()).contains("character 1: ");
    }

    @Test
    void whyTrainingChoseAThresholdIsSaidInTheLanguageOfThePage() throws Exception {
        HttpVisitor bulgarian =
                HttpVisitor.signedIn(dashboard.address("/"), Role.ANALYST.name(), RunningDashboard.PASSWORD);
        bulgarian.post("/preferences", Map.of("language", "bg", "back", "/models"));

        assertThat(bulgarian.get("/models").body())
                .contains("обучение", "най-добра мярка F", "при отделените текстове")
                .doesNotContain("held-out");
        assertThat(bulgarian.get("/reports/today").body())
                .contains("най-добра мярка F")
                .doesNotContain("held-out");
    }

    @Test
    void aThresholdNeedsAReasonAndANumber() throws Exception {
        int before = dashboard.installation.thresholds().history().size();

        assertThat(analyst.post("/models/threshold", Map.of("category", CATEGORY, "percent", "90", "reason", "so"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(analyst.post(
                                "/models/threshold",
                                Map.of("category", CATEGORY, "percent", "0", "reason", "a reason that is long"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(analyst.get("/models/threshold?category=weather").statusCode())
                .isEqualTo(404);
        assertThat(dashboard.installation.thresholds().history()).hasSize(before);
    }

    @Test
    void whatPeopleSaidIsMeasuredAtEachThreshold() throws Exception {
        dashboard
                .installation
                .index()
                .search(PostQuery.of("category:cyber-threat"))
                .hits()
                .forEach(hit -> dashboard
                        .installation
                        .labels()
                        .put(
                                hit.post().key(),
                                hit.post().post().text(),
                                Optional.of(hit.post().verdict().language()),
                                "cyber-threat",
                                Answer.YES,
                                "vera",
                                ""));

        ThresholdPreview preview = ThresholdPreview.of(
                dashboard.installation, remembered, "cyber-threat", Optional.empty(), OptionalDouble.of(0.999));

        assertThat(preview.now().labelled().precision()).hasValue(1);
        assertThat(preview.now().labelled().right()).isPositive();
        assertThat(preview.would().labelled().recall().orElseThrow()).isLessThan(1);
        assertThat(preview.ladder()).hasSize(19);
        PrecisionRecall curve = PrecisionRecall.of(preview);
        assertThat(curve.now())
                .as("precision 1 is at the top")
                .hasValueSatisfying(point -> assertThat(point.y()).isEqualTo(10));
        assertThat(curve.points()).extracting(point -> point.least()).isSorted();
    }

    @Test
    void aPostThatWasAskedAboutIsLabelledAndTheAnswerCanBeTakenBack() throws Exception {
        String page = analyst.get("/models/labels?category=trafficking").body();
        Category asked = dashboard.installation.categories().stream()
                .filter(category -> category.key().equals("trafficking"))
                .findFirst()
                .orElseThrow();
        assertThat(page)
                .as("what counts stands beside the text")
                .contains(beginning(asked.definition()), beginning(asked.exclusions()));
        Matcher key = KEY.matcher(page);
        assertThat(key.find()).isTrue();

        String next = analyst.post(
                        "/models/labels", Map.of("category", "trafficking", "key", key.group(1), "answer", "NO"))
                .body();
        assertThat(dashboard.installation.labels().of(key.group(1)))
                .singleElement()
                .satisfies(label -> assertThat(label.answer()).isEqualTo(Answer.NO));
        assertThat(next).contains("Take back");

        analyst.post("/models/labels", Map.of("category", "trafficking", "key", key.group(1), "answer", "WITHDRAWN"));
        assertThat(dashboard.installation.labels().of(key.group(1))).isEmpty();
    }

    private static String beginning(Map<String, String> words) {
        return ">" + words.getOrDefault("en", "").substring(0, 12);
    }

    @Test
    void theOverviewShowsEveryCategoryWithItsThresholdAndThereIsNothingToRollBack() throws Exception {
        String page = analyst.get("/models").body();

        assertThat(page)
                .contains("/models/threshold?category=smuggling", "the models of the program")
                .contains("<th scope=\"row\">Bulgarian</th>")
                .containsPattern("\\d\\d,\\d{3} texts, [1-9][\\d,]+ of them of the category");
        assertThat(analyst.post("/models/rollback", Map.of("reason", "it flags too much"))
                        .body())
                .contains("nothing to roll back");
        assertThat(analyst.get("/models/compare?version=abcd").statusCode()).isEqualTo(404);
        assertThat(analyst.get("/models/drift").body()).contains("no day to compare with");
    }

    @Test
    void oneMayBeAskedForOneReasonAlone() throws Exception {
        String page =
                analyst.get("/models/labels?category=trafficking&mode=likely").body();
        Matcher key = KEY.matcher(page);
        assertThat(key.find()).isTrue();

        assertThat(page).contains("<b>a high score</b>", "name=\"mode\" value=\"likely\"", "mode=likely&amp;skip=");
        assertThat(analyst.post(
                                "/models/labels",
                                Map.of(
                                        "category",
                                        "trafficking",
                                        "key",
                                        key.group(1),
                                        "answer",
                                        "NO",
                                        "mode",
                                        "likely"))
                        .body())
                .contains("<b>a high score</b>");
        analyst.post("/models/labels", Map.of("category", "trafficking", "key", key.group(1), "answer", "WITHDRAWN"));
        assertThat(analyst.get("/models/labels?category=trafficking&mode=nonsense")
                        .body())
                .contains("Nothing waits for a label");
    }

    @Test
    void aTrainingIsBegunAndEndedByPage() throws Exception {
        assertThat(analyst.post("/models/training", Map.of("category", "smuggling"))
                        .body())
                .contains("The training runs");
        analyst.post("/models/training/cancel", Map.of());
        assertThat(analyst.post("/models/training", Map.of("category", "x")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void theErrorsOfTheModelAreCountedBySlice() throws Exception {
        String flagged = dashboard
                .installation
                .index()
                .search(PostQuery.of("*").flagged(List.of("trafficking")))
                .hits()
                .getFirst()
                .post()
                .key();
        IndexedPost post = dashboard.installation.index().get(flagged).orElseThrow();
        dashboard
                .installation
                .labels()
                .add(flagged, post.post().text(), post.post().language(), "trafficking", Answer.NO, "мария", "");

        Errors errors = Errors.of(dashboard.installation, "trafficking");
        assertThat(errors.wrong()).extracting(Errors.Differing::post).contains(flagged);
        assertThat(errors.slices().get("source"))
                .filteredOn(slice -> slice.value().equals(post.source()))
                .singleElement()
                .satisfies(slice -> assertThat(slice.wrong()).isPositive());
        assertThat(analyst.get("/models/errors?category=trafficking").body())
                .contains("Wrongly flagged (" + errors.wrong().size() + ")");
    }

    private ThresholdPreview preview(double least) throws IOException {
        return ThresholdPreview.of(
                dashboard.installation, remembered, CATEGORY, Optional.empty(), OptionalDouble.of(least));
    }

    private long flaggedByTheModelInForce() throws IOException {
        AtomicLong flagged = new AtomicLong();
        dashboard.installation.index().each(PostQuery.of("*"), post -> {
            if (dashboard
                    .installation
                    .classifier()
                    .judge(post.post().text(), post.post().language())
                    .flags()
                    .contains(CATEGORY)) flagged.incrementAndGet();
        });
        return flagged.get();
    }
}
